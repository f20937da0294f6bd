// Reads the tokens of a script for what its lines may cost. It must not know what a step is spent
// on: the meter charges a line each time it begins.
#include "rules/line_prices.h"

#include <string.h>

#include "rules/lexer.h"

enum { BOUNDS = 3 }; // of a loop

struct reading {
    struct lexer lexer;
    struct line_price *lines;
    size_t count;
    // From a `for` to its `do`:
    enum { NO_LOOP, LOOP_NAMES, LOOP_BOUNDS } loop;
    bool hidden;                     // it cannot be told any more which `do` belongs to which loop
    bool begins;                     // a bound begins here
    bool is_number;                  // what this bound gives is one
    uint32_t reads;                  // bounds before this one that may be texts
    struct lexer_token last, before; // the tokens before this one
    int joined;                      // line of the last `..`
    uint32_t held, owed; // steps of `..` whose line may not run: of that line, and of those before
};

static bool is_symbol(const struct reading *reading, struct lexer_token token, const char *text)
{
    return token.kind == LEXER_SYMBOL && lexer_is(&reading->lexer, token, text);
}

static bool is_keyword(const struct reading *reading, struct lexer_token token, const char *text)
{
    return token.kind == LEXER_KEYWORD && lexer_is(&reading->lexer, token, text);
}

// Can a loop read a number from a text? A bound that begins as a number, a length or with a minus
// is one, unless it can give something else (`1 and text`). Nor in a loop over a table. Lua reads
// the bounds in the line of `do`; which one that is, a function among the bounds hides.
static void read_loop(struct reading *reading, struct lexer_token token)
{
    if (reading->hidden) {
        reading->lines[token.line].reads += is_keyword(reading, token, "do") ? BOUNDS : 0;
    } else if (is_keyword(reading, token, "for")) {
        reading->loop = LOOP_NAMES;
        reading->reads = 0;
    } else if (reading->loop == LOOP_NAMES) {
        bool number = is_symbol(reading, token, "=");
        if (number || is_keyword(reading, token, "in"))
            reading->loop = number ? LOOP_BOUNDS : NO_LOOP;
        reading->begins = reading->is_number = true;
    } else if (reading->loop == LOOP_BOUNDS) {
        reading->hidden = is_keyword(reading, token, "function");
        bool ends = is_keyword(reading, token, "do"), next = is_symbol(reading, token, ",");
        if (ends || next) {
            reading->reads += !reading->is_number;
            reading->is_number = true;
        } else if (reading->begins) {
            reading->is_number = token.kind == LEXER_NUMBER || is_symbol(reading, token, "#") ||
                                 is_symbol(reading, token, "-");
        } else if (is_keyword(reading, token, "and") || is_keyword(reading, token, "or") ||
                   is_symbol(reading, token, "..")) {
            reading->is_number = false;
        }
        reading->begins = next;
        if (!ends)
            return;
        reading->lines[token.line].reads += reading->reads;
        reading->loop = NO_LOOP;
    }
}

// Ends the token before this one a value that no instruction of its own puts in its place: what a
// call or `...` gives?
static bool ends_call(const struct reading *reading)
{
    struct lexer_token last = reading->last;
    return is_symbol(reading, last, ")") || is_symbol(reading, last, "...") ||
           is_symbol(reading, last, "}") || last.kind == LEXER_STRING;
}

// Is what stands before a `..` a written text? `f "text"` is a call, `#"text"` a number.
static bool follows_text(const struct reading *reading)
{
    struct lexer_token before = reading->before;
    bool value = before.kind == LEXER_NAME || before.kind == LEXER_STRING;
    return reading->last.kind == LEXER_STRING && !value && !is_symbol(reading, before, ")") &&
           !is_symbol(reading, before, "]") && !is_symbol(reading, before, "#");
}

// Each `..` puts what stands before it in place, in its own line; the last of them joins all, so
// the others have to be paid by then.
static void read_concat(struct reading *reading, struct lexer_token token)
{
    struct line_price *price = &reading->lines[token.line];
    if (token.line != reading->joined) {
        reading->owed += reading->held;
        price->steps += reading->owed;
        reading->held = 0;
        reading->joined = token.line;
    }
    uint32_t steps = follows_text(reading) ? 0 : PRICE_JOINED;
    price->steps += steps;
    reading->held += ends_call(reading) ? steps : 0;
}

// What may follow a `..`: a written text is not written again. Where an expression ends nothing is
// owed any more.
static void read_joined(struct reading *reading, struct lexer_token token)
{
    bool ends = token.kind == LEXER_KEYWORD || is_symbol(reading, token, ",") ||
                is_symbol(reading, token, ";") || is_symbol(reading, token, "=");
    if (is_symbol(reading, reading->last, "..") && token.kind != LEXER_STRING)
        reading->lines[reading->last.line].steps += PRICE_JOINED;
    if (ends)
        reading->held = reading->owed = 0;
}

// Does a string hold a NUL, or an escape that looks like one: `\0`, `\x0`, `\u{0`?
static bool may_hold_nul(const char *text, struct lexer_token token)
{
    const char *at = text + token.from, *end = text + token.to;
    if (memchr(at, '\0', (size_t)(end - at)) != NULL)
        return true;
    while ((at = memchr(at, '\\', (size_t)(end - at))) != NULL && end - at > 1) {
        if (at[1] == '0' || strncmp(at + 1, "x0", 2) == 0 || strncmp(at + 1, "u{0", 3) == 0)
            return true;
        at += 2;
    }
    return false;
}

static void read_token(struct reading *reading, struct line_prices *prices,
                       struct lexer_token token)
{
    if (token.kind == LEXER_STRING) {
        prices->nul = prices->nul || may_hold_nul(reading->lexer.text, token);
    } else if (is_symbol(reading, token, "%")) {
        reading->lines[token.line].steps += PRICE_MODULO;
        prices->modulos++;
    } else if (is_symbol(reading, token, "..")) {
        read_concat(reading, token);
    }
    read_joined(reading, token);
    read_loop(reading, token);
    reading->before = reading->last;
    reading->last = token;
}

struct line_prices line_prices_read(const struct script *script, struct arena *arena)
{
    struct reading reading = {0};
    struct line_prices prices = {.count = 2};
    lexer_init(&reading.lexer, script->text, script->length);
    for (size_t i = 0; i < script->length; i++)
        prices.count += script->text[i] == '\n' || script->text[i] == '\r';
    reading.lines = arena_array(arena, prices.count, sizeof *reading.lines);
    prices.lines = reading.lines;
    int line = 0;
    uint32_t tokens = 0;
    for (;;) {
        struct lexer_token token = lexer_next(&reading.lexer);
        if (token.kind == LEXER_END || token.line != line) {
            reading.lines[line].steps += PRICE_LINE + tokens / PRICE_TOKENS;
            tokens = 0;
            line = token.line;
        }
        if (token.kind == LEXER_END)
            return prices;
        tokens++;
        read_token(&reading, &prices, token);
    }
}
