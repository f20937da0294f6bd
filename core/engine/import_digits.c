// Numbers and days in the notation of Dutch spreadsheets. It must not know which question they
// belong to; what is out of range is told by the reader of dossiers.
#include <string.h>

#include "engine/import.h"

// The number of one or two digits (four for a year) at `*at`, which moves on; 0 when there is none.
static int part_of(const char **at, int most)
{
    int number = 0, count = 0;
    for (; **at >= '0' && **at <= '9' && count < most; (*at)++, count++)
        number = number * 10 + (**at - '0');
    return number;
}

static const char *iso_of(struct import_source *source, const char *text)
{
    const char *at = text;
    int day = part_of(&at, 2);
    if (day == 0 || *at++ != '-')
        return text;
    int month = part_of(&at, 2);
    if (month == 0 || *at++ != '-')
        return text;
    int year = part_of(&at, 4);
    if (year < 1000 || *at != '\0')
        return text;
    return arena_textf(source->arena, "%04d-%02d-%02d", year, month, day);
}

const char *import_digits(struct import_source *source, struct import_cell cell, bool date)
{
    if (!source->comma)
        return cell.text;
    if (date)
        return iso_of(source, cell.text);
    if (strchr(cell.text, '.')) {
        struct diag *diag = diag_add(source->diags, DIAG_DATA_ROW, cell.span,
                                     "a point in a number of a file with semicolons");
        diag_help(source->diags, diag,
                  "decimals stand behind a comma there, and there are no marks "
                  "between thousands");
        return NULL;
    }
    char *text = arena_text(source->arena, cell.text);
    char *comma = strchr(text, ',');
    if (comma)
        *comma = '.';
    return text;
}
