// Writes numbers, money, dates and values. Words are those of the report's language; digits are as
// in the texts of the pack, which stand beside them, so that no reader meets two notations. Owns no
// words, and decides nothing about rounding: base/num.h does.
#include "report/notation.h"

#include <math.h>
#include <string.h>

#include "base/num.h"

enum { VALUE_MOST = 64 * 1024 };

bool notation_is_dutch(const struct notation *n)
{
    return words_language_of(pack_language(n->pack, n->pack_language)) == WORDS_NL;
}

const char *notation_number(const struct notation *n, double value, int decimals)
{
    char text[NUM_TEXT];
    num_human(text, value, decimals, notation_is_dutch(n));
    return arena_text(n->arena, text);
}

const char *notation_short(const struct notation *n, double value, int decimals)
{
    while (decimals > 0 && num_round(value, decimals) == num_round(value, decimals - 1))
        decimals--;
    return notation_number(n, value, decimals);
}

const char *notation_integer(const struct notation *n, long long value)
{
    return notation_number(n, (double)value, 0);
}

const char *notation_score(const struct notation *n, double value)
{
    return notation_number(n, value, 1);
}

// Where the sign stands is of the language, and the same for an amount and for a difference.
static const char *euro_signed(const struct notation *n, const char *sign, double size)
{
    const char *digits = notation_number(n, size, 0);
    return notation_is_dutch(n) ? arena_textf(n->arena, "€ %s%s", sign, digits)
                                : arena_textf(n->arena, "%s€%s", sign, digits);
}

const char *notation_euro(const struct notation *n, double value)
{
    return euro_signed(n, num_round(value, 0) < 0 ? "-" : "", fabs(value));
}

const char *notation_change(const struct notation *n, double change, int decimals, bool euro)
{
    const char *sign = change > 0 ? "+" : change < 0 ? "-" : "";
    if (euro)
        return euro_signed(n, sign, fabs(change));
    return arena_textf(n->arena, "%s%s", sign, notation_short(n, fabs(change), decimals));
}

const char *notation_percent(const struct notation *n, double share)
{
    return arena_textf(n->arena, "%s%%", notation_short(n, 100 * share, 1));
}

const char *notation_day(const struct notation *n, long day)
{
    char text[NUM_TEXT];
    num_human_date(text, day, notation_is_dutch(n));
    return arena_text(n->arena, text);
}

const char *notation_source_date(const struct notation *n, const char *date)
{
    long day;
    if (!date)
        return words_text(n->language, WORD_NO_DATE);
    if (num_parse_date(date, &day))
        return notation_day(n, day);
    if (notation_is_dutch(n) && strlen(date) == 7)
        return arena_textf(n->arena, "%s-%.4s", date + 5, date);
    return date;
}

const char *notation_measure(const struct notation *n, enum unit unit, int decimals, double number)
{
    switch (unit) {
    case UNIT_SCORE: return notation_score(n, number);
    case UNIT_EURO: return notation_euro(n, number);
    case UNIT_YEAR: return arena_textf(n->arena, "%d", (int)num_round(number, 0));
    case UNIT_PERCENT: return arena_textf(n->arena, "%s%%", notation_short(n, number, decimals));
    case UNIT_SHARE:
        return arena_textf(n->arena, "%s (%s)", notation_number(n, number, decimals),
                           notation_percent(n, number));
    default: return notation_short(n, number, decimals);
    }
}

const char *notation_figure(const struct notation *n, const struct figure_rule *rule,
                            const struct value *value)
{
    if (value->kind == VALUE_MISSING)
        return words_text(n->language, WORD_UNKNOWN);
    if (value->kind != VALUE_NUMBER) {
        int set = value->text ? pack_amount_set_find(n->pack, value->text) : -1;
        return set >= 0 ? text_in(n->pack, &n->pack->amounts[set].label, n->pack_language)
                        : notation_value(n, NULL, value);
    }
    return notation_measure(n, rule->unit, rule->shown, value->number);
}

static const char *word_label(const struct notation *n, const struct question *question,
                              const char *word)
{
    for (size_t i = 0; question && i < question->option_count; i++)
        if (strcmp(question->options[i].id, word) == 0)
            return text_in(n->pack, &question->options[i].label, n->pack_language);
    int role = pack_role_find(n->pack, word);
    if (role >= 0)
        return text_in(n->pack, &n->pack->roles[role].label, n->pack_language);
    return word;
}

static const char *list_value(const struct notation *n, const struct question *question,
                              const struct value *value)
{
    const char **parts = arena_array(n->arena, value->count, sizeof *parts);
    for (size_t i = 0; i < value->count; i++)
        parts[i] = notation_value(n, question, &value->items[i]);
    return notation_list(n, parts, value->count);
}

const char *notation_value(const struct notation *n, const struct question *question,
                           const struct value *value)
{
    switch (value->kind) {
    case VALUE_MISSING: return words_text(n->language, WORD_UNKNOWN);
    case VALUE_BOOL: return words_text(n->language, value->number != 0 ? WORD_YES : WORD_NO);
    case VALUE_NUMBER:
        if (question && question->type == QUESTION_YEAR)
            return arena_textf(n->arena, "%d", (int)value->number);
        return value->decimals == VALUE_EXACT ? notation_short(n, value->number, 1)
                                              : notation_number(n, value->number, value->decimals);
    case VALUE_DATE: return notation_day(n, (long)value->number);
    case VALUE_WORD: return word_label(n, question, value->text);
    case VALUE_LIST: return list_value(n, question, value);
    case VALUE_TABLE:
        return words_fill_count(
            n->arena, n->language, WORD_ROWS, value->count,
            (const char *const[]){notation_integer(n, (long long)value->count), NULL});
    case VALUE_TEXT: break;
    }
    return value->text ? value->text : "";
}

const char *notation_list(const struct notation *n, const char *const parts[], size_t count)
{
    struct buf out;
    buf_init(&out, VALUE_MOST);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_puts(&out, i + 1 < count ? ", " : words_text(n->language, WORD_AND));
        buf_puts(&out, parts[i]);
    }
    const char *list = arena_text_n(n->arena, out.text, out.length);
    buf_clear(&out);
    return list;
}
