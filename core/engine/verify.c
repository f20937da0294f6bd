// Is this report what the dossier gives? Finds out from the bytes what kind of report it is, in
// which language and how wide, makes it again and compares byte for byte. Where they differ it
// tells of which dossier, pack and engine the report says it is, and the first place that differs.
// It must not know what stands in a report.

#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "base/words.h"
#include "engine/handles.h"
#include "engine/identity.h"

enum {
    WIDTH_USUAL = 80,
    WIDTH_LEAST = 40,
    WIDTH_MOST = 400,
    SHOWN_MOST = 100,
    PROBED = 40,
    HEAD_MOST = 600
};

// The report as it may have been made, and what is nearest so far.
struct verify {
    const grow_assessment *assessment;
    const grow_verify_options *options;
    const char *given;
    size_t length;
    grow_format format;
    struct arena arena;
    struct diags *diags;
    struct buf nearest;
    size_t alike;
    bool has_nearest, same;
    enum words_language language; // of what is told
    struct buf out;
};

#define SAY(verify, name, ...)                                         \
    say(verify, words_fill(&(verify)->arena, (verify)->language, name, \
                           (const char *const[]){__VA_ARGS__, NULL}))

static void say(struct verify *verify, const char *text)
{
    buf_puts(&verify->out, text);
    buf_putc(&verify->out, '\n');
}

// --- what kind of report it is ---

static bool starts(const struct verify *verify, const char *with)
{
    return verify->length >= strlen(with) && memcmp(verify->given, with, strlen(with)) == 0;
}

static bool recognise(struct verify *verify)
{
    if (starts(verify, "{\n  \"grow_result\":"))
        verify->format = GROW_RESULT_JSON;
    else if (starts(verify, "{\n  \"grow_report\":"))
        verify->format = GROW_REPORT_JSON;
    else if (starts(verify, "<!doctype html>"))
        verify->format = GROW_REPORT_HTML;
    else if (starts(verify, "%PDF-"))
        verify->format = GROW_REPORT_PDF;
    else if (starts(verify, "# "))
        verify->format = GROW_REPORT_MARKDOWN;
    else if (starts(verify, "=== ") || starts(verify, "\x1b["))
        verify->format = GROW_REPORT_TEXT;
    else
        return false;
    return true;
}

static enum word kind_of(grow_format format)
{
    switch (format) {
    case GROW_RESULT_JSON: return WORD_VERIFY_KIND_RESULT;
    case GROW_REPORT_TEXT: return WORD_VERIFY_KIND_TEXT;
    case GROW_REPORT_MARKDOWN: return WORD_VERIFY_KIND_MARKDOWN;
    case GROW_REPORT_JSON: return WORD_VERIFY_KIND_JSON;
    case GROW_REPORT_PDF: return WORD_VERIFY_KIND_PDF;
    default: return WORD_VERIFY_KIND_HTML;
    }
}

// --- making it again ---

static size_t alike_of(const struct verify *verify, const struct buf *made)
{
    size_t most = made->length < verify->length ? made->length : verify->length, alike = 0;
    while (alike < most && made->text[alike] == verify->given[alike])
        alike++;
    return alike;
}

// Takes `made` over when it is nearer to the report than what there was.
static void consider(struct verify *verify, struct buf *made)
{
    size_t alike = alike_of(verify, made);
    if (verify->has_nearest && alike <= verify->alike) {
        buf_clear(made);
        return;
    }
    if (verify->has_nearest)
        buf_clear(&verify->nearest);
    verify->nearest = *made;
    verify->alike = alike;
    verify->has_nearest = true;
    verify->same = alike == verify->length && alike == made->length;
}

static size_t try_view(struct verify *verify, const struct report *report,
                       const grow_render_options *options)
{
    struct buf made;
    buf_init(&made, ENGINE_OUTPUT);
    engine_view(verify->assessment, report, verify->format, options, verify->diags, &made);
    size_t length = made.length;
    consider(verify, &made);
    return length;
}

// How far the start of the report is alike at this width. A view writes block after block, so what
// the first ones give is what the whole begins with.
static size_t probe(struct verify *verify, const struct report *report,
                    const grow_render_options *options)
{
    struct report start = *report;
    if (start.count > PROBED)
        start.count = PROBED;
    if (start.front > start.count)
        start.front = start.count;
    struct buf made;
    buf_init(&made, ENGINE_OUTPUT);
    engine_view(verify->assessment, &start, verify->format, options, verify->diags, &made);
    size_t alike = alike_of(verify, &made);
    buf_clear(&made);
    return alike;
}

// Whole or only the front: what comes nearest in length at the usual width. Then the other widths
// at which the start is most alike.
static void try_text(struct verify *verify, const struct report *report,
                     grow_render_options options)
{
    size_t alike[WIDTH_MOST + 1], most = 0;
    options.colour = memchr(verify->given, '\x1b', verify->length) != NULL;
    options.width = WIDTH_USUAL;
    size_t whole = try_view(verify, report, &options);
    options.front_only = true;
    size_t front = verify->same ? whole : try_view(verify, report, &options);
    if (verify->same)
        return;
    options.front_only = verify->length < front + (whole - front) / 2;
    for (options.width = WIDTH_LEAST; options.width <= WIDTH_MOST; options.width++) {
        alike[options.width] = probe(verify, report, &options);
        most = alike[options.width] > most ? alike[options.width] : most;
    }
    for (options.width = WIDTH_LEAST; options.width <= WIDTH_MOST && !verify->same; options.width++)
        if (alike[options.width] == most)
            try_view(verify, report, &options);
}

static bool try_pdf(struct verify *verify, const struct report *report)
{
    struct buf made;
    buf_init(&made, ENGINE_OUTPUT);
    bool done = engine_pdf(report, false, &made, verify->diags);
    if (done)
        consider(verify, &made);
    else
        buf_clear(&made);
    return done;
}

static bool try_language(struct verify *verify, const char *language)
{
    bool made = true;
    struct arena arena;
    arena_init(&arena);
    grow_render_options options = {.language = language};
    if (verify->options)
        options.since = verify->options->since;
    const struct report *report =
        engine_report(verify->assessment, &options, &arena, verify->diags);
    if (report && verify->format == GROW_REPORT_TEXT)
        try_text(verify, report, options);
    else if (report && verify->format == GROW_REPORT_PDF)
        made = try_pdf(verify, report);
    else if (report)
        try_view(verify, report, &options);
    arena_clear(&arena);
    return report && made;
}

static bool make_again(struct verify *verify)
{
    if (verify->format == GROW_RESULT_JSON) {
        struct buf made;
        buf_init(&made, ENGINE_OUTPUT);
        result_write(verify->assessment, verify->diags, &made);
        consider(verify, &made);
        return true;
    }
    if (!try_language(verify, "nl"))
        return false;
    // The languages part on the first lines: what is alike beyond these is in the right one.
    return verify->same || verify->alike > HEAD_MOST || try_language(verify, "en");
}

// --- what is different ---

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// The next word of 64 hexadecimal digits from `*at` on, or NULL.
static const char *next_hash(struct verify *verify, size_t *at)
{
    size_t run = 0;
    for (; *at < verify->length; (*at)++) {
        bool hex = is_hex(verify->given[*at]);
        if (!hex && run == HASH_TEXT - 1)
            return arena_text_n(&verify->arena, verify->given + *at - run, run);
        run = hex ? run + 1 : 0;
    }
    return NULL;
}

// "0.1.0" behind the first `sign` after `at`, or NULL.
static const char *next_version(struct verify *verify, const char *sign, size_t at)
{
    size_t length = strlen(sign);
    for (; at + length < verify->length; at++) {
        if (memcmp(verify->given + at, sign, length) != 0)
            continue;
        size_t from = at + length, to = from;
        while (to < verify->length && to < from + 20 &&
               ((verify->given[to] >= '0' && verify->given[to] <= '9') || verify->given[to] == '.'))
            to++;
        if (to > from)
            return arena_text_n(&verify->arena, verify->given + from, to - from);
    }
    return NULL;
}

// Every view names four hashes, in this order: pack, scripts, dossier, engine.
static void tell_identity(struct verify *verify)
{
    size_t at = 0;
    const char *pack = next_hash(verify, &at);
    const char *scripts = pack ? next_hash(verify, &at) : NULL;
    const char *dossier = scripts ? next_hash(verify, &at) : NULL;
    const char *pack_now = verify->assessment->pack->pack->hash;
    const char *dossier_now = verify->assessment->dossier->dossier->hash;
    if (!dossier) {
        SAY(verify, WORD_VERIFY_NO_HASHES, NULL);
        return;
    }
    const char *engine =
        next_version(verify, verify->format == GROW_RESULT_JSON ? "\"engine\": \"" : "grow ", at);
    bool other_engine = engine && !text_equal(engine, GROW_VERSION);
    const char *build = next_hash(verify, &at);
    bool other_build = build && !text_equal(build, ENGINE_HASH);
    if (!text_equal(dossier, dossier_now))
        SAY(verify, WORD_VERIFY_OTHER_DOSSIER, dossier, dossier_now);
    if (!text_equal(pack, pack_now))
        SAY(verify, WORD_VERIFY_OTHER_PACK, pack, pack_now);
    if (other_engine)
        SAY(verify, WORD_VERIFY_OTHER_ENGINE, engine, GROW_VERSION);
    if (other_build)
        SAY(verify, WORD_VERIFY_OTHER_BUILD, build, ENGINE_HASH);
    if (text_equal(dossier, dossier_now) && text_equal(pack, pack_now) && !other_engine &&
        !other_build)
        SAY(verify, WORD_VERIFY_SAME_HASHES, NULL);
}

// The line from `from` on, cut to what fits, with nothing in it that acts on a terminal.
static const char *shown_line(struct verify *verify, const char *text, size_t length, size_t from)
{
    if (from >= length)
        return words_fill(&verify->arena, verify->language, WORD_VERIFY_ENDS,
                          (const char *const[]){NULL});
    struct buf line;
    buf_init(&line, SHOWN_MOST * TEXT_SHOWN);
    const char *at = text + from, *end = text + length;
    for (int i = 0; i < SHOWN_MOST && at < end && *at != '\n'; i++) {
        char point[TEXT_SHOWN];
        buf_add(&line, point, text_shown(point, text_next(&at, end)));
    }
    const char *shown = arena_text_n(&verify->arena, line.text, line.length);
    buf_clear(&line);
    return shown;
}

static void tell_place(struct verify *verify)
{
    const char *now = verify->nearest.text;
    size_t from = verify->alike, line = 1;
    while (from > 0 && now[from - 1] != '\n')
        from--;
    for (size_t i = 0; i < from; i++)
        line += now[i] == '\n';
    // Of a long line the part that differs.
    if (verify->alike - from > SHOWN_MOST / 2)
        from = verify->alike - SHOWN_MOST / 2;
    while (from > 0 && ((unsigned char)now[from] & 0xC0) == 0x80)
        from--;
    SAY(verify, WORD_VERIFY_FIRST_LINE, arena_textf(&verify->arena, "%zu", line));
    SAY(verify, WORD_VERIFY_IN_REPORT, shown_line(verify, verify->given, verify->length, from));
    SAY(verify, WORD_VERIFY_COMPUTED, shown_line(verify, now, verify->nearest.length, from));
}

static void tell(struct verify *verify, bool known)
{
    bool chart = starts(verify, "<svg ") || starts(verify, "\x89PNG");
    if (chart) {
        SAY(verify, WORD_VERIFY_CHART, NULL);
        return;
    }
    enum word kind = known ? kind_of(verify->format) : WORD_VERIFY_KIND_OTHER;
    const char *what =
        words_fill(&verify->arena, verify->language, kind, (const char *const[]){NULL});
    if (verify->same) {
        char bytes[NUM_TEXT];
        num_human(bytes, (double)verify->length, 0, verify->language == WORDS_NL);
        SAY(verify, WORD_VERIFY_SAME, what, bytes);
        return;
    }
    SAY(verify, WORD_VERIFY_DIFFERS, what);
    if (!known)
        return;
    tell_identity(verify);
    // The texts of a PDF are packed.
    if (verify->format == GROW_REPORT_PDF)
        SAY(verify, WORD_VERIFY_FIRST_BYTE, arena_textf(&verify->arena, "%zu", verify->alike + 1));
    else
        tell_place(verify);
}

bool grow_verify(const grow_assessment *assessment, const char *report, size_t length,
                 const grow_verify_options *options, const grow_sink *sink, bool *same,
                 grow_diagnostics *diagnostics)
{
    struct verify verify = {
        .assessment = assessment,
        .options = options,
        .given = report,
        .length = length,
        .diags = &diagnostics->diags,
        .language = words_language_of(options ? options->language : NULL),
    };
    arena_init(&verify.arena);
    buf_init(&verify.out, ENGINE_OUTPUT);
    bool known = recognise(&verify), made = !known || make_again(&verify);
    *same = verify.same;
    if (made)
        tell(&verify, known);
    if (verify.has_nearest)
        buf_clear(&verify.nearest);
    arena_clear(&verify.arena);
    return engine_deliver(&verify.out, sink) && made;
}
