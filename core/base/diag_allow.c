// Reads remarks that allow a warning where it would be found: `grow: allow G1620 because ...`. What
// a comment is differs between languages: who reads one calls this for each of its comments. Must
// not know what is wrong with a remark: what says nothing useful is kept, to be told by who checks.
#include "base/diag.h"

#include <string.h>

enum { MOST_ALLOWS = 1000, CODE_BYTES = 24 };

// A part of one line.
struct reach {
    const char *at, *end;
};

static void skip_blanks(struct reach *line)
{
    while (line->at < line->end && strchr(" \t\r", *line->at) != NULL) {
        line->at++;
    }
}

static bool starts_with(const struct reach *line, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(line->end - line->at) >= length && memcmp(line->at, word, length) == 0;
}

// Moves behind `word` when it stands here; what comes after it has to be a blank, unless it ends
// with a mark.
static bool skip_word(struct reach *line, const char *word)
{
    size_t length = strlen(word);
    bool marked = word[length - 1] == ':';
    bool ends = line->at + length >= line->end || strchr(" \t\r", line->at[length]) != NULL;
    if (!starts_with(line, word) || (!marked && !ends)) {
        return false;
    }
    line->at += length;
    skip_blanks(line);
    return true;
}

static struct reach line_at(const struct source *source, const char *at)
{
    const char *stop = source->text + source->length;
    const char *newline = memchr(at, '\n', (size_t)(stop - at));
    return (struct reach){at, newline == NULL ? stop : newline};
}

// The line that a remark is about.
static int line_of(const struct source *source, int line, const char *at, const char *mark)
{
    const char *start = at;
    while (start > source->text && start[-1] != '\n') {
        start--;
    }
    struct reach before = {start, at};
    skip_blanks(&before);
    if (before.at < at) {
        return line;
    }
    const char *stop = source->text + source->length;
    struct reach next = line_at(source, at);
    while (next.end < stop) {
        next = line_at(source, next.end + 1);
        line++;
        skip_blanks(&next);
        if (next.at < next.end && !starts_with(&next, mark)) {
            return line;
        }
    }
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

// The text up to the next blank, cut when it is too long to be a code.
static const char *take_code(struct reach *line, struct arena *arena)
{
    const char *from = line->at;
    while (line->at < line->end && strchr(" \t\r", *line->at) == NULL) {
        line->at++;
    }
    size_t length = (size_t)(line->at - from);
    const char *code = arena_text_n(arena, from, length < CODE_BYTES ? length : CODE_BYTES);
    skip_blanks(line);
    return code;
}

void diags_allow(struct diags *diags, int file, int line, size_t at, const char *mark)
{
    const struct source *source = &diags->sources[file];
    struct reach remark = line_at(source, source->text + at);
    while (remark.end > remark.at && strchr(" \t\r", remark.end[-1]) != NULL) {
        remark.end--;
    }
    struct reach rest = {remark.at + strlen(mark), remark.end};
    skip_blanks(&rest);
    if (diags->allow_count >= MOST_ALLOWS || !skip_word(&rest, "grow:") ||
        !skip_word(&rest, "allow")) {
        return;
    }
    struct diag_allow allow = {.span = span_of(source, file, line, remark)};
    allow.given = take_code(&rest, diags->arena);
    allow.code = diag_code_of(allow.given);
    if (skip_word(&rest, "because") && rest.at < rest.end) {
        allow.because = arena_text_n(diags->arena, rest.at, (size_t)(rest.end - rest.at));
    }
    allow.line = line_of(source, line, remark.at, mark);
    ARENA_PUSH(diags->arena, diags->allows, diags->allow_count, diags->allow_room);
    diags->allows[diags->allow_count++] = allow;
}
