// One fixture for the tests of packs; each test has it to itself.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "pack_fixture.h"

int fixture_set_up(void **state)
{
    static struct fixture fixture;
    arena_init(&fixture.arena);
    diags_init(&fixture.diags, &fixture.arena);
    packs_init(&fixture.packs);
    buf_init(&fixture.text, 4 * 1024 * 1024);
    *state = &fixture;
    return 0;
}

int fixture_tear_down(void **state)
{
    struct fixture *fixture = *state;
    buf_clear(&fixture->text);
    packs_clear(&fixture->packs);
    arena_clear(&fixture->arena);
    return 0;
}

void fixture_add(struct fixture *f, const char *name, const char *text)
{
    packs_add(&f->packs, name, text, strlen(text));
}

struct pack *fixture_try(struct fixture *f)
{
    struct pack_reader reader = packs_reader(&f->packs);
    return pack_read("x", &reader, &f->diags);
}

struct pack *fixture_read(struct fixture *f)
{
    struct pack *pack = fixture_try(f);
    if (f->diags.count > 0) {
        struct buf out;
        buf_init(&out, 1 << 20);
        diags_print(&f->diags, &out, false);
        printf("%s\n", out.text);
        buf_clear(&out);
    }
    assert_int_equal(f->diags.count, 0);
    assert_non_null(pack);
    return pack;
}

bool fixture_has(const struct fixture *f, enum diag_code code)
{
    for (size_t i = 0; i < f->diags.count; i++)
        if (f->diags.list[i]->code == code)
            return true;
    return false;
}
