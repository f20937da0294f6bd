// Compares a text with the strings that a script wrote: escapes are undone byte by byte, and a
// piece begins at each string, behind each escape and on each line. It must not know what the text
// is for.
#include "rules/script_text.h"

#include <string.h>

#include "base/text.h"

enum { OPEN_BYTES = 1 << 16 }; // compared, at most, to find the string behind a name

struct span script_text_span(const struct script_tokens *tokens, int file, int line, size_t from,
                             size_t to)
{
    const char *text = tokens->lexer.text;
    if (memchr(text + from, '\n', to - from))
        return span_line(file, line);
    size_t start = from;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    int column = 1 + (int)text_points(text + start, from - start);
    int points = (int)text_points(text + from, to - from);
    return (struct span){file, line, column, line, column + points};
}

// A string of a script, read byte by byte.
struct reading {
    const char *source;
    size_t at, to;
    int line;
    bool raw; // between long brackets
};

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static void skip_break(struct reading *reading)
{
    char first = reading->source[reading->at++];
    char second = reading->source[reading->at];
    if (reading->at < reading->to && is_break(second) && second != first)
        reading->at++;
    reading->line++;
}

static void skip_blanks(struct reading *reading)
{
    while (reading->at < reading->to && strchr(" \t\v\f\r\n", reading->source[reading->at]))
        if (is_break(reading->source[reading->at]))
            skip_break(reading);
        else
            reading->at++;
}

static unsigned digit_of(char c)
{
    return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a') + 10;
}

static bool is_digit(char c, unsigned base)
{
    bool decimal = c >= '0' && c <= '9';
    return decimal || (base == 16 && ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'));
}

static uint32_t read_digits(struct reading *reading, unsigned base, int most)
{
    uint32_t value = 0;
    for (; most > 0 && is_digit(reading->source[reading->at], base); most--)
        value = value * base + digit_of(reading->source[reading->at++]);
    return value;
}

// A code point in UTF-8; 0 when there is none like it in a text that was found to be well-formed.
static size_t write_point(uint32_t point, char out[4])
{
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    if (point > 0x10FFFF)
        return 0;
    size_t count = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = count; i-- > 1; point >>= 6)
        out[i] = (char)(0x80 | (point & 0x3F));
    out[0] = (char)(count > 1 ? leads[count] | point : point);
    return count;
}

// Reads the escape that stands at `at`, whose script was compiled: into `out`, the bytes it stands
// for. Gives how many: 0 of `\z`.
static size_t read_escape(struct reading *reading, char out[4])
{
    static const char letters[] = "abfnrtv", meant[] = "\a\b\f\n\r\t\v";
    char c = reading->source[++reading->at];
    const char *letter = strchr(letters, c);
    if (is_break(c)) {
        skip_break(reading);
        out[0] = '\n';
        return 1;
    }
    if (is_digit(c, 10)) {
        out[0] = (char)read_digits(reading, 10, 3);
        return 1;
    }
    reading->at++;
    if (c == 'z') {
        skip_blanks(reading);
        return 0;
    }
    if (c == 'u') { // \u{XXX}
        reading->at++;
        uint32_t point = read_digits(reading, 16, 8);
        reading->at++;
        return write_point(point, out);
    }
    out[0] = letter ? meant[letter - letters] : c;
    if (c == 'x')
        out[0] = (char)read_digits(reading, 16, 2);
    return 1;
}

static struct reading read_string(const struct script_tokens *tokens, size_t at)
{
    const struct lexer_token *token = &tokens->list[at];
    struct reading reading = {.source = tokens->lexer.text, .line = token->line};
    lexer_content(reading.source, *token, &reading.at, &reading.to);
    reading.raw = reading.source[token->from] == '[';
    for (size_t i = token->from; i < reading.at; i++)
        reading.line += reading.source[i] == '\n';
    return reading;
}

// The place is only noted, in bytes: what does not match in the end needs none.
static void add_piece(struct script_text *found, size_t before, struct reading where, size_t from,
                      bool computed)
{
    if (found->count > 0 && found->pieces[found->count - 1].from == before)
        found->count--;
    struct span bytes = {found->file, where.line, (int)from, where.line, (int)where.at};
    ARENA_PUSH(found->arena, found->pieces, found->count, found->room);
    found->pieces[found->count++] = (struct text_piece){before, bytes, computed};
}

static void place_pieces(struct script_text *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct span *at = &found->pieces[i].at;
        *at = script_text_span(found->tokens, at->file, at->line, (size_t)at->column,
                               (size_t)at->end_column);
        found->work += (size_t)at->column + 4; // a line is read from its start
    }
}

// The bytes of `text` that the string at token `at` gives, or (size_t)-1 when it is not what `text`
// begins with. `pieces` gets where they stand, `before` bytes further on.
static size_t match_string(struct script_text *found, size_t at, const char *text, size_t before)
{
    struct reading reading = read_string(found->tokens, at);
    size_t matched = 0;
    found->work += 4;
    bool begins = true;
    while (reading.at < reading.to) {
        char bytes[4] = {reading.source[reading.at]};
        size_t count = 1, from = reading.at;
        int line = reading.line;
        bool escape = !reading.raw && bytes[0] == '\\';
        if (escape)
            count = read_escape(&reading, bytes);
        else if (is_break(bytes[0]))
            skip_break(&reading);
        else
            reading.at++;
        if (!escape && is_break(bytes[0]))
            bytes[0] = '\n';
        found->work++;
        if (strncmp(text + matched, bytes, count) != 0)
            return (size_t)-1;
        if (begins || escape)
            add_piece(found, before + matched, (struct reading){.line = line, .at = reading.at},
                      from, false);
        begins = escape || reading.line != line;
        matched += count;
    }
    return matched;
}

// The same of a string behind something that gave an unknown part of `text`: the first place where
// it fits.
static size_t match_later(struct script_text *found, size_t at, const char *text, size_t before)
{
    size_t length = strlen(text), step = found->tokens->list[at].to - found->tokens->list[at].from;
    for (size_t skip = 0; skip <= length && skip * step < OPEN_BYTES; skip++) {
        size_t count = found->count;
        size_t matched = match_string(found, at, text + skip, before + skip);
        if (matched != (size_t)-1 && matched > 0)
            return skip + matched;
        found->count = count;
    }
    return (size_t)-1;
}

// Behind what begins at `at` and is no string: at a `..`, or where the value is over.
static size_t skip_value(const struct script_tokens *tokens, size_t at)
{
    int depth = 0;
    for (; at < tokens->count; at++) {
        depth += script_tokens_nesting(tokens, at);
        bool over = script_tokens_is(tokens, at, LEXER_SYMBOL, ",") ||
                    script_tokens_is(tokens, at, LEXER_SYMBOL, ";") ||
                    script_tokens_is(tokens, at, LEXER_SYMBOL, "..");
        if (depth < 0 || (depth == 0 && over))
            break;
    }
    return at;
}

bool script_text_match(struct script_text *found, size_t at, const char *text, bool open)
{
    const struct script_tokens *tokens = found->tokens;
    size_t done = 0;
    bool unknown = false;
    found->count = 0;
    for (;; at++) {
        while (script_tokens_is(tokens, at, LEXER_SYMBOL, "("))
            at++;
        if (at < tokens->count && tokens->list[at].kind == LEXER_STRING) {
            size_t matched = unknown ? match_later(found, at, text + done, done)
                                     : match_string(found, at, text + done, done);
            if (matched == (size_t)-1)
                return false;
            done += matched;
            unknown = false;
            at++;
        } else if (open && at < tokens->count) {
            const struct lexer_token *token = &tokens->list[at];
            add_piece(found, done, (struct reading){.line = token->line, .at = token->to},
                      token->from, true);
            at = skip_value(tokens, at);
            unknown = true;
        } else {
            return false;
        }
        while (script_tokens_is(tokens, at, LEXER_SYMBOL, ")"))
            at++;
        if (!script_tokens_is(tokens, at, LEXER_SYMBOL, ".."))
            break;
    }
    if (found->count == 0 || !(unknown || text[done] == '\0'))
        return false;
    place_pieces(found);
    return true;
}
