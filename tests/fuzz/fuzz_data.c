// Any text as data to import: it is refused with a diagnostic, or becomes a dossier that comes back
// the same when it is exported and imported once more.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "small_pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char SCRIPT[] = "local grow = require \"grow\"\n"
                             "grow.figure { id = \"dubbel\", label = \"Dubbel\", unit = \"euro\","
                             " value = \"F01 * 2\" }\n";

enum { MOST = 1024 * 1024 };

struct kept {
    char text[MOST];
    size_t length;
};

static bool keep(void *context, const char *bytes, size_t length)
{
    struct kept *kept = context;
    if (length > MOST - kept->length)
        return false;
    memcpy(kept->text + kept->length, bytes, length);
    kept->length += length;
    return true;
}

static void check_again(const grow_pack *pack, const grow_dossier *dossier,
                        grow_diagnostics *problems)
{
    static struct kept kept;
    const grow_sink sink = {keep, &kept};
    const grow_export_options options = {.with_texts = true};
    grow_assessment *assessment = grow_evaluate(pack, dossier, problems);
    kept.length = 0;
    if (assessment && grow_export(assessment, GROW_DATA_CSV, &options, &sink, problems)) {
        const grow_data again = {.name = "again.csv", .text = kept.text, .length = kept.length};
        grow_dossier *back = grow_import(pack, &again, problems);
        if (!back || strcmp(grow_dossier_hash(back), grow_dossier_hash(dossier)) != 0) {
            abort();
        }
        grow_dossier_free(back);
    }
    grow_assessment_free(assessment);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct small_pack small = {SCRIPT, sizeof SCRIPT - 1};
    const grow_reader reader = small_pack_reader(&small);
    const grow_sink nowhere = small_pack_nowhere();
    const grow_data input = {.name = "input.csv", .text = (const char *)data, .length = size};
    grow_diagnostics *problems = grow_diagnostics_new();
    grow_pack *pack = grow_pack_load("small", &reader, NULL, problems);
    char id[128];
    if (!pack) {
        abort(); // the small pack is in order
    }
    bool named = grow_import_pack(&input, id, sizeof id, problems);
    if (!named && grow_diagnostics_errors(problems) == 0) {
        abort();
    }
    grow_dossier *dossier = named ? grow_import(pack, &input, problems) : NULL;
    if (dossier) {
        check_again(pack, dossier, problems);
    }
    grow_diagnostics_print(problems, false, &nowhere);
    grow_dossier_free(dossier);
    grow_pack_free(pack);
    grow_diagnostics_free(problems);
    return 0;
}
