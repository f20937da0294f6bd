// Diagnostics as JUnit XML, for build servers: a test case for each file that was read, in the
// order in which files were read. What has no place is in a case of its own. Owns nothing.
#include "base/diag.h"

#include <string.h>

#include "base/text.h"

struct junit {
    const struct diags *diags;
    struct diags_shown shown;
    bool strict;
    struct buf *out;
};

static void put_escaped(struct buf *out, const char *text)
{
    static const char MARKS[] = "<>&\"";
    static const char *const ENTITIES[] = {"&lt;", "&gt;", "&amp;", "&quot;"};
    char shown[TEXT_SHOWN];
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        size_t size = text_shown(shown, text_next(&at, end));
        const char *mark = size == 1 ? strchr(MARKS, shown[0]) : NULL;
        if (mark != NULL) {
            buf_puts(out, ENTITIES[mark - MARKS]);
        } else {
            buf_add(out, shown, size);
        }
    }
}

static void attribute(const struct junit *junit, const char *name, const char *text)
{
    buf_putf(junit->out, " %s=\"", name);
    put_escaped(junit->out, text);
    buf_putc(junit->out, '"');
}

static const char *name_of(const struct junit *junit, struct span span)
{
    const struct source *source = diags_source_of(junit->diags, span);
    return source != NULL ? source->name : NULL;
}

static bool is_about(const struct junit *junit, const struct diag *diag, const char *name)
{
    const char *other = name_of(junit, diag->span);
    return name == NULL || other == NULL ? name == other : strcmp(name, other) == 0;
}

static bool fails(const struct junit *junit, const struct diag *diag)
{
    return diag->severity == DIAG_ERROR || (junit->strict && diag->severity == DIAG_WARNING);
}

// What is told of one diagnostic: its place, message, notes and helps.
static void put_text(const struct junit *junit, const struct diag *diag)
{
    static const char *const WORDS[] = {
        [DIAG_ERROR] = "error", [DIAG_WARNING] = "warning", [DIAG_NOTE] = "note"};
    if (diag->span.line > 0) {
        buf_putf(junit->out, "%d:%d: ", diag->span.line, diag->span.column);
    }
    buf_putf(junit->out, "%s: ", diag_say(junit->diags, WORDS[diag->severity]));
    put_escaped(junit->out, diag->message);
    buf_putf(junit->out, " [G%04d]\n", (int)diag->code);
    for (const struct diag_part *part = diag->parts; part != NULL; part = part->next) {
        buf_putf(junit->out, "  = %s ", diag_say(junit->diags, part->help ? "help:" : "note:"));
        put_escaped(junit->out, part->message);
        buf_putc(junit->out, '\n');
    }
}

static void put_failure(const struct junit *junit, const struct diag *diag)
{
    buf_putf(junit->out, "      <failure type=\"G%04d\"", (int)diag->code);
    attribute(junit, "message", diag->message);
    buf_putc(junit->out, '>');
    put_text(junit, diag);
    buf_puts(junit->out, "</failure>\n");
}

// The diagnostics of a file that do or do not fail it; a NULL name has those without a place.
// Gives their number.
static size_t put_all(const struct junit *junit, const char *name, bool failing, bool print)
{
    size_t count = 0;
    for (size_t i = 0; i < junit->shown.count; i++) {
        const struct diag *diag = junit->shown.list[i];
        if (!is_about(junit, diag, name) || fails(junit, diag) != failing) {
            continue;
        }
        count++;
        if (print && failing) {
            put_failure(junit, diag);
        } else if (print) {
            put_text(junit, diag);
        }
    }
    return count;
}

static void put_case(const struct junit *junit, const char *name)
{
    buf_puts(junit->out, "    <testcase classname=\"check\"");
    attribute(junit, "name", name != NULL ? name : diag_say(junit->diags, "(no file)"));
    size_t failures = put_all(junit, name, true, false),
           others = put_all(junit, name, false, false);
    buf_puts(junit->out, failures + others > 0 ? ">\n" : "/>\n");
    put_all(junit, name, true, true);
    if (others > 0) {
        buf_puts(junit->out, "      <system-out>");
        put_all(junit, name, false, true);
        buf_puts(junit->out, "</system-out>\n");
    }
    buf_puts(junit->out, failures + others > 0 ? "    </testcase>\n" : "");
}

// A file that several packs read is one case.
static bool is_first(const struct junit *junit, size_t source)
{
    for (size_t i = 0; i < source; i++) {
        if (strcmp(junit->diags->sources[i].name, junit->diags->sources[source].name) == 0) {
            return false;
        }
    }
    return true;
}

static void put_cases(const struct junit *junit)
{
    for (size_t i = 0; i < junit->diags->source_count; i++) {
        if (is_first(junit, i)) {
            put_case(junit, junit->diags->sources[i].name);
        }
    }
    if (put_all(junit, NULL, true, false) + put_all(junit, NULL, false, false) > 0) {
        put_case(junit, NULL);
    }
}

// Cases that fail, and cases in all.
static size_t count_cases(const struct junit *junit, size_t *failing)
{
    size_t count = 0;
    *failing = 0;
    for (size_t i = 0; i < junit->diags->source_count; i++) {
        if (is_first(junit, i)) {
            count++;
            *failing += put_all(junit, junit->diags->sources[i].name, true, false) > 0;
        }
    }
    size_t placeless = put_all(junit, NULL, true, false);
    *failing += placeless > 0;
    return count + (placeless + put_all(junit, NULL, false, false) > 0);
}

void diags_junit(const struct diags *diags, bool strict, struct buf *out)
{
    struct junit junit = {diags, diags_shown(diags, false), strict, out};
    size_t failing, count = count_cases(&junit, &failing);
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    buf_putf(out, "<testsuites tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", count, failing);
    buf_putf(out,
             "  <testsuite name=\"grow check\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" "
             "skipped=\"0\">\n",
             count, failing);
    put_cases(&junit);
    buf_puts(out, "  </testsuite>\n</testsuites>\n");
}
