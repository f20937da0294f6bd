// Any text as a script of a pack: within its limits it is refused, stopped or done, and the second
// time the same. Whatever the script does, load, evaluation and report keep to a bound of memory
// and of time, and give everything back.
#include <stdint.h>
#include <stdlib.h>

#include "bounds.h"
#include "small_pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char DOSSIER[] = "grow-dossier: 1\n"
                              "pack: small\n"
                              "partnership: { name: Proef (fictief), fictional: true }\n"
                              "date: 2025-01-15\n"
                              "facts: { F01: 7, F02: a, F03: [{ naam: x, aantal: 2 }] }\n"
                              "respondents:\n"
                              "  - { id: p, role: een, answers: { G01: 3, G02: daarom } }\n";

// Free blocks of the wrong size may hold three times the limit; the rest is the pack, the report
// and what they are written to. Time is that of a build with sanitizers on a busy machine.
enum { MEMORY = 1024 * 1024, MEMORY_IN_ALL = 3 * MEMORY + 2 * 1024 * 1024, SECONDS = 2 };

static grow_status run_once(struct small_pack *small)
{
    const grow_limits limits = {300000, MEMORY};
    const grow_reader reader = small_pack_reader(small);
    const grow_sink nowhere = small_pack_nowhere();
    grow_diagnostics *problems = grow_diagnostics_new();
    grow_pack *pack = grow_pack_load("small", &reader, &limits, problems);
    grow_dossier *dossier = NULL;
    grow_assessment *assessment = NULL;
    if (pack) {
        dossier = grow_dossier_read(pack, "d.yaml", DOSSIER, sizeof DOSSIER - 1, problems);
    }
    if (dossier) {
        assessment = grow_evaluate(pack, dossier, problems);
    }
    if (assessment) {
        grow_render(assessment, GROW_RESULT_JSON, NULL, &nowhere, problems);
        grow_render(assessment, GROW_REPORT_HTML, NULL, &nowhere, problems);
    }
    grow_diagnostics_print(problems, false, &nowhere);
    grow_status status = grow_diagnostics_status(problems);
    grow_assessment_free(assessment);
    grow_dossier_free(dossier);
    grow_pack_free(pack);
    grow_diagnostics_free(problems);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct small_pack small = {(const char *)data, size};
    bounds_begin();
    grow_status first = run_once(&small);
    bounds_end(MEMORY_IN_ALL, SECONDS);
    if (run_once(&small) != first) {
        abort();
    }
    return 0;
}
