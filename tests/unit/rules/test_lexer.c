// Tokens of Lua source: kinds, places, lines, and text that is no Lua at all.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rules/lexer.h"

struct expected {
    enum lexer_kind kind;
    const char *text;
    int line;
};

static void check(const char *source, const struct expected *expected)
{
    struct lexer lexer;
    lexer_init(&lexer, source, strlen(source));
    for (;; expected++) {
        struct lexer_token token = lexer_next(&lexer);
        assert_int_equal(token.kind, expected->kind);
        if (token.kind == LEXER_END)
            return;
        assert_true(lexer_is(&lexer, token, expected->text));
        assert_int_equal(token.line, expected->line);
        assert_true(token.from < token.to && token.to <= strlen(source));
    }
}

static void test_words(void **state)
{
    (void)state;
    check("local _x1 = endx end\nGoto goto", (const struct expected[]){{LEXER_KEYWORD, "local", 1},
                                                                       {LEXER_NAME, "_x1", 1},
                                                                       {LEXER_SYMBOL, "=", 1},
                                                                       {LEXER_NAME, "endx", 1},
                                                                       {LEXER_KEYWORD, "end", 1},
                                                                       {LEXER_NAME, "Goto", 2},
                                                                       {LEXER_KEYWORD, "goto", 2},
                                                                       {LEXER_END, "", 2}});
}

static void test_symbols(void **state)
{
    (void)state;
    check("...==~=<=>=//::<<>>..+-*/%^#&~|<>=(){}[];:,.",
          (const struct expected[]){
              {LEXER_SYMBOL, "...", 1}, {LEXER_SYMBOL, "==", 1}, {LEXER_SYMBOL, "~=", 1},
              {LEXER_SYMBOL, "<=", 1},  {LEXER_SYMBOL, ">=", 1}, {LEXER_SYMBOL, "//", 1},
              {LEXER_SYMBOL, "::", 1},  {LEXER_SYMBOL, "<<", 1}, {LEXER_SYMBOL, ">>", 1},
              {LEXER_SYMBOL, "..", 1},  {LEXER_SYMBOL, "+", 1},  {LEXER_SYMBOL, "-", 1},
              {LEXER_SYMBOL, "*", 1},   {LEXER_SYMBOL, "/", 1},  {LEXER_SYMBOL, "%", 1},
              {LEXER_SYMBOL, "^", 1},   {LEXER_SYMBOL, "#", 1},  {LEXER_SYMBOL, "&", 1},
              {LEXER_SYMBOL, "~", 1},   {LEXER_SYMBOL, "|", 1},  {LEXER_SYMBOL, "<", 1},
              {LEXER_SYMBOL, ">=", 1},  {LEXER_SYMBOL, "(", 1},  {LEXER_SYMBOL, ")", 1},
              {LEXER_SYMBOL, "{", 1},   {LEXER_SYMBOL, "}", 1},  {LEXER_SYMBOL, "[", 1},
              {LEXER_SYMBOL, "]", 1},   {LEXER_SYMBOL, ";", 1},  {LEXER_SYMBOL, ":", 1},
              {LEXER_SYMBOL, ",", 1},   {LEXER_SYMBOL, ".", 1},  {LEXER_END, "", 1}});
}

static void test_numbers(void **state)
{
    (void)state;
    check("3 3.5 .5 3e-2 0x1p+4 0xA.8 1..2 a.b",
          (const struct expected[]){{LEXER_NUMBER, "3", 1},
                                    {LEXER_NUMBER, "3.5", 1},
                                    {LEXER_NUMBER, ".5", 1},
                                    {LEXER_NUMBER, "3e-2", 1},
                                    {LEXER_NUMBER, "0x1p+4", 1},
                                    {LEXER_NUMBER, "0xA.8", 1},
                                    {LEXER_NUMBER, "1..2", 1}, // malformed, as Lua reads it
                                    {LEXER_NAME, "a", 1},
                                    {LEXER_SYMBOL, ".", 1},
                                    {LEXER_NAME, "b", 1},
                                    {LEXER_END, "", 1}});
}

static void test_strings(void **state)
{
    (void)state;
    check("'a\"b' \"c\\\"d\" \"e\\\nf\" 'g\\z  \n h' x",
          (const struct expected[]){{LEXER_STRING, "a\"b", 1},
                                    {LEXER_STRING, "c\\\"d", 1},
                                    {LEXER_STRING, "e\\\nf", 1},
                                    {LEXER_STRING, "g\\z  \n h", 2},
                                    {LEXER_NAME, "x", 3},
                                    {LEXER_END, "", 3}});
}

static void test_long_strings(void **state)
{
    (void)state;
    check("[[a]] [==[b]]]=]c]==]\n[[\nd\ne]] [=[\r\nf]=] [[]] x",
          (const struct expected[]){{LEXER_STRING, "a", 1},
                                    {LEXER_STRING, "b]]]=]c", 1},
                                    {LEXER_STRING, "d\ne", 2},
                                    {LEXER_STRING, "f", 4},
                                    {LEXER_STRING, "", 5},
                                    {LEXER_NAME, "x", 5},
                                    {LEXER_END, "", 5}});
}

static void test_comments(void **state)
{
    (void)state;
    check("a -- b\n--[[ c\n]] d --[==[ ]] \n]==] e --[ f\ng --",
          (const struct expected[]){{LEXER_NAME, "a", 1},
                                    {LEXER_NAME, "d", 3},
                                    {LEXER_NAME, "e", 4},
                                    {LEXER_NAME, "g", 5},
                                    {LEXER_END, "", 5}});
}

static void test_line_ends(void **state)
{
    (void)state;
    check("a\nb\r\nc\rd\n\re", (const struct expected[]){{LEXER_NAME, "a", 1},
                                                         {LEXER_NAME, "b", 2},
                                                         {LEXER_NAME, "c", 3},
                                                         {LEXER_NAME, "d", 4},
                                                         {LEXER_NAME, "e", 5},
                                                         {LEXER_END, "", 5}});
}

static void test_bad(void **state)
{
    (void)state;
    check("! x",
          (const struct expected[]){{LEXER_BAD, "!", 1}, {LEXER_NAME, "x", 1}, {LEXER_END, "", 1}});
    check("'a\nb", (const struct expected[]){
                       {LEXER_BAD, "'a", 1}, {LEXER_NAME, "b", 2}, {LEXER_END, "", 2}});
    check("'a\\", (const struct expected[]){{LEXER_BAD, "'a\\", 1}, {LEXER_END, "", 1}});
    check("[==[ a ]=]",
          (const struct expected[]){{LEXER_BAD, "[==[ a ]=]", 1}, {LEXER_END, "", 1}});
    struct lexer lexer;
    lexer_init(&lexer, "--[[ a", 6);
    assert_int_equal(lexer_next(&lexer).kind, LEXER_BAD);
    assert_int_equal(lexer_next(&lexer).kind, LEXER_END);
    assert_int_equal(lexer_next(&lexer).kind, LEXER_END);
}

// Only the bytes given are read, also those that end in the middle of something.
static void test_every_cut(void **state)
{
    (void)state;
    static const char text[] = "x=[==[a]==]--[[b]]'\\z '\"\\\"\"0x1p+2..::<<...";
    for (size_t length = 0; length < sizeof text; length++) {
        struct lexer lexer;
        lexer_init(&lexer, text, length);
        size_t at = 0;
        for (struct lexer_token token = lexer_next(&lexer); token.kind != LEXER_END;
             token = lexer_next(&lexer)) {
            assert_true(token.from >= at && token.to <= length);
            at = token.to;
        }
    }
}

static void test_content(void **state)
{
    (void)state;
    static const char *const strings[] = {"'x'", "\"x\"", "[[x]]", "[==[\nx]==]", "[[\r\nx]]"};
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
        struct lexer lexer;
        lexer_init(&lexer, strings[i], strlen(strings[i]));
        size_t from, to;
        lexer_content(strings[i], lexer_next(&lexer), &from, &to);
        assert_int_equal(strings[i][from], 'x');
        assert_int_equal(to, from + 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),        cmocka_unit_test(test_symbols),
        cmocka_unit_test(test_numbers),      cmocka_unit_test(test_strings),
        cmocka_unit_test(test_long_strings), cmocka_unit_test(test_comments),
        cmocka_unit_test(test_line_ends),    cmocka_unit_test(test_bad),
        cmocka_unit_test(test_every_cut),    cmocka_unit_test(test_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
