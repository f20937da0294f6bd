// Any text as a dossier: it is refused with a diagnostic or evaluated, and what was evaluated can
// be rendered and explained.
#include <stdint.h>
#include <stdlib.h>

#include "small_pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char SCRIPT[] = "local grow = require \"grow\"\n"
                             "grow.figure { id = \"dubbel\", label = \"Dubbel\", unit = \"euro\","
                             " value = \"F01 * 2\" }\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct small_pack small = {SCRIPT, sizeof SCRIPT - 1};
    const grow_reader reader = small_pack_reader(&small);
    const grow_sink nowhere = small_pack_nowhere();
    grow_diagnostics *problems = grow_diagnostics_new();
    grow_pack *pack = grow_pack_load("small", &reader, NULL, problems);
    if (!pack) {
        abort(); // the small pack is in order
    }
    grow_dossier *dossier =
        grow_dossier_read(pack, "input.yaml", (const char *)data, size, problems);
    if (!dossier != (grow_diagnostics_errors(problems) > 0)) {
        abort();
    }
    grow_assessment *assessment = dossier ? grow_evaluate(pack, dossier, problems) : NULL;
    if (assessment) {
        const grow_explain_options options = {.full = true};
        grow_render(assessment, GROW_RESULT_JSON, NULL, &nowhere, problems);
        grow_render(assessment, GROW_REPORT_TEXT, NULL, &nowhere, problems);
        grow_explain(assessment, &options, &nowhere, problems);
    }
    grow_diagnostics_print(problems, false, &nowhere);
    grow_assessment_free(assessment);
    grow_dossier_free(dossier);
    grow_pack_free(pack);
    grow_diagnostics_free(problems);
    return 0;
}
