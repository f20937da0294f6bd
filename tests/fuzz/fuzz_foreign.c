// Any text as a form of another program: it is refused with a diagnostic, or becomes a pack that
// loads. Every file of it comes in one call, and none after an error.
#include <stdint.h>
#include <stdlib.h>

#include "grow.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count_file(void *context, const char *path, const char *text)
{
    size_t *files = context;
    (void)path;
    (void)text;
    ++*files;
}

static bool drop(void *context, const char *bytes, size_t length)
{
    (void)context;
    (void)bytes;
    (void)length;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t files = 0;
    const grow_foreign form = {.name = "form", .text = (const char *)data, .length = size};
    const grow_foreign_files taker = {count_file, &files};
    const grow_sink nowhere = {drop, NULL};
    grow_diagnostics *problems = grow_diagnostics_new();
    bool made = grow_foreign_pack(&form, "form", &taker, &nowhere, problems);
    bool wrong = grow_diagnostics_errors(problems) > 0;
    if (made == wrong || made != (files > 0))
        abort();
    grow_diagnostics_print(problems, false, &nowhere);
    grow_diagnostics_free(problems);
    return 0;
}
