// Numbers, years and days of a dossier: whether one is what its question takes, and how the one
// that was meant is written.
#include <math.h>
#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "model/dossier_take.h"

enum { YEAR_FIRST = 1990, YEAR_LAST = 2100, MOST_DECIMALS = 9 };

// One that is no number: says how the one that was meant is written.
static bool refuse_number(const struct taker *taker, const struct node *node)
{
    struct diag *diag = diag_add(taker->diags, taker->code, node->span,
                                 "'%s' takes a number, not '%s'", taker->question->id, node->text);
    hint_number(taker->diags, diag, node->text, false);
    return false;
}

static bool read_number(const struct taker *taker, const struct node *node, double *number)
{
    if (!dossier_take_scalar(taker, node, "a number"))
        return false;
    if (!num_parse(node->text, number))
        return refuse_number(taker, node);
    return !node->quoted ||
           dossier_take_refuse(taker, node, "takes a number, and this one stands in quotes",
                               "write it without quotes");
}

static const char *plain(const struct taker *taker, double number)
{
    char text[NUM_TEXT];
    num_plain(text, number, MOST_DECIMALS);
    return arena_text(taker->arena, text);
}

static bool check_range(const struct taker *taker, const struct node *node, double number)
{
    const struct question *question = taker->question;
    const char *wanted = NULL;
    if (question->has_above && !(number > question->above))
        wanted = diag_textf(taker->diags, "more than %s", plain(taker, question->above));
    else if (question->has_min && !(number >= question->min))
        wanted = diag_textf(taker->diags, "at least %s", plain(taker, question->min));
    else if (question->has_max && !(number <= question->max))
        wanted = diag_textf(taker->diags, "at most %s", plain(taker, question->max));
    if (!wanted)
        return true;
    return dossier_take_refuse(taker, node,
                               diag_textf(taker->diags, "is %s, not %s", wanted, node->text),
                               diag_textf(taker->diags, "write a number of %s", wanted));
}

static int decimals_of(const char *text)
{
    const char *point = strchr(text, '.');
    return point ? (int)strlen(point + 1) : 0;
}

bool dossier_take_number(const struct taker *taker, const struct node *node, struct answer *answer)
{
    double number;
    if (!read_number(taker, node, &number))
        return false;
    char thousands[NUM_TEXT];
    bool parted = hint_thousands_of(node->text, thousands); // 1.000 may be a thousand: ask
    if (taker->question->integer && (parted || floor(number) != number))
        return dossier_take_refuse(
            taker, node, diag_textf(taker->diags, "takes a whole number, not %s", node->text),
            parted ? diag_textf(taker->diags, "write %s if that was meant", thousands)
                   : "write it without decimals");
    if (!check_range(taker, node, number))
        return false;
    answer->value = value_number(number, taker->question->integer ? 0 : decimals_of(node->text));
    return true;
}

bool dossier_take_year(const struct taker *taker, const struct node *node, struct answer *answer)
{
    double number;
    if (!read_number(taker, node, &number))
        return false;
    if (floor(number) != number || number < YEAR_FIRST || number > YEAR_LAST)
        return dossier_take_refuse(
            taker, node, diag_textf(taker->diags, "takes a year, not %s", node->text),
            diag_textf(taker->diags, "write a year from %d to %d", YEAR_FIRST, YEAR_LAST));
    if (!check_range(taker, node, number))
        return false;
    answer->value = value_number(number, 0);
    return true;
}

static bool refuse_date(const struct taker *taker, const struct node *node)
{
    struct diag *diag = diag_add(taker->diags, taker->code, node->span,
                                 "'%s' takes a date, not '%s'", taker->question->id, node->text);
    hint_date(taker->diags, diag, node->text);
    return false;
}

bool dossier_take_date(const struct taker *taker, const struct node *node, struct answer *answer)
{
    long days;
    if (!dossier_take_scalar(taker, node, "a date"))
        return false;
    if (!num_parse_date(node->text, &days))
        return refuse_date(taker, node);
    answer->value = (struct value){
        .kind = VALUE_DATE, .number = (double)days, .text = arena_text(taker->arena, node->text)};
    return true;
}
