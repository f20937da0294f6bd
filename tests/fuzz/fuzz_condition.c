// Any text as a condition: what was read can be written, and what was written reads as the same.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/cond.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct diags diags;
    if (size > 4 * COND_LENGTH || memchr(data, 0, size)) {
        return 0; // no text of a pack holds NUL
    }
    arena_init(&arena);
    diags_init(&diags, &arena);
    const char *text = arena_text_n(&arena, (const char *)data, size);
    struct span at = {diags_source(&diags, "input", text, size), 1, 1, 1, 1};

    struct cond *cond = cond_parse(&arena, text, at, &diags);
    must((cond != NULL) == (diags.errors == 0));
    if (cond) {
        const char *written = cond_text(&arena, cond);
        struct cond *again = cond_parse(&arena, written, SPAN_NONE, &diags);
        // Written out, a condition may be longer than one may be.
        must(again ? strcmp(cond_text(&arena, again), written) == 0
                   : strlen(written) > COND_LENGTH);
    }
    (void)template_parse(&arena, text, at, &diags);
    arena_clear(&arena);
    return 0;
}
