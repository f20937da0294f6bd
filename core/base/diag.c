// Collecting diagnostics: sources, messages, notes and places. Owns nothing but what it puts in the
// arena of the list. Must not know how diagnostics are shown: diag_print.c does that.
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum {
    MESSAGE_BYTES = 2000, // of a message before escaping; the rest is cut off
    MOST_ALLOWED = 1000,  // warnings that a remark allows and that are kept
    MOST_AGAIN = 1000     // errors, and as many warnings, that were told before
};

struct code_entry {
    enum diag_code code;
    enum diag_severity severity;
    const char *summary;
};

static const struct code_entry ENTRIES[] = {
#define CODE(number, name, severity, summary) {DIAG_##name, severity, summary},
#include "base/codes.def"
#undef CODE
};

static const struct code_entry *entry_of(enum diag_code code)
{
    static const struct code_entry UNKNOWN = {DIAG_NONE, DIAG_ERROR, "no such diagnostic"};
    for (size_t i = 0; i < sizeof ENTRIES / sizeof *ENTRIES; i++) {
        if (ENTRIES[i].code == code) {
            return &ENTRIES[i];
        }
    }
    return &UNKNOWN;
}

// One line that is safe to show: everything that is not clean is escaped.
static const char *shown_text(struct arena *arena, const char *text, size_t length)
{
    const char *end = text + length;
    char shown[TEXT_SHOWN];
    size_t room = 1;
    for (const char *at = text; at < end;) {
        room += text_shown(shown, text_next(&at, end));
    }
    char *result = arena_alloc(arena, room);
    char *to = result;
    for (const char *at = text; at < end;) {
        size_t size = text_shown(shown, text_next(&at, end));
        memcpy(to, shown, size);
        to += size;
    }
    return result;
}

// Is `shown` what shown_text makes of the text?
static bool is_shown_as(const char *shown, const char *text, size_t length)
{
    const char *end = text + length;
    char part[TEXT_SHOWN];
    for (const char *at = text; at < end;) {
        size_t size = text_shown(part, text_next(&at, end));
        if (strncmp(shown, part, size) != 0) {
            return false;
        }
        shown += size;
    }
    return *shown == '\0';
}

struct message {
    char text[MESSAGE_BYTES + 1]; // not escaped yet
    size_t length;
};

__attribute__((format(printf, 3, 0))) static void put_together(struct message *message,
                                                               const struct diags *diags,
                                                               const char *format,
                                                               va_list arguments)
{
    char *text = message->text;
    int wanted = vsnprintf(text, sizeof message->text, diag_say(diags, format), arguments);
    size_t length = wanted < 0 ? 0 : strlen(text);
    if (wanted > MESSAGE_BYTES) {
        // Never cut inside a character.
        while (length > 0 && ((unsigned char)text[length - 1] & 0xC0) == 0x80) {
            length--;
        }
        memcpy(text + length - 4, "...", 4);
        length = strlen(text);
    }
    message->length = length;
}

__attribute__((format(printf, 2, 0))) static const char *
message_of(const struct diags *diags, const char *format, va_list arguments)
{
    struct message message;
    put_together(&message, diags, format, arguments);
    return shown_text(diags->arena, message.text, message.length);
}

void diags_init(struct diags *diags, struct arena *arena)
{
    *diags = (struct diags){.arena = arena, .language = WORDS_EN};
}

int diags_source(struct diags *diags, const char *name, const char *text, size_t length)
{
    ARENA_PUSH(diags->arena, diags->sources, diags->source_count, diags->source_room);
    diags->sources[diags->source_count] = (struct source){name, NULL, NULL, text, length, 0, 1, 1};
    return (int)diags->source_count++;
}

int diags_sheet(struct diags *diags, const char *book, const char *sheet)
{
    const char *name = sheet[0] == '\0' ? book : arena_textf(diags->arena, "%s(%s)", book, sheet);
    int file = diags_source(diags, name, NULL, 0);
    diags->sources[file].book = book;
    diags->sources[file].sheet = sheet;
    return file;
}

// Counts one more of this severity; false when enough of them are kept. What is told again takes
// no room from others, but has its own bound.
static bool is_kept(struct diags *diags, enum diag_severity severity, bool again)
{
    if (severity == DIAG_NOTE) {
        return true;
    }
    bool error = severity == DIAG_ERROR;
    size_t *found = error ? &diags->errors : &diags->warnings;
    size_t *before = error ? &diags->errors_again : &diags->warnings_again;
    (*found)++;
    *before += again ? 1 : 0;
    if (again) {
        return *before <= MOST_AGAIN;
    }
    if (*found - *before <= DIAG_MOST) {
        return true;
    }
    diags->dropped++;
    return false;
}

// The remark that allows a warning at this place, or NULL.
static struct diag_allow *allow_of(struct diags *diags, enum diag_code code, struct span span)
{
    for (size_t i = 0; i < diags->allow_count; i++) {
        struct diag_allow *allow = &diags->allows[i];
        if (allow->code == code && allow->because != NULL && allow->span.file == span.file &&
            allow->line == span.line) {
            return allow;
        }
    }
    return NULL;
}

// Does this say that a name is not known, or follow from that?
static bool is_of_names(enum diag_code code)
{
    bool written =
        code == DIAG_CONDITION_SYNTAX || code == DIAG_CONDITION_SIZE || code == DIAG_BAD_TEMPLATE;
    return code > DIAG_DUPLICATE_ID && code <= DIAG_BAD_TEMPLATE && !written;
}

const struct source *diags_source_of(const struct diags *diags, struct span span)
{
    bool known = span.file >= 0 && (size_t)span.file < diags->source_count;
    return known ? &diags->sources[span.file] : NULL;
}

static bool is_same_place(const struct diags *diags, struct span a, struct span b)
{
    bool here = a.line == b.line && a.column == b.column && a.end_line == b.end_line &&
                a.end_column == b.end_column;
    const struct source *of = diags_source_of(diags, a), *other = diags_source_of(diags, b);
    if (!here || of == other) { // also when neither has a source
        return here;
    }
    return of != NULL && other != NULL && strcmp(of->name, other->name) == 0;
}

static struct diag *told_before(const struct diags *diags, enum diag_code code, struct span span,
                                const struct message *message)
{
    for (int allowed = 0; allowed < 2; allowed++) {
        struct diag *const *list = allowed ? diags->allowed : diags->list;
        size_t count = allowed ? diags->allowed_count : diags->count;
        for (size_t i = 0; i < count; i++) {
            if (list[i]->code == code && list[i]->first == NULL &&
                is_same_place(diags, list[i]->span, span) &&
                is_shown_as(list[i]->message, message->text, message->length)) {
                return list[i];
            }
        }
    }
    return NULL;
}

struct diag *diag_add(struct diags *diags, enum diag_code code, struct span span,
                      const char *format, ...)
{
    enum diag_severity severity = diag_severity_of(code);
    if (diags->nameless && is_of_names(code)) {
        return &diags->unseen;
    }
    struct message message;
    va_list arguments;
    va_start(arguments, format);
    put_together(&message, diags, format, arguments);
    va_end(arguments);
    struct diag *first = told_before(diags, code, span, &message);
    struct diag_allow *allow = severity == DIAG_WARNING ? allow_of(diags, code, span) : NULL;
    if (allow != NULL) {
        allow->used++;
    }
    if (allow != NULL ? first != NULL || diags->allowed_count >= MOST_ALLOWED
                      : !is_kept(diags, severity, first != NULL)) {
        return &diags->unseen;
    }
    struct diag *diag = arena_alloc(diags->arena, sizeof *diag);
    *diag = (struct diag){.code = code,
                          .severity = severity,
                          .span = span,
                          .message = shown_text(diags->arena, message.text, message.length),
                          .because = allow != NULL ? allow->because : NULL,
                          .first = first};
    if (allow != NULL) {
        ARENA_PUSH(diags->arena, diags->allowed, diags->allowed_count, diags->allowed_room);
        diags->allowed[diags->allowed_count++] = diag;
        return diag;
    }
    ARENA_PUSH(diags->arena, diags->list, diags->count, diags->room);
    diags->list[diags->count++] = diag;
    return diag;
}

__attribute__((format(printf, 5, 0))) static void hang_on(struct diags *diags, struct diag *diag,
                                                          bool help, struct span span,
                                                          const char *format, va_list arguments)
{
    if (diag == &diags->unseen) {
        return;
    }
    struct diag_part *part = arena_alloc(diags->arena, sizeof *part);
    part->help = help;
    part->span = span;
    part->message = message_of(diags, format, arguments);
    if (diag->last_part == NULL) {
        diag->parts = part;
    } else {
        diag->last_part->next = part;
    }
    diag->last_part = part;
}

const char *diag_say(const struct diags *diags, const char *text)
{
    return words_say(diags->language, text);
}

const char *diag_textf(struct diags *diags, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = message_of(diags, format, arguments);
    va_end(arguments);
    return text;
}

void diag_help(struct diags *diags, struct diag *diag, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    hang_on(diags, diag, true, SPAN_NONE, format, arguments);
    va_end(arguments);
}

void diag_help_at(struct diags *diags, struct diag *diag, struct span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    hang_on(diags, diag, true, span, format, arguments);
    va_end(arguments);
}

void diag_note_at(struct diags *diags, struct diag *diag, struct span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    hang_on(diags, diag, false, span, format, arguments);
    va_end(arguments);
}

void diag_suggest(struct diags *diags, struct diag *diag, const char *wanted,
                  const char *const names[], size_t count)
{
    if (diag == &diags->unseen) {
        return;
    }
    const char *nearest = text_nearest(wanted, names, count);
    if (nearest != NULL) {
        diag_help(diags, diag, "did you mean '%s'?", nearest);
    }
}

const char *diag_listed(const struct diags *diags, const char *const names[], size_t count)
{
    enum { MOST = 12 };
    const char *list = arena_join(diags->arena, names, count > MOST ? MOST : count, ", ");
    return count > MOST ? arena_textf(diags->arena, "%s, ...", list) : list;
}

struct span span_line(int file, int line)
{
    return (struct span){file, line, 1, line + 1, 1};
}

struct span span_join(struct span from, struct span to)
{
    if (from.file < 0 || from.line == 0) {
        return to;
    }
    if (to.file != from.file || to.line == 0) {
        return from;
    }
    return (struct span){from.file, from.line, from.column, to.end_line, to.end_column};
}

const char *diag_summary(enum diag_code code)
{
    return entry_of(code)->summary;
}

enum diag_code diag_code_of(const char *name)
{
    for (size_t i = 0; i < sizeof ENTRIES / sizeof *ENTRIES; i++) {
        char known[16];
        snprintf(known, sizeof known, "G%04d", (int)ENTRIES[i].code);
        if (strcmp(known, name) == 0) {
            return ENTRIES[i].code;
        }
    }
    return DIAG_NONE;
}

const struct diag_meaning *diag_meaning_of(enum diag_code code)
{
    static const struct diag_meaning MEANINGS[] = {
#define HELP(name, cause, example, repair) {DIAG_##name, cause, example, repair},
#include "base/codes_help.def"
#undef HELP
    };
    for (size_t i = 0; i < sizeof MEANINGS / sizeof *MEANINGS; i++) {
        if (MEANINGS[i].code == code) {
            return &MEANINGS[i];
        }
    }
    return NULL;
}

enum diag_severity diag_severity_of(enum diag_code code)
{
    return entry_of(code)->severity;
}

// Moves line and column on to the byte offset `to` and gives where it stands.
static const char *walk(const char *at, const char *to, int *line, int *column)
{
    while (at < to) {
        bool newline = *at == '\n';
        text_next(&at, to);
        *line += newline ? 1 : 0;
        *column = newline ? 1 : *column + 1;
    }
    return at;
}

struct span diags_span_of(const struct diags *diags, int file, size_t from, size_t to)
{
    if (file < 0 || (size_t)file >= diags->source_count) {
        return SPAN_NONE;
    }
    struct source *source = &diags->sources[file];
    struct span span = {file, 1, 1, 1, 1};
    if (source->text == NULL) {
        return (struct span){file, 0, 0, 0, 0};
    }
    to = to < source->length ? to : source->length;
    from = from < to ? from : to;
    const char *at = source->text;
    if (from >= source->known) {
        at += source->known;
        span.line = source->known_line;
        span.column = source->known_column;
    }
    at = walk(at, source->text + from, &span.line, &span.column);
    source->known = (size_t)(at - source->text);
    source->known_line = span.line;
    source->known_column = span.column;
    span.end_line = span.line;
    span.end_column = span.column;
    walk(at, source->text + to, &span.end_line, &span.end_column);
    return span;
}

size_t diags_errors(const struct diags *diags)
{
    return diags->errors - diags->errors_again;
}

size_t diags_warnings(const struct diags *diags)
{
    return diags->warnings - diags->warnings_again;
}
