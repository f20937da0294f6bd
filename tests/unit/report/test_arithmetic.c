// "Zo is deze score ontstaan": every dimension, axis, figure and route is written out, the sums
// that are written are true, and what was left out is named.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "desk.h"

static const char *const DOSSIERS[] = {
    "docs/examples/de-singel.yaml",
    "docs/examples/drie-stromen.yaml",
    "docs/examples/grote-stad.yaml",
    "tests/browser/onvolledig.yaml",
};

enum { DOSSIER_COUNT = sizeof DOSSIERS / sizeof *DOSSIERS };

struct part {
    const struct block *from, *to;
};

// The blocks of the section, without its own heading.
static struct part section_of(const struct desk *desk)
{
    const struct report *report = desk->report;
    for (size_t i = 0; i < report->count; i++) {
        if (report->blocks[i].kind != BLOCK_HEADING || !report->blocks[i].anchor ||
            strcmp(report->blocks[i].anchor, "arithmetic") != 0)
            continue;
        size_t end = i + 1;
        while (end < report->count &&
               (report->blocks[end].kind != BLOCK_HEADING || report->blocks[end].level > 2))
            end++;
        return (struct part){report->blocks + i + 1, report->blocks + end};
    }
    fail_msg("the report has no section of this kind");
    return (struct part){0};
}

static const char *text_of(struct desk *desk, const struct line *line)
{
    const char *text = "";
    for (size_t i = 0; i < line->count; i++)
        text = arena_textf(&desk->arena, "%s%s", text, line->runs[i].text);
    return text;
}

// A number with a decimal comma; false when none stands at `*at`.
static bool read_number(const char **at, double *number)
{
    char *end;
    double whole = strtod(*at, &end), share = 0;
    if (end == *at)
        return false;
    if (*end == ',') {
        const char *digits = end + 1;
        size_t count = strspn(digits, "0123456789");
        share = strtod(digits, &end) / pow(10, (double)count);
    }
    *number = whole + share;
    *at = end;
    return true;
}

static bool take(const char **at, const char *text)
{
    if (!text_starts(*at, text))
        return false;
    *at += strlen(text);
    return true;
}

// "(1 × 75,0 + 3 × 50,0) / 4 = 56,3", or with "/ 12 × 100 =": is it true, but for rounding?
static void sum_is_true(const char *text)
{
    const char *at = strstr(text, "= (");
    assert_non_null(at);
    at += 3;
    double sum = 0, weights = 0, divided, result, factor = 1;
    do {
        double weight, value;
        if (!read_number(&at, &weight) || !take(&at, " × ") || !read_number(&at, &value))
            fail_msg("not a sum: %s", text);
        sum += weight * value;
        weights += weight;
    } while (take(&at, " + "));
    if (!take(&at, ") / ") || !read_number(&at, &divided))
        fail_msg("not divided: %s", text);
    if (take(&at, " × 100"))
        factor = 100;
    if (!take(&at, " = ") || !read_number(&at, &result))
        fail_msg("no result: %s", text);
    if (fabs(weights - divided) > 1e-6 || fabs(factor * sum / divided - result) > 0.11)
        fail_msg("not true: %s", text);
}

static void the_sums_are_true(void **state)
{
    (void)state;
    size_t scores = 0, fits = 0;
    for (size_t d = 0; d < DOSSIER_COUNT; d++) {
        struct desk desk;
        desk_open(&desk, NULL);
        desk_report(&desk, DOSSIERS[d], "nl");
        assert_non_null(desk.report);
        struct part part = section_of(&desk);
        for (const struct block *block = part.from; block < part.to; block++) {
            if (block->kind != BLOCK_PARAGRAPH)
                continue;
            const char *text = text_of(&desk, &block->line);
            bool score = text_starts(text, "Score = "), fit = text_starts(text, "Passend = ");
            if (score || fit)
                sum_is_true(text);
            scores += score;
            fits += fit;
        }
        desk_close(&desk);
    }
    assert_true(scores > 20);
    assert_true(fits > 20);
}

static bool line_has(const struct line *line, const char *why)
{
    return line->why && strcmp(line->why, why) == 0;
}

// A line about `why`, in a paragraph, list or table; headings do not count.
static const struct line *line_about(struct part part, const char *why)
{
    for (const struct block *block = part.from; block < part.to; block++) {
        if (block->kind == BLOCK_PARAGRAPH && line_has(&block->line, why))
            return &block->line;
        for (size_t i = 0; block->kind == BLOCK_LIST && i < block->count; i++)
            if (line_has(&block->lines[i], why))
                return &block->lines[i];
    }
    return NULL;
}

static void need(struct desk *desk, struct part part, const char *space, const char *id)
{
    if (!line_about(part, arena_textf(&desk->arena, "%s.%s", space, id)))
        fail_msg("%s.%s is not written out", space, id);
}

static void everything_is_written_out(void **state)
{
    (void)state;
    for (size_t d = 0; d < DOSSIER_COUNT; d++) {
        struct desk desk;
        desk_open(&desk, NULL);
        desk_report(&desk, DOSSIERS[d], d % 2 ? "en" : "nl");
        assert_non_null(desk.report);
        struct part part = section_of(&desk);
        for (size_t i = 0; i < desk.rules->score_count; i++)
            need(&desk, part, "dimensions",
                 desk.pack->dimensions[desk.rules->scores[i].dimension].id);
        for (size_t i = 0; i < desk.rules->figure_count; i++)
            if (!desk.rules->figures[i].hidden)
                need(&desk, part, "figures", desk.rules->figures[i].id);
        for (size_t i = 0; i < desk.rules->route_count; i++)
            need(&desk, part, "routes", desk.rules->routes[i].id);
        assert_non_null(line_about(part, "position"));
        desk_close(&desk);
    }
}

static void a_figure_stands_in_words_and_in_numbers(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, NULL);
    desk_report(&desk, "docs/examples/de-singel.yaml", "nl");
    struct part part = section_of(&desk);
    assert_string_equal(
        text_of(&desk, line_about(part, "figures.delta")),
        "Effect van de regels van 2025 = “Bekostiging volgens de geldende regels” - “Bekostiging "
        "volgens de oude regels” = € 275.000 - € 310.100 = € -35.100");
    assert_string_equal(text_of(&desk, line_about(part, "figures.voorfin_stap")),
                        "Voorfinanciering per stap tot 100% = “Bedrag per student” × “Extra "
                        "studenten tot 100%” / 5 = 1.250 × 180 / 5 = € 45.000");
    desk_close(&desk);
}

// The line that tells of this dimension what was left out for want of an answer.
static bool is_named_as_left_out(struct desk *desk, struct part part, const char *why,
                                 const char *id)
{
    for (const struct block *block = part.from; block < part.to; block++)
        for (size_t i = 0; block->kind == BLOCK_LIST && i < block->count; i++) {
            const char *text = text_of(desk, &block->lines[i]);
            if (line_has(&block->lines[i], why) && text_starts(text, "Telt niet mee: ") &&
                strstr(text, id))
                return true;
        }
    return false;
}

static void what_was_left_out_is_named(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, NULL);
    desk_report(&desk, "tests/browser/onvolledig.yaml", "nl");
    assert_non_null(desk.report);
    struct part part = section_of(&desk);
    size_t left_out = 0;
    for (int q = 0; q < desk.pack->question_count; q++) {
        const struct question *question = &desk.pack->questions[q];
        if (!question->scale || question->dimension < 0)
            continue;
        const char *why = arena_textf(&desk.arena, "dimensions.%s",
                                      desk.pack->dimensions[question->dimension].id);
        bool named = is_named_as_left_out(&desk, part, why, question->id);
        if (named == desk.assessment->items[q].valid)
            fail_msg("%s counts, or is not named", question->id);
        left_out += named;
    }
    assert_true(left_out > 20);
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sums_are_true),
        cmocka_unit_test(everything_is_written_out),
        cmocka_unit_test(a_figure_stands_in_words_and_in_numbers),
        cmocka_unit_test(what_was_left_out_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
