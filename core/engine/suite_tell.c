// Tells how the cases of a file came out: a line each for people, TAP and JUnit for machines. It
// computes nothing.

#include <string.h>

#include "engine/suite.h"

static void tell_human(const struct suite_case *one, const struct diags *diags, struct buf *out)
{
    SAYS static const char *const WORDS[] = {
        [SUITE_PASSED] = "ok  ", [SUITE_FAILED] = "FAIL", [SUITE_SKIPPED] = "skip"};
    buf_putf(out, "%s %s  %s", diag_say(diags, WORDS[one->outcome]), one->id, one->title);
    buf_puts(out, one->skip ? diag_say(diags, " (skipped: ") : "\n");
    if (one->skip)
        buf_putf(out, "%s)\n", one->skip);
    if (one->outcome != SUITE_FAILED || !one->edits)
        return;
    bless_diff(one->edits, diags, "     ", out);
    if (one->edits->left)
        buf_puts(out, diag_say(diags, "     what else differs is expected elsewhere, or has no "
                                      "line of its own\n"));
}

// --- TAP ---

// A # begins a directive.
static void put_tap_text(struct buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '#' || *text == '\\')
            buf_putc(out, '\\');
        buf_putc(out, *text == '\n' ? ' ' : *text);
    }
}

static void put_tap_diags(const struct suite_file *file, struct diag *const *list, size_t count,
                          struct buf *out)
{
    for (size_t i = 0; i < count; i++) {
        const struct diag *diag = list[i];
        buf_putf(out, "# %s:%d: %s [G%d]\n", file->name, diag->span.line, diag->message,
                 diag->code);
    }
}

static void tell_tap(const struct grow_suite *suite, const struct suite_case *one, size_t number,
                     struct buf *out)
{
    const struct suite_file *file = &suite->files[one->file];
    buf_putf(out, "%s %zu - ", one->outcome == SUITE_FAILED ? "not ok" : "ok", number);
    put_tap_text(out, one->id);
    buf_putc(out, ' ');
    put_tap_text(out, one->title);
    if (one->skip) {
        buf_puts(out, " # SKIP ");
        put_tap_text(out, one->skip);
    }
    buf_putc(out, '\n');
    if (one->outcome == SUITE_FAILED)
        put_tap_diags(file, one->told, one->told_count, out);
}

// --- JUnit ---

static void put_xml(struct buf *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&': buf_puts(out, "&amp;"); break;
        case '<': buf_puts(out, "&lt;"); break;
        case '>': buf_puts(out, "&gt;"); break;
        case '"': buf_puts(out, "&quot;"); break;
        case '\n': buf_puts(out, "&#10;"); break;
        default: buf_putc(out, *text);
        }
    }
}

static void put_attribute(struct buf *out, const char *name, const char *text)
{
    buf_putf(out, " %s=\"", name);
    put_xml(out, text);
    buf_putc(out, '"');
}

static void put_xml_diags(const struct suite_file *file, struct diag *const *list, size_t count,
                          struct buf *out)
{
    for (size_t i = 0; i < count; i++) {
        const struct diag *diag = list[i];
        put_xml(out, file->name);
        buf_putf(out, ":%d: ", diag->span.line);
        put_xml(out, diag->message);
        buf_putf(out, " [G%d]\n", diag->code);
    }
}

static void tell_junit(const struct grow_suite *suite, const struct suite_case *one,
                       struct buf *out)
{
    const struct suite_file *file = &suite->files[one->file];
    buf_puts(out, "    <testcase");
    put_attribute(out, "classname", suite->pack->pack->id);
    put_attribute(out, "name", one->id);
    put_attribute(out, "file", file->name);
    const struct node *at = one->text.variant ? one->text.variant : one->text.base;
    buf_putf(out, " line=\"%d\"", at->span.line);
    if (one->outcome == SUITE_PASSED) {
        buf_puts(out, "/>\n");
        return;
    }
    buf_puts(out, ">\n      <");
    buf_puts(out, one->skip ? "skipped" : "failure");
    put_attribute(out, "message", one->skip ? one->skip : one->title);
    if (one->skip) {
        buf_puts(out, "/>\n    </testcase>\n");
        return;
    }
    buf_putc(out, '>');
    put_xml_diags(file, one->told, one->told_count, out);
    buf_puts(out, "</failure>\n    </testcase>\n");
}

// What kept a file from being read at all is a failure too, of the file.
static void tell_broken(const struct grow_suite *suite, const struct suite_file *file,
                        grow_suite_format format, size_t number, struct buf *out)
{
    const struct diags *diags = &file->found->diags;
    bool any = file->last_case > file->first_case;
    size_t from = any ? suite->cases[file->last_case - 1].last_diag : 0;
    if (format == GROW_SUITE_TAP) {
        buf_putf(out, diag_say(diags, "not ok %zu - %s cannot be read\n"), number, file->name);
        put_tap_diags(file, diags->list + from, diags->count - from, out);
    } else if (format == GROW_SUITE_JUNIT) {
        buf_puts(out, "    <testcase");
        put_attribute(out, "name", file->name);
        buf_puts(out, ">\n      <error");
        put_attribute(out, "message", diag_say(diags, "the file cannot be read"));
        buf_putc(out, '>');
        put_xml_diags(file, diags->list + from, diags->count - from, out);
        buf_puts(out, "</error>\n    </testcase>\n");
    }
}

static void open_suite(const struct suite_file *file, const struct suite_case *cases,
                       struct buf *out)
{
    size_t count[3] = {0};
    for (size_t i = file->first_case; i < file->last_case; i++)
        count[cases[i].outcome]++;
    buf_puts(out, "  <testsuite");
    put_attribute(out, "name", file->name);
    buf_putf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%d\" skipped=\"%zu\">\n",
             file->last_case - file->first_case + file->broken, count[SUITE_FAILED], file->broken,
             count[SUITE_SKIPPED]);
}

size_t grow_suite_cases(const grow_suite *suite, size_t file)
{
    const struct suite_file *of = &suite->files[file];
    return of->last_case - of->first_case + of->broken;
}

bool grow_suite_tell(const grow_suite *suite, size_t file, grow_suite_format format, size_t before,
                     const grow_sink *sink)
{
    const struct suite_file *of = &suite->files[file];
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    if (format == GROW_SUITE_JUNIT)
        open_suite(of, suite->cases, &out);
    for (size_t i = of->first_case; i < of->last_case; i++) {
        const struct suite_case *one = &suite->cases[i];
        switch (format) {
        case GROW_SUITE_HUMAN: tell_human(one, suite->pack->pack->diags, &out); break;
        case GROW_SUITE_TAP: tell_tap(suite, one, before + i - of->first_case + 1, &out); break;
        case GROW_SUITE_JUNIT: tell_junit(suite, one, &out); break;
        }
    }
    if (of->broken)
        tell_broken(suite, of, format, before + of->last_case - of->first_case + 1, &out);
    if (format == GROW_SUITE_JUNIT)
        buf_puts(&out, "  </testsuite>\n");
    return engine_deliver(&out, sink);
}

// The edits of all cases of a file, in one list.
static void gather(const struct grow_suite *suite, const struct suite_file *file,
                   struct bless_edits *all)
{
    size_t room = 0;
    for (size_t i = file->first_case; i < file->last_case; i++) {
        const struct bless_edits *edits = suite->cases[i].edits;
        for (size_t k = 0; edits && k < edits->count; k++) {
            ARENA_PUSH(all->arena, all->list, all->count, room);
            all->list[all->count++] = edits->list[k];
        }
    }
    bless_settle(all);
}

bool grow_suite_bless(const grow_suite *suite, size_t file, const grow_sink *sink,
                      const grow_sink *diff, size_t *changes)
{
    const struct suite_file *of = &suite->files[file];
    struct arena arena;
    arena_init(&arena);
    struct bless_edits all = {
        .arena = &arena, .text = of->text, .length = of->length, .seen = of->seen};
    gather(suite, of, &all);
    *changes = all.count;
    struct buf text, lines;
    buf_init(&text, ENGINE_OUTPUT);
    buf_init(&lines, ENGINE_OUTPUT);
    bless_apply(&all, &text);
    bless_diff(&all, suite->pack->pack->diags, "", &lines);
    bool done = engine_deliver(&text, sink);
    done &= engine_deliver(&lines, diff);
    arena_clear(&arena);
    return done;
}
