// What can be moved in scripts, by their tokens: numbers, comparisons, `and`, `or` and `not`, sums.
// Each is tried out: the scripts are run with it, and it is a move of those rules of which the
// function then is another one, wherever the token stands: in the function, in a helper, in a local
// of the file, in a table of another script. What reaches no function is declared, and was moved as
// a condition or a setting.
#include <string.h>

#include "base/num.h"
#include "rules/mutant.h"
#include "rules/script_prints.h"
#include "rules/script_tokens.h"

enum { NUMBER_BYTES = 15, NAMED = 3 };

struct reading_script {
    struct mutants *mutants;
    const struct script_prints *prints; // of the scripts as they are
    const struct script_tokens *tokens;
    int script;
};

// --- which rules ---

static bool is_reached(const struct reading_script *reading, const struct script_prints *now,
                       const struct part *part)
{
    const struct script_prints *was = reading->prints;
    int script = part->at.script, function = part->function;
    return function > 0 && function <= was->counts[script] &&
           (function > now->counts[script] ||
            was->lists[script][function - 1] != now->lists[script][function - 1]);
}

struct reached {
    const char *who; // "figure 'a', figure 'b'"
    const char *why; // no case can notice any of them
    bool any, noticed;
};

static struct reached reached_by(const struct reading_script *reading,
                                 const struct script_prints *now)
{
    struct mutants *mutants = reading->mutants;
    struct reached reached = {.who = ""};
    size_t count = 0;
    for (size_t i = 0; i < mutants->part_count; i++) {
        const struct part *part = &mutants->parts[i];
        if (!is_reached(reading, now, part))
            continue;
        const char *why = mutant_hides(mutants->rules->pack, part);
        reached.any = true;
        reached.noticed |= !why;
        reached.why = why ? why : reached.why;
        if (count > 0 && strstr(reached.who, part->who))
            continue;
        if (++count <= NAMED)
            reached.who = arena_textf(mutants->arena, "%s%s%s", reached.who, count > 1 ? ", " : "",
                                      part->who);
    }
    if (count > NAMED)
        reached.who = arena_textf(mutants->arena, "%s and %zu more", reached.who, count - NAMED);
    return reached;
}

// --- one move ---

// The line with the token as it is, without the blanks before it.
static const char *line_with(const struct reading_script *reading, struct lexer_token token,
                             const char *word)
{
    const char *text = reading->tokens->lexer.text;
    size_t length = reading->tokens->lexer.length, from = token.from, to = token.to;
    while (from > 0 && text[from - 1] != '\n')
        from--;
    while (from < token.from && (text[from] == ' ' || text[from] == '\t'))
        from++;
    while (to < length && text[to] != '\n')
        to++;
    return arena_textf(reading->mutants->arena, "%.*s%s%.*s", (int)(token.from - from), text + from,
                       word, (int)(to - token.to), text + token.to);
}

static const char *word_of(const struct reading_script *reading, struct lexer_token token)
{
    return arena_text_n(reading->mutants->arena, reading->tokens->lexer.text + token.from,
                        token.to - token.from);
}

// Runs the scripts with it; false when they do not run.
static bool try_out(const struct reading_script *reading, struct mutant *mutant,
                    struct reached *reached)
{
    struct mutants *mutants = reading->mutants;
    struct arena scratch;
    arena_init(&scratch);
    struct script_prints now;
    bool runs = mutant_apply(mutants, mutant, &scratch) &&
                script_prints_read(mutants->rules, mutants->limits, &scratch, &now);
    if (runs)
        *reached = reached_by(reading, &now);
    mutant_take_back(mutants, mutant);
    arena_clear(&scratch);
    return runs;
}

// The script with `word` for the token; false when that changes nothing of any rule.
static bool make(const struct reading_script *reading, struct lexer_token token, const char *word,
                 struct mutant *mutant, struct reached *reached)
{
    struct mutants *mutants = reading->mutants;
    const struct script *script = &mutants->rules->pack->scripts[reading->script];
    *mutant = (struct mutant){.kind = MUTANT_SCRIPT, .ordinal = (int)token.from};
    mutant->at = span_line(script->file, token.line);
    mutant->change.script.script = reading->script;
    mutant->change.script.offset = token.from;
    mutant->change.script.length = token.to - token.from;
    mutant->change.script.token = arena_text(mutants->arena, word);
    if (!try_out(reading, mutant, reached) || !reached->any)
        return false;
    mutant->who = reached->who;
    mutant->from = line_with(reading, token, word_of(reading, token));
    mutant->to = line_with(reading, token, word);
    return true;
}

static void leave(const struct reading_script *reading, const struct mutant *mutant,
                  const char *why)
{
    struct unmoved unmoved = {mutant->who, mutant->from, why, mutant->at};
    mutants_leave(reading->mutants, &unmoved);
}

static void add(const struct reading_script *reading, struct lexer_token token, const char *word)
{
    struct mutant mutant;
    struct reached reached;
    if (!make(reading, token, word, &mutant, &reached))
        return;
    if (reached.noticed)
        mutants_add(reading->mutants, &mutant);
    else
        leave(reading, &mutant, reached.why);
}

// --- numbers ---

static bool is_comparison(const struct script_tokens *tokens, size_t at)
{
    static const char *const WORDS[] = {"<", "<=", ">", ">=", "==", "~="};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (script_tokens_is(tokens, at, LEXER_SYMBOL, WORDS[i]))
            return true;
    return false;
}

static struct ref ref_of(const struct reading_script *reading, size_t space, size_t id)
{
    const struct pack *pack = reading->mutants->rules->pack;
    static const struct {
        const char *word;
        enum ref_space space;
    } SPACES[] = {{"fact", REF_FACT},
                  {"item", REF_ITEM},
                  {"itemgap", REF_ITEMGAP},
                  {"dimension", REF_DIMENSION},
                  {"gap", REF_GAP}};
    const char *name = word_of(reading, reading->tokens->list[id]);
    struct ref ref = {REF_NONE, -1, 0};
    for (size_t i = 0; i < sizeof SPACES / sizeof *SPACES; i++) {
        if (!script_tokens_is(reading->tokens, space, LEXER_NAME, SPACES[i].word))
            continue;
        const struct question *question = pack_question_find(pack, name);
        ref.space = SPACES[i].space;
        if (ref.space == REF_DIMENSION || ref.space == REF_GAP)
            ref.index = pack_dimension_find(pack, name);
        else if (question)
            ref.index = question->index;
    }
    return ref;
}

// What the tokens from `from` to `to` are compared with, where that is a value of the engine:
// `item.R01 < 50`.
static struct ref beside(const struct reading_script *reading, size_t from, size_t to)
{
    const struct script_tokens *tokens = reading->tokens;
    if (from >= 4 && is_comparison(tokens, from - 1) &&
        script_tokens_is(tokens, from - 3, LEXER_SYMBOL, "."))
        return ref_of(reading, from - 4, from - 2);
    if (is_comparison(tokens, to + 1) && script_tokens_is(tokens, to + 3, LEXER_SYMBOL, "."))
        return ref_of(reading, to + 2, to + 4);
    return (struct ref){REF_NONE, -1, 0};
}

static void leave_number(const struct reading_script *reading, struct lexer_token token)
{
    struct mutant mutant;
    struct reached reached;
    SAYS const char *why = "the number is not written out in digits";
    if (make(reading, token, "0", &mutant, &reached))
        leave(reading, &mutant, why);
}

// Where the number at `at` is a local's (`local LOW = 50`) or a field's (`low = 50`): what that
// name is compared with, at the first place where it is.
static struct ref beside_name(const struct reading_script *reading, size_t at)
{
    const struct script_tokens *tokens = reading->tokens;
    struct ref none = {REF_NONE, -1, 0};
    size_t name = at >= 2 ? at - 2 : at;
    if (!script_tokens_is(tokens, at - 1, LEXER_SYMBOL, "="))
        return none;
    if (name >= 3 && script_tokens_is(tokens, name, LEXER_SYMBOL, ">"))
        name -= 3; // <const>
    if (tokens->list[name].kind != LEXER_NAME)
        return none;
    const char *word = word_of(reading, tokens->list[name]);
    for (size_t i = 0; i < tokens->count; i++) {
        size_t from = i;
        if (i == name || !script_tokens_is(tokens, i, LEXER_NAME, word))
            continue;
        while (from >= 2 && script_tokens_is(tokens, from - 1, LEXER_SYMBOL, "."))
            from -= 2;
        struct ref ref = beside(reading, from, i);
        if (ref.index >= 0)
            return ref;
    }
    return none;
}

// The number at `at`, with as many decimals as it is written with; false when it is not read here.
static bool read_number(const struct reading_script *reading, struct lexer_token token,
                        double *number, int *decimals)
{
    size_t length = token.to - token.from;
    char text[NUMBER_BYTES + 1];
    if (length > NUMBER_BYTES)
        return false;
    memcpy(text, reading->tokens->lexer.text + token.from, length);
    text[length] = '\0';
    char *power = strpbrk(text, "eE");
    double exponent = 0;
    if (power && (!num_parse(power + 1, &exponent) || exponent < 0 || exponent > NUMBER_BYTES))
        return false;
    if (power)
        *power = '\0';
    const char *point = strchr(text, '.');
    *decimals = point && !power ? (int)strlen(point + 1) : 0;
    if (!num_parse(text, number))
        return false;
    *number /= mutant_digit((int)exponent);
    return true;
}

static void move_number(const struct reading_script *reading, size_t at)
{
    struct lexer_token token = reading->tokens->list[at];
    char moved[NUM_TEXT];
    int decimals;
    double number;
    if (!read_number(reading, token, &number, &decimals)) {
        leave_number(reading, token);
        return;
    }
    struct cond other = {.op = COND_NAME, .ref = beside(reading, at, at)};
    if (other.ref.index < 0)
        other.ref = beside_name(reading, at);
    double step = mutant_digit(decimals);
    if (other.ref.index >= 0)
        step = mutant_step(reading->mutants->rules, &other, number);
    for (int sign = 1; sign >= -1; sign -= 2) {
        double is = num_round(number + sign * step, 9);
        if (num_round(is, decimals) == is) // 1.0 stays 1.0
            num_fixed(moved, is, decimals);
        else
            num_plain(moved, is, 9);
        if (moved[0] != '-')
            add(reading, token, moved);
    }
}

// --- words ---

// Does a value end here, so that a sign behind it is an operator?
static bool ends_value(const struct script_tokens *tokens, size_t at)
{
    enum lexer_kind kind = tokens->list[at].kind;
    return kind == LEXER_NAME || kind == LEXER_NUMBER || kind == LEXER_STRING ||
           script_tokens_is(tokens, at, LEXER_SYMBOL, ")") ||
           script_tokens_is(tokens, at, LEXER_SYMBOL, "]");
}

// How something is shown, and in which order: declared, though a function may reach it.
static bool is_order(const struct script_tokens *tokens, size_t at)
{
    return at >= 2 && script_tokens_is(tokens, at - 1, LEXER_SYMBOL, "=") &&
           (script_tokens_is(tokens, at - 2, LEXER_NAME, "decimals") ||
            script_tokens_is(tokens, at - 2, LEXER_NAME, "priority"));
}

static void move_token(const struct reading_script *reading, size_t at)
{
    static const struct {
        enum lexer_kind kind;
        const char *of, *is;
        bool between; // two values
    } WORDS[] = {
        {LEXER_SYMBOL, "<", "<=", true},     {LEXER_SYMBOL, "<=", "<", true},
        {LEXER_SYMBOL, ">", ">=", true},     {LEXER_SYMBOL, ">=", ">", true},
        {LEXER_SYMBOL, "==", "~=", false},   {LEXER_SYMBOL, "~=", "==", false},
        {LEXER_KEYWORD, "and", "or", false}, {LEXER_KEYWORD, "or", "and", false},
        {LEXER_SYMBOL, "+", "-", true},      {LEXER_SYMBOL, "-", "+", true},
        {LEXER_SYMBOL, "*", "/", true},      {LEXER_SYMBOL, "/", "*", true},
        {LEXER_KEYWORD, "not", "", false},   {LEXER_NAME, "min", "max", false},
        {LEXER_NAME, "max", "min", false},
    };
    const struct script_tokens *tokens = reading->tokens;
    struct lexer_token token = tokens->list[at];
    if (token.kind == LEXER_NUMBER && !is_order(tokens, at))
        move_number(reading, at);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (!script_tokens_is(tokens, at, WORDS[i].kind, WORDS[i].of) ||
            (WORDS[i].between && (at == 0 || !ends_value(tokens, at - 1))))
            continue;
        if (WORDS[i].kind == LEXER_NAME &&
            (at < 2 || !script_tokens_is(tokens, at - 2, LEXER_NAME, "math")))
            continue;
        while (WORDS[i].is[0] == '\0' && tokens->lexer.text[token.to] == ' ')
            token.to++;
        add(reading, token, WORDS[i].is);
    }
}

// The token behind `grow.log(...)`, or `at`: what is told to the author changes nothing.
static size_t after_log(const struct script_tokens *tokens, size_t at)
{
    if (!script_tokens_is(tokens, at, LEXER_NAME, "grow") ||
        !script_tokens_is(tokens, at + 1, LEXER_SYMBOL, ".") ||
        !script_tokens_is(tokens, at + 2, LEXER_NAME, "log"))
        return at;
    int depth = 0;
    for (size_t i = at + 3; i < tokens->count; i++) {
        depth += script_tokens_nesting(tokens, i);
        if (depth == 0)
            return i + 1;
    }
    return at;
}

void mutants_of_scripts(struct mutants *mutants)
{
    const struct pack *pack = mutants->rules->pack;
    struct script_prints prints;
    if (pack->script_count == 0 ||
        !script_prints_read(mutants->rules, mutants->limits, mutants->arena, &prints))
        return;
    for (int i = 0; i < pack->script_count; i++) {
        struct script_tokens tokens;
        script_tokens_read(&tokens, &pack->scripts[i], mutants->arena);
        struct reading_script reading = {mutants, &prints, &tokens, i};
        for (size_t at = 0; at < tokens.count; at++) {
            at = after_log(&tokens, at);
            move_token(&reading, at);
        }
    }
}
