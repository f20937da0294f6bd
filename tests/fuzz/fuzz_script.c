// Any text as a script of a pack: within its limits it is refused, stopped or done, and the second
// time the same. libFuzzer's own time limit catches what runs on.
#include <stdint.h>
#include <stdlib.h>

#include "small_pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char DOSSIER[] = "grow-dossier: 1\n"
                              "pack: small\n"
                              "partnership: { name: Proef (fictief), fictional: true }\n"
                              "date: 2025-01-15\n"
                              "facts: { F01: 7, F02: a, F03: [{ naam: x, aantal: 2 }] }\n"
                              "respondents:\n"
                              "  - { id: p, role: een, answers: { G01: 3, G02: daarom } }\n";

static grow_status run_once(struct small_pack *small)
{
    const grow_limits limits = {300000, 8 * 1024 * 1024};
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
    if (run_once(&small) != run_once(&small)) {
        abort();
    }
    return 0;
}
