// Reads remarks that allow warnings where they would be found: `grow: allow G1620 because ...`.
// What a comment is differs between languages: who reads one calls this for each of its comments.
// Must not know what is wrong with a remark: what says nothing useful is kept, to be told by who
// checks.
#include "base/diag.h"

#include <string.h>

#include "base/text.h"

enum { MOST_ALLOWS = 1000, WORD_BYTES = 24 };

static const char BLANKS[] = " \t\r";

// A part of one line.
struct reach {
    const char *at, *end;
};

static void skip_blanks(struct reach *line)
{
    while (line->at < line->end && strchr(BLANKS, *line->at) != NULL) {
        line->at++;
    }
}

static bool starts_with(const struct reach *line, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(line->end - line->at) >= length && memcmp(line->at, word, length) == 0;
}

static char small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

// Moves behind `word` when it stands here, in whatever capitals.
static bool skip_letters(struct reach *line, const char *word)
{
    const char *at = line->at;
    for (; *word; word++, at++)
        if (at == line->end || small_letter(*at) != *word)
            return false;
    line->at = at;
    skip_blanks(line);
    return true;
}

static bool skip_sign(struct reach *line)
{
    struct reach rest = *line;
    if (!skip_letters(&rest, "grow") || !skip_letters(&rest, ":"))
        return false;
    *line = rest;
    return true;
}

// The text up to the next blank or comma.
static struct reach take_word(struct reach *line)
{
    struct reach word = *line;
    while (line->at < line->end && *line->at != ',' && strchr(BLANKS, *line->at) == NULL)
        line->at++;
    word.end = line->at;
    skip_blanks(line);
    return word;
}

static bool is_word(struct reach found, const char *word)
{
    return skip_letters(&found, word) && found.at == found.end;
}

// A reason is opened in English or in Dutch, as those who write packs do.
static bool opens_reason(struct reach word)
{
    return is_word(word, "because") || is_word(word, "omdat");
}

// "G1620", and what is meant as one: "g1620", "1620", "G16".
static bool is_like_code(struct reach word)
{
    word.at += word.at < word.end && small_letter(*word.at) == 'g';
    return word.at < word.end && *word.at >= '0' && *word.at <= '9';
}

// For a message: cut when it is too long.
static const char *word_text(struct arena *arena, struct reach word)
{
    size_t length = (size_t)(word.end - word.at);
    return arena_text_n(arena, word.at, length < WORD_BYTES ? length : WORD_BYTES);
}

static struct reach line_at(const struct source *source, const char *at)
{
    const char *stop = source->text + source->length;
    const char *newline = memchr(at, '\n', (size_t)(stop - at));
    return (struct reach){at, newline == NULL ? stop : newline};
}

// The line that a remark is about. What stands alone is about the same line as the remark before it
// when only comments lie between, so these are walked once.
static int line_of(struct diags *diags, int file, int line, const char *at, const char *mark)
{
    const struct source *source = &diags->sources[file];
    const char *start = at;
    while (start > source->text && start[-1] != '\n') {
        start--;
    }
    struct reach before = {start, at};
    skip_blanks(&before);
    if (before.at < at) {
        return line;
    }
    if (at > diags->allowed_from && at < diags->allowed_until) {
        return diags->allowed_line;
    }
    const char *stop = source->text + source->length;
    struct reach next = line_at(source, at);
    while (next.end < stop) {
        next = line_at(source, next.end + 1);
        line++;
        skip_blanks(&next);
        if (next.at < next.end && !starts_with(&next, mark)) {
            break;
        }
    }
    diags->allowed_from = at;
    diags->allowed_until = next.at;
    diags->allowed_line = line;
    return line;
}

static int points_between(const char *from, const char *to)
{
    int points = 0;
    for (; from < to; from++) {
        points += ((unsigned char)*from & 0xC0) != 0x80;
    }
    return points;
}

static struct span span_of(const struct source *source, int file, int line, struct reach remark)
{
    const char *start = remark.at;
    while (start > source->text && start[-1] != '\n') {
        start--;
    }
    int column = 1 + points_between(start, remark.at);
    int end = column + points_between(remark.at, remark.end);
    return (struct span){file, line, column, line, end};
}

static void keep(struct diags *diags, const struct diag_allow *allow)
{
    if (diags->allow_count >= MOST_ALLOWS)
        return;
    ARENA_PUSH(diags->arena, diags->allows, diags->allow_count, diags->allow_room);
    diags->allows[diags->allow_count++] = *allow;
}

// Between two codes stands nothing, a comma or a word for one.
static bool skip_comma(struct reach *line)
{
    struct reach rest = *line, word = take_word(&rest);
    bool comma = line->at < line->end && *line->at == ',';
    if (comma)
        line->at++;
    else if (is_word(word, "and") || is_word(word, "en"))
        *line = rest;
    else
        return false;
    skip_blanks(line);
    return true;
}

// One for each code: they share what stands behind them. `remark` is the place of allow.span.
static void read_codes(struct diags *diags, const char *remark, struct reach rest,
                       struct diag_allow allow)
{
    size_t first = diags->allow_count;
    int column = allow.span.column;
    struct reach word = take_word(&rest);
    bool comma = true; // whatever comes behind one is meant as a code
    for (; word.at < word.end && !opens_reason(word) && (comma || is_like_code(word)) &&
           diags->allow_count < MOST_ALLOWS;
         word = take_word(&rest)) {
        comma = skip_comma(&rest);
        allow.given = word_text(diags->arena, word);
        allow.code = diag_code_of(allow.given);
        column += points_between(remark, word.at);
        remark = word.at;
        allow.span.column = column;
        allow.span.end_column = column + points_between(word.at, word.end);
        keep(diags, &allow);
    }
    if (diags->allow_count == first)
        keep(diags, &allow);
    bool reason = opens_reason(word) && rest.at < rest.end;
    for (size_t i = first; i < diags->allow_count; i++) {
        struct diag_allow *one = &diags->allows[i];
        if (reason)
            one->because = arena_text_n(diags->arena, rest.at, (size_t)(rest.end - rest.at));
        else if (word.at < word.end && !opens_reason(word))
            one->instead = word_text(diags->arena, word);
    }
}

bool diags_opens_remark(const char *at, const char *end)
{
    struct reach text = {at, end};
    skip_blanks(&text);
    return skip_sign(&text);
}

void diags_allow(struct diags *diags, int file, int line, size_t at, const char *mark)
{
    const struct source *source = &diags->sources[file];
    struct reach remark = line_at(source, source->text + at);
    while (remark.end > remark.at && strchr(BLANKS, remark.end[-1]) != NULL) {
        remark.end--;
    }
    struct reach rest = {remark.at + strlen(mark), remark.end};
    skip_blanks(&rest);
    bool written = starts_with(&rest, "grow:");
    if (diags->allow_count >= MOST_ALLOWS || !skip_sign(&rest)) {
        return;
    }
    struct diag_allow allow = {.span = span_of(source, file, line, remark), .given = ""};
    allow.line = line_of(diags, file, line, remark.at, mark);
    struct reach verb = take_word(&rest);
    if (is_word(verb, "allow")) {
        read_codes(diags, remark.at, rest, allow);
        return;
    }
    // "Grow: the pack of our region" is written for people; "grow: 1" opens a pack.
    static const char *const VERBS[] = {"allow"};
    allow.verb = word_text(diags->arena, verb);
    allow.meant = text_nearest(allow.verb, VERBS, 1);
    if (allow.meant != NULL || (written && !is_like_code(verb)))
        keep(diags, &allow);
}
