// The condition language: what is read, as which tree, how it is written again, and what is said
// about what cannot be read, with the place of it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/num.h"
#include "model/cond.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

struct bench {
    struct arena arena;
    struct diags diags;
    struct buf out;
};

static void bench_init(struct bench *bench)
{
    arena_init(&bench->arena);
    diags_init(&bench->diags, &bench->arena);
    buf_init(&bench->out, 1 << 20);
}

static void bench_clear(struct bench *bench)
{
    buf_clear(&bench->out);
    arena_clear(&bench->arena);
}

// A condition that stands on line 41 from column 14 on.
static struct cond *parse(struct bench *bench, const char *text)
{
    int file = diags_source(&bench->diags, "questionnaire.yaml", text, strlen(text));
    return cond_parse(&bench->arena, text, (struct span){file, 41, 14, 41, 15}, &bench->diags);
}

static const char *const OPS[] = {"number", "text", "name", "list", "call", "not", "neg",
                                  "and",    "or",   "==",   "!=",   "<",    "<=",  ">",
                                  ">=",     "in",   "+",    "-",    "*",    "/"};

// The tree in brackets: (or a (and b c)).
static void dump(struct buf *out, const struct cond *cond)
{
    char number[NUM_TEXT];
    if (cond->op == COND_NUMBER) {
        num_plain(number, cond->number, 9);
        buf_puts(out, number);
        return;
    }
    if (cond->op == COND_NAME || cond->op == COND_QUOTED) {
        buf_putf(out, cond->op == COND_NAME ? "%s" : "'%s'", cond->text);
        return;
    }
    buf_putf(out, "(%s", cond->op == COND_CALL ? cond->text : OPS[cond->op]);
    for (size_t i = 0; i < cond->count; i++) {
        buf_putc(out, ' ');
        dump(out, cond->kids[i]);
    }
    buf_putc(out, ')');
}

struct good {
    const char *text, *tree, *written; // written: NULL when it is the text
};

static const struct good GOOD[] = {
    {"F02", "F02", NULL},
    {"F02 == aspirant and count(F04) >= 2", "(and (== F02 aspirant) (>= (count F04) 2))", NULL},
    // How tightly things bind: or < and < not < comparison < + - < * / < minus.
    {"a or b and c", "(or a (and b c))", NULL},
    {"(a or b) and c", "(and (or a b) c)", NULL},
    {"not a and b", "(and (not a) b)", NULL},
    {"not a == b", "(not (== a b))", NULL},
    {"not (a and b)", "(not (and a b))", NULL},
    {"(not a) == b", "(== (not a) b)", NULL},
    {"not not a", "(not (not a))", NULL},
    {"a + b * c", "(+ a (* b c))", NULL},
    {"(a + b) * c", "(* (+ a b) c)", NULL},
    {"a - b - c", "(- (- a b) c)", NULL},
    {"a - (b - c)", "(- a (- b c))", NULL},
    {"a / b / c", "(/ (/ a b) c)", NULL},
    {"a / (b * c)", "(/ a (* b c))", NULL},
    {"a + 1 < b * 2", "(< (+ a 1) (* b 2))", NULL},
    {"-a * b", "(* (neg a) b)", NULL},
    {"-(a + b)", "(neg (+ a b))", NULL},
    {"a == (b == c)", "(== a (== b c))", NULL},
    // A row of the same kind is one row.
    {"a and b and c", "(and a b c)", NULL},
    {"a and (b and c)", "(and a b c)", "a and b and c"},
    {"a or (b or c) or d", "(or a b c d)", "a or b or c or d"},
    // Numbers.
    {"x == 0.50", "(== x 0.5)", "x == 0.5"},
    {"x == -2", "(== x -2)", NULL},
    {"x - -2", "(- x -2)", NULL},
    {"--2", "2", "2"},
    {"-(0)", "0", "0"},
    {"x > 123456789012345.5", "(> x 123456789012345.5)", NULL},
    // A dash is never part of a name.
    {"item.G09 - item.R07", "(- item.G09 item.R07)", NULL},
    {"a-b", "(- a b)", "a - b"},
    {"x<-1", "(< x -1)", "x < -1"},
    // Lists.
    {"x in (a, b)", "(in x (list a b))", NULL},
    {"x in (a)", "(in x (list a))", NULL},
    {"x in (-1, 2, \"twee woorden\")", "(in x (list -1 2 'twee woorden'))", NULL},
    {"so in F01", "(in so F01)", NULL},
    {"not so in F01", "(not (in so F01))", NULL},
    {"a in role.missing", "(in a role.missing)", NULL},
    // Texts and words.
    {"F12 == \"groen\"", "(== F12 'groen')", NULL},
    {"x == \"\"", "(== x '')", NULL},
    {"x == \"é and ) '\"", "(== x 'é and ) '')", NULL},
    {"android == island", "(== android island)", NULL},
    {"item.in", "item.in", NULL},
    // Functions.
    {"sum(F04.studenten_t1)", "(sum F04.studenten_t1)", NULL},
    {"sum(a, b, 3) > max(a, b)", "(> (sum a b 3) (max a b))", NULL},
    {"mean(item.R04, item.R05) - min(a)", "(- (mean item.R04 item.R05) (min a))", NULL},
    {"lin(dekking, 0.5, 1)", "(lin dekking 0.5 1)", NULL},
    {"missing(F07) or answered(R04)", "(or (missing F07) (answered R04))", NULL},
    {"abs(a - b)", "(abs (- a b))", NULL},
    {"abs (x)", "(abs x)", "abs(x)"},
    {"count", "count", NULL}, // without parentheses it is a name like any other
    // White space.
    {"  a\tand\n b ", "(and a b)", "a and b"},
};

static void reads_and_writes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(GOOD); i++) {
        struct bench bench;
        bench_init(&bench);
        const struct cond *cond = parse(&bench, GOOD[i].text);
        if (!cond)
            fail_msg("not read: %s", GOOD[i].text);
        dump(&bench.out, cond);
        assert_string_equal(bench.out.text, GOOD[i].tree);
        const char *written = cond_text(&bench.arena, cond);
        assert_string_equal(written, GOOD[i].written ? GOOD[i].written : GOOD[i].text);
        buf_reset(&bench.out);
        dump(&bench.out, parse(&bench, written));
        assert_string_equal(bench.out.text, GOOD[i].tree);
        bench_clear(&bench);
    }
}

struct bad {
    const char *text;
    enum diag_code code;
    int column; // within the condition, from 1
    int width;
    const char *message; // a part of it
    const char *help;    // a part of one of the helps
};

static const struct bad BAD[] = {
    // Spellings of other languages.
    {"a = b", DIAG_CONDITION_SYNTAX, 3, 1, "'='", "'=='"},
    {"a === b", DIAG_CONDITION_SYNTAX, 3, 3, "'==='", "'=='"},
    {"a <> b", DIAG_CONDITION_SYNTAX, 3, 2, "'<>'", "'!='"},
    {"a ~= b", DIAG_CONDITION_SYNTAX, 3, 2, "'~='", "'!='"},
    {"a =< b", DIAG_CONDITION_SYNTAX, 3, 2, "'=<'", "'<='"},
    {"a => b", DIAG_CONDITION_SYNTAX, 3, 2, "'=>'", "'>='"},
    {"!a", DIAG_CONDITION_SYNTAX, 1, 1, "'!'", "'not'"},
    {"a && b", DIAG_CONDITION_SYNTAX, 3, 2, "'&&'", "'and'"},
    {"a || b", DIAG_CONDITION_SYNTAX, 3, 2, "'||'", "'or'"},
    {"a AND b", DIAG_CONDITION_SYNTAX, 3, 3, "'AND'", "'and'"},
    {"a of b", DIAG_CONDITION_SYNTAX, 3, 2, "'of'", "'or'"},
    {"x is 3", DIAG_CONDITION_SYNTAX, 3, 2, "'is'", "'=='"},
    {"x == 'po'", DIAG_CONDITION_SYNTAX, 6, 1, "'''", "double quotes"},
    {"x == “po”", DIAG_CONDITION_SYNTAX, 6, 1, "'“'", "straight"},
    {"x ≥ 3", DIAG_CONDITION_SYNTAX, 3, 1, "'≥'", "'>='"},
    {"a − b", DIAG_CONDITION_SYNTAX, 3, 1, "'−'", "minus"},
    {"F04[1] == 2", DIAG_CONDITION_SYNTAX, 4, 1, "'['", "( and )"},
    {"x > 80%", DIAG_CONDITION_SYNTAX, 7, 1, "'%'", "0.8"},
    {"x > .5", DIAG_CONDITION_SYNTAX, 5, 1, "'.'", "0.5"},
    {"x > 1,5", DIAG_CONDITION_SYNTAX, 6, 1, "','", "write 1.5"},
    {"x not in (a)", DIAG_CONDITION_SYNTAX, 3, 3, "'not'", "not x in"},
    // Columns are code points.
    {"x == \"één\" = b", DIAG_CONDITION_SYNTAX, 12, 1, "'='", "'=='"},
    {"é == 1", DIAG_CONDITION_SYNTAX, 1, 1, "'é'", "a-z"},
    // Numbers, names and texts that are not whole.
    {"1.5.2", DIAG_CONDITION_SYNTAX, 1, 5, "'1.5.2' is not a number", "1250"},
    {"x == 3e5", DIAG_CONDITION_SYNTAX, 6, 3, "'3e5' is not a number", "1250"},
    {"1234567890123456", DIAG_CONDITION_SYNTAX, 1, 16, "too long", "15 digits"},
    {"item. == 1", DIAG_CONDITION_SYNTAX, 1, 5, "'item.'", "item.R04"},
    {"item.4 == 1", DIAG_CONDITION_SYNTAX, 1, 5, "'item.'", "item.R04"},
    {"x == \"po", DIAG_CONDITION_SYNTAX, 6, 1, "no end", "close it"},
    // Values and operators in the wrong place.
    {"", DIAG_CONDITION_SYNTAX, 1, 1, "empty", "leave it out"},
    {"  ", DIAG_CONDITION_SYNTAX, 1, 1, "empty", "leave it out"},
    {"a and", DIAG_CONDITION_SYNTAX, 6, 0, "ends where a value", "add a number"},
    {"and a", DIAG_CONDITION_SYNTAX, 1, 3, "'and' stands where a value", "before it"},
    {"a == ", DIAG_CONDITION_SYNTAX, 6, 0, "ends where a value", "add a number"},
    {"a == not b", DIAG_CONDITION_SYNTAX, 6, 3, "'not' stands", "(not ...)"},
    {"a * / b", DIAG_CONDITION_SYNTAX, 5, 1, "'/' stands where a value", "before it"},
    {"+1", DIAG_CONDITION_SYNTAX, 1, 1, "'+' stands where a value", "before it"},
    {"a b", DIAG_CONDITION_SYNTAX, 3, 1, "'b' is not expected", "operator"},
    {"a \"b\"", DIAG_CONDITION_SYNTAX, 3, 3, "a text is not expected", "operator"},
    {"a < b < c", DIAG_CONDITION_SYNTAX, 7, 1, "two comparisons", "a < b and b < c"},
    {"a == b != c", DIAG_CONDITION_SYNTAX, 8, 2, "two comparisons", "and"},
    {"a in (b) in c", DIAG_CONDITION_SYNTAX, 10, 2, "two comparisons", "and"},
    // Parentheses and lists.
    {"(a and b", DIAG_CONDITION_SYNTAX, 9, 0, "ends before its ')'", "add ')'"},
    {"(a b)", DIAG_CONDITION_SYNTAX, 4, 1, "'b' stands where ')'", "operator"},
    {"a)", DIAG_CONDITION_SYNTAX, 2, 1, "has no '('", "take it out"},
    {"()", DIAG_CONDITION_SYNTAX, 2, 1, "')' stands where a value", "before it"},
    {"x in", DIAG_CONDITION_SYNTAX, 5, 0, "after 'in'", "x in (a, b)"},
    {"x in 3", DIAG_CONDITION_SYNTAX, 6, 1, "after 'in'", "x in (a, b)"},
    {"x in ()", DIAG_CONDITION_SYNTAX, 7, 1, "lacks a value", "x in (a, b)"},
    {"x in (a,)", DIAG_CONDITION_SYNTAX, 9, 1, "lacks a value", "x in (a, b)"},
    {"x in (a + b)", DIAG_CONDITION_SYNTAX, 9, 1, "'+' stands where ')'", "add ')'"},
    {"x in (-a)", DIAG_CONDITION_SYNTAX, 7, 2, "no calculations", "numbers"},
    // Functions.
    {"cuont(F04)", DIAG_UNKNOWN_NAME, 1, 5, "'cuont'", "did you mean 'count'?"},
    {"round(x)", DIAG_UNKNOWN_NAME, 1, 5, "'round'", "count, sum, min"},
    {"item.x(1)", DIAG_UNKNOWN_NAME, 1, 6, "'item.x'", "count, sum, min"},
    {"1 + count(a, b)", DIAG_CONDITION_TYPE, 5, 11, "takes 1 argument, not 2", "count(list)"},
    {"sum()", DIAG_CONDITION_TYPE, 1, 5, "at least 1 argument, not 0", "sum(column)"},
    {"lin(a, b)", DIAG_CONDITION_TYPE, 1, 9, "takes 3 arguments, not 2", "lin(value"},
    {"abs(a,)", DIAG_CONDITION_SYNTAX, 7, 1, "')' stands where a value", "before it"},
    {"abs(a", DIAG_CONDITION_SYNTAX, 6, 0, "ends before its ')'", "add ')'"},
};

static bool has_help(const struct diag *diag, const char *part)
{
    for (const struct diag_part *at = diag->parts; at; at = at->next) {
        if (at->help && strstr(at->message, part))
            return true;
    }
    return false;
}

static void says_what_is_wrong_and_where(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(BAD); i++) {
        const struct bad *bad = &BAD[i];
        struct bench bench;
        bench_init(&bench);
        if (parse(&bench, bad->text) || bench.diags.count != 1)
            fail_msg("%zu diagnostics, not 1: %s", bench.diags.count, bad->text);
        const struct diag *diag = bench.diags.list[0];
        if (!strstr(diag->message, bad->message))
            fail_msg("%s: says '%s', not '%s'", bad->text, diag->message, bad->message);
        if (!has_help(diag, bad->help))
            fail_msg("%s: no help with '%s'", bad->text, bad->help);
        if (diag->span.column != 13 + bad->column)
            fail_msg("%s: column %d", bad->text, diag->span.column - 13);
        assert_int_equal(diag->span.end_column - diag->span.column, bad->width);
        assert_int_equal(diag->span.line, 41);
        assert_int_equal(diag->code, bad->code);
        bench_clear(&bench);
    }
}

static void each_part_has_its_place(void **state)
{
    (void)state;
    static const struct {
        int first, end;
    } places[] = {{1, 9}, {14, 31}};
    struct bench bench;
    bench_init(&bench);
    const struct cond *cond = parse(&bench, "F02 == x and (sum(e) > -2 + b)");
    assert_non_null(cond);
    assert_int_equal(cond->span.column, 14);
    assert_int_equal(cond->span.end_column, 14 + 30);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(cond->kids[i]->span.column, 13 + places[i].first);
        assert_int_equal(cond->kids[i]->span.end_column, 13 + places[i].end);
    }
    const struct cond *call = cond->kids[1]->kids[0];
    assert_int_equal(call->span.column, 13 + 15);
    assert_int_equal(call->span.end_column, 13 + 21);
    bench_clear(&bench);
}

// Where only a line is known, or a text of more lines, the whole of it is the place.
static void a_place_without_columns_is_kept(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    int file = diags_source(&bench.diags, "money.lua", "x", 1);
    struct span line = span_line(file, 7);
    assert_null(cond_parse(&bench.arena, "a and and", line, &bench.diags));
    assert_memory_equal(&bench.diags.list[0]->span, &line, sizeof line);
    assert_null(cond_parse(&bench.arena, "a = b", SPAN_NONE, &bench.diags));
    assert_memory_equal(&bench.diags.list[1]->span, &SPAN_NONE, sizeof line);
    bench_clear(&bench);
}

// `depth` of `open`, a 1, and as many of `close`.
static const char *nested(struct bench *bench, int depth, const char *open, const char *close)
{
    struct buf out;
    buf_init(&out, 4096);
    for (int i = 0; i < depth; i++)
        buf_puts(&out, open);
    buf_putc(&out, '1');
    for (int i = 0; i < depth; i++)
        buf_puts(&out, close);
    const char *text = arena_text(&bench->arena, out.text);
    buf_clear(&out);
    return text;
}

static void nests_so_deep_and_no_deeper(void **state)
{
    (void)state;
    static const char *const ways[][2] = {{"(", ")"}, {"abs(", ")"}, {"not ", ""}, {"- ", ""}};
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct bench bench;
        bench_init(&bench);
        assert_non_null(parse(&bench, nested(&bench, COND_DEPTH, ways[i][0], ways[i][1])));
        assert_null(parse(&bench, nested(&bench, COND_DEPTH + 1, ways[i][0], ways[i][1])));
        assert_int_equal(bench.diags.count, 1);
        assert_int_equal(bench.diags.list[0]->code, DIAG_CONDITION_SIZE);
        assert_int_equal(bench.diags.list[0]->span.column,
                         14 + COND_DEPTH * (int)strlen(ways[i][0]) +
                             (i == 1 ? (int)strlen("abs") : 0));
        bench_clear(&bench);
    }
}

static void is_so_long_and_no_longer(void **state)
{
    (void)state;
    char text[COND_LENGTH + 2];
    struct bench bench;
    bench_init(&bench);
    memset(text, 'a', sizeof text);
    text[COND_LENGTH] = '\0';
    assert_non_null(parse(&bench, text));
    text[COND_LENGTH] = 'a';
    text[COND_LENGTH + 1] = '\0';
    assert_null(parse(&bench, text));
    assert_int_equal(bench.diags.list[0]->code, DIAG_CONDITION_SIZE);
    // The longest chain makes the deepest tree.
    for (size_t i = 1; i < COND_LENGTH - 1; i += 2)
        text[i] = '-';
    text[COND_LENGTH - 1] = '\0';
    const struct cond *chain = parse(&bench, text);
    assert_non_null(chain);
    assert_int_equal(strlen(cond_text(&bench.arena, chain)), 1023 + 2 * 511);
    bench_clear(&bench);
}

struct pieces {
    const char *text, *pieces;
};

static const struct pieces TEMPLATES[] = {
    {"", "[]"},
    {"Zonder waarde", "[Zonder waarde]"},
    {"{delta}", "[]{delta}[]"},
    {"Tekort van € {tekort}.", "[Tekort van € ]{tekort}[.]"},
    {"{a}{b}", "[]{a}[]{b}[]"},
    {"{ abs( delta ) } euro", "[]{abs(delta)}[ euro]"},
    {"{{x}} en {x}", "[{x} en ]{x}[]"},
    {"{{{x}}}", "[{]{x}[}]"},
    {"{F12 == \"}\"}", "[]{F12 == \"}\"}[]"},
    {"regel\n{x}", "[regel\n]{x}[]"},
};

static struct template *split(struct bench *bench, const char *text)
{
    int file = diags_source(&bench->diags, "money.lua", text, strlen(text));
    return template_parse(&bench->arena, text, (struct span){file, 3, 10, 3, 11}, &bench->diags);
}

static void splits_templates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(TEMPLATES); i++) {
        struct bench bench;
        bench_init(&bench);
        const struct template *template = split(&bench, TEMPLATES[i].text);
        if (!template)
            fail_msg("not read: %s", TEMPLATES[i].text);
        for (size_t k = 0; k <= template->count; k++) {
            buf_putf(&bench.out, "[%s]", template->texts[k]);
            if (k < template->count)
                buf_putf(&bench.out, "{%s}", cond_text(&bench.arena, template->holes[k]));
        }
        assert_string_equal(bench.out.text, TEMPLATES[i].pieces);
        bench_clear(&bench);
    }
}

static const struct bad BAD_TEMPLATES[] = {
    {"een {tekort", DIAG_BAD_TEMPLATE, 5, 1, "has no '}'", "'{{'"},
    {"een {a {b}", DIAG_BAD_TEMPLATE, 5, 1, "has no '}'", "'{{'"},
    {"een } los", DIAG_BAD_TEMPLATE, 5, 1, "has no '{'", "'}}'"},
    {"één { }", DIAG_BAD_TEMPLATE, 5, 3, "without a name", "twice"},
    {"één {a = b}", DIAG_CONDITION_SYNTAX, 8, 1, "'='", "'=='"},
};

static void says_what_is_wrong_in_a_template(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(BAD_TEMPLATES); i++) {
        const struct bad *bad = &BAD_TEMPLATES[i];
        struct bench bench;
        bench_init(&bench);
        assert_null(split(&bench, bad->text));
        assert_int_equal(bench.diags.count, 1);
        const struct diag *diag = bench.diags.list[0];
        assert_int_equal(diag->code, bad->code);
        assert_int_equal(diag->span.column, 9 + bad->column);
        assert_int_equal(diag->span.end_column - diag->span.column, bad->width);
        assert_non_null(strstr(diag->message, bad->message));
        assert_true(has_help(diag, bad->help));
        bench_clear(&bench);
    }
}

static void tells_every_fault_of_a_template(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_null(split(&bench, "{a = b} en {} en {!c} en {goed} }"));
    assert_int_equal(bench.diags.count, 4);
    bench_clear(&bench);
}

static const char *loud_leaf(void *of, const struct cond *cond)
{
    return cond->op == COND_NAME ? arena_textf(of, "<%s>", cond->text) : NULL;
}

static const char *loud_sign(void *of, enum cond_op op)
{
    (void)of;
    return op == COND_MUL ? " x " : op == COND_NOT ? "no " : NULL;
}

static const char *loud_call(void *of, const struct cond *cond, const char *const kids[])
{
    return cond->count == 2 ? arena_textf(of, "[%s|%s]", kids[0], kids[1]) : NULL;
}

// Another manner replaces what it has an answer for; parentheses stay those of the tree.
static void writes_in_another_manner(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct cond *cond = parse(&bench, "not (a + 2) * min(b * 3, -c) > sum(d) and e == \"f\"");
    const struct cond_manner manner = {&bench.arena, loud_leaf, loud_sign, loud_call};
    assert_string_equal(cond_text_in(&bench.arena, cond, &manner),
                        "no (<a> + 2) x [<b> x 3|-<c>] > sum(<d>) and <e> == \"f\"");
    const struct cond_manner plain = {0};
    assert_string_equal(cond_text_in(&bench.arena, cond, &plain), cond_text(&bench.arena, cond));
    bench_clear(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_writes),
        cmocka_unit_test(says_what_is_wrong_and_where),
        cmocka_unit_test(each_part_has_its_place),
        cmocka_unit_test(a_place_without_columns_is_kept),
        cmocka_unit_test(nests_so_deep_and_no_deeper),
        cmocka_unit_test(is_so_long_and_no_longer),
        cmocka_unit_test(writes_in_another_manner),
        cmocka_unit_test(splits_templates),
        cmocka_unit_test(says_what_is_wrong_in_a_template),
        cmocka_unit_test(tells_every_fault_of_a_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
