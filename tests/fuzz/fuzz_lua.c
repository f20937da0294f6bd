// Any bytes as a script, with the checks before running and without them. Nothing may crash or go
// over its limits: neither by the cage's own count, nor by the memory and the time that it takes.
// And what it costs is the same twice.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bounds.h"
#include "rules/sandbox.h"
#include "rules/script_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static const struct limits LIMITS = {
    .steps = 20000,
    .memory = 256 << 10,
    .turnover = 1 << 20,
    .string = 8 << 10,
    .block = 32 << 10,
    .depth = 40,
    .source = 16 << 10,
};

// One interval of the meter may go beyond the steps.
static void check_use(struct sandbox_use use)
{
    must(use.steps < 2 * LIMITS.steps);
    must(use.peak <= LIMITS.memory && use.turnover <= LIMITS.turnover + LIMITS.memory);
}

// Free blocks of the wrong size may hold three times the limit; the rest is tokens and messages.
enum { MEMORY_IN_ALL = 3 * (256 << 10) + (2 << 20), SECONDS = 1 };

static struct sandbox_use run(struct pack *pack, bool checked)
{
    bounds_begin();
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    diags_source(&diags, "input", pack->scripts[0].text, pack->scripts[0].length);
    pack->diags = &diags;
    struct sandbox_use use = {0, 0, 0};
    if (!checked || script_read_alone(pack, 0, &LIMITS, &diags)) {
        struct sandbox *sandbox = sandbox_new(pack, &LIMITS, NULL);
        bool good = sandbox_run(sandbox, 0, &diags);
        must(good == (diags.errors == 0));
        use = sandbox_use_of(sandbox);
        sandbox_free(sandbox);
    }
    struct buf out;
    buf_init(&out, 1 << 20);
    diags_print(&diags, &out, false);
    buf_clear(&out);
    arena_clear(&arena);
    check_use(use);
    bounds_end(MEMORY_IN_ALL, SECONDS);
    return use;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > LIMITS.source || memchr(data, 0, size) != NULL)
        return 0; // the reader of packs refuses NUL; script_read_alone is tested with it
    struct arena arena;
    arena_init(&arena);
    struct script script = {.name = "input", .length = size, .declared = true};
    script.text = arena_text_n(&arena, (const char *)data, size);
    struct pack pack = {.scripts = &script, .script_count = 1};
    struct sandbox_use first = run(&pack, true), second = run(&pack, true);
    must(first.steps == second.steps && first.turnover == second.turnover);
    run(&pack, false);
    arena_clear(&arena);
    return 0;
}
