// Reads numbers and days as people write them, to say how they are written here. Nothing else is
// ever done with what is read: a guess is for a message.
#include "base/hint.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { LONGEST = 40, MOST_DIGITS = 15 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Moves over blanks, those of a word processor too.
static const char *skip_blanks(const char *at)
{
    for (;;) {
        if (*at == ' ' || *at == '\t')
            at++;
        else if (text_starts(at, "\xc2\xa0"))
            at += 2;
        else
            return at;
    }
}

// --- numbers ---

// Moves over a sign of a currency.
static const char *skip_currency(const char *at)
{
    static const char *const SIGNS[] = {"\xe2\x82\xac", "EUR", "$"};
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (text_starts(at, SIGNS[i]))
            return skip_blanks(at + strlen(SIGNS[i]));
    return at;
}

// The bytes of a minus sign of a word processor, or of a plain one.
static size_t minus_at(const char *at)
{
    return *at == '-'                                                           ? 1
           : text_starts(at, "\xe2\x88\x92") || text_starts(at, "\xe2\x80\x93") ? 3
                                                                                : 0;
}

// A mark between digits: ',' and '.' as they stand, ' ' for what only parts thousands. Gives its
// bytes, 0 when a digit does not follow.
static size_t mark_at(const char *at, char *mark)
{
    size_t bytes = *at == ',' || *at == '.' || *at == ' ' || *at == '_' || *at == '\'' ? 1 : 0;
    *mark = *at == ',' || *at == '.' ? *at : ' ';
    if (text_starts(at, "\xc2\xa0"))
        bytes = 2;
    else if (text_starts(at, "\xe2\x80\xaf"))
        bytes = 3;
    return bytes > 0 && is_digit(at[bytes]) ? bytes : 0;
}

// The digits with the marks between them, in the order found.
struct groups {
    char digits[LONGEST];
    size_t ends[LONGEST]; // where each group of digits ends
    char marks[LONGEST];  // behind each group, NUL behind the last
    size_t count;
};

static const char *read_groups(const char *at, struct groups *groups)
{
    size_t length = 0;
    groups->count = 0;
    while (is_digit(*at) && length + 1 < LONGEST) {
        while (is_digit(*at) && length + 1 < LONGEST)
            groups->digits[length++] = *at++;
        char mark = '\0';
        size_t bytes = mark_at(at, &mark);
        groups->ends[groups->count] = length;
        groups->marks[groups->count++] = bytes > 0 ? mark : '\0';
        at += bytes;
    }
    groups->digits[length] = '\0';
    return at;
}

static bool parts_thousands(const struct groups *groups, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t size = groups->ends[i] - (i == 0 ? 0 : groups->ends[i - 1]);
        if (i == 0 ? size > 3 : size != 3)
            return false;
        if (i + 1 < count && groups->marks[i] != groups->marks[0])
            return false;
    }
    return true;
}

// Which group begins the decimals: 0 for none. False when it is not sure.
static bool find_decimals(const struct groups *groups, size_t *decimals)
{
    size_t last = groups->count - 1;
    *decimals = 0;
    if (last == 0)
        return true;
    char mark = groups->marks[last - 1];
    bool alone = last == 1 || groups->marks[0] != mark;
    if (mark == ' ' || !alone)
        return parts_thousands(groups, groups->count);
    *decimals = last;
    // 1,250 and 1.250: thousands for one, decimals for another.
    if (last == 1 && mark == ',' && parts_thousands(groups, 2))
        return false;
    return last == 1 || parts_thousands(groups, last);
}

// Units that leave the number as it is; `k` and `mln` do not.
static const char *const UNITS[] = {
    "uur",  "uren", "jaar", "jaren",   "dag",   "dagen",   "week", "weken", "maand", "maanden",
    "euro", "fte",  "FTE",  "minuten", "hours", "minutes", "days", "weeks", "years"};

// Behind the digits: nothing, or a unit. Not '%': a share may be meant, or a number of hundredths.
static bool ends_number(const char *at)
{
    at = skip_currency(skip_blanks(at));
    if (at[0] == ',' && at[1] == '-')
        at += 2;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        if (text_starts(at, UNITS[i]) && !is_letter(at[strlen(UNITS[i])])) {
            at += strlen(UNITS[i]);
            break;
        }
    return *skip_blanks(at) == '\0';
}

bool hint_number_of(const char *text, char number[NUM_TEXT])
{
    struct groups groups;
    size_t decimals, length = 0;
    double value;
    const char *at = skip_currency(skip_blanks(text));
    bool negative = minus_at(at) > 0;
    at += negative ? minus_at(at) : *at == '+' ? 1 : 0;
    at = skip_currency(skip_blanks(at));
    bool bare = (*at == '.' || *at == ',') && is_digit(at[1]);
    at = read_groups(at + bare, &groups);
    if (groups.count == 0 || (bare && groups.count > 1) || !find_decimals(&groups, &decimals) ||
        !ends_number(at))
        return false;
    if (groups.ends[groups.count - 1] > MOST_DIGITS)
        return false;
    if (negative)
        number[length++] = '-';
    if (bare) {
        number[length++] = '0';
        number[length++] = '.';
    }
    size_t point = decimals > 0 ? groups.ends[decimals - 1] : 0;
    for (size_t i = 0; groups.digits[i] != '\0'; i++) {
        if (point > 0 && i == point)
            number[length++] = '.';
        number[length++] = groups.digits[i];
    }
    number[length] = '\0';
    return num_parse(number, &value);
}

bool hint_thousands_of(const char *text, char number[NUM_TEXT])
{
    size_t whole = strspn(text, "0123456789");
    if (text[0] == '0' || whole < 1 || whole > 3 || text[whole] != '.' ||
        strlen(text) != whole + 4 || strspn(text + whole + 1, "0123456789") != 3)
        return false;
    snprintf(number, NUM_TEXT, "%.*s%s", (int)whole, text, text + whole + 1);
    return true;
}

void hint_number(struct diags *diags, struct diag *diag, const char *text, bool quoted)
{
    char number[NUM_TEXT];
    double value;
    if (quoted && num_parse(text, &value))
        diag_help(diags, diag, "write it without quotes: %s", text);
    else if (hint_number_of(text, number))
        diag_help(diags, diag, "write %s", number);
    else
        diag_help(diags, diag,
                  "write digits only, with a point for decimals, such as 1250 or 0.5; no unit, no "
                  "quotes, no "
                  "marks between thousands");
}

// --- days ---

struct day {
    int year, month, day;
};

// The month that a word begins: in Dutch and in English.
static int month_at(const char **at)
{
    static const char *const NAMES[] = {"jan", "feb", "maa", "apr", "mei", "jun", "jul",
                                        "aug", "sep", "okt", "nov", "dec", "",    "",
                                        "mar", "",    "may", "",    "",    "",    "",
                                        "oct", "",    "",    "",    "",    "mrt"};
    char word[4] = {0};
    size_t letters = 0;
    while (is_letter((*at)[letters]) && letters < 3) {
        char c = (*at)[letters];
        word[letters++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    for (size_t i = 0; letters == 3 && i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcmp(NAMES[i], word) != 0)
            continue;
        while (is_letter(**at))
            (*at)++;
        return (int)(i % 12) + 1;
    }
    return 0;
}

static int digits_at(const char **at, size_t most, size_t *count)
{
    int number = 0;
    *count = 0;
    while (is_digit(**at) && *count < most) {
        number = number * 10 + (*(*at)++ - '0');
        (*count)++;
    }
    return number;
}

static void skip_marks(const char **at)
{
    while (**at == ' ' || **at == '-' || **at == '/' || **at == '.' || **at == ',')
        (*at)++;
}

// Year, month and day in that order, or day, month and year. False when it looks like neither.
static bool read_day(const char *text, struct day *read)
{
    int parts[3];
    size_t sizes[3];
    bool named = false;
    const char *at = skip_blanks(text);
    for (int i = 0; i < 3; i++) {
        skip_marks(&at);
        int month = i == 1 ? month_at(&at) : 0;
        named = named || month > 0;
        sizes[i] = 2;
        parts[i] = month > 0 ? month : digits_at(&at, 4, &sizes[i]);
        if (sizes[i] == 0)
            return false;
    }
    if (*skip_blanks(at) != '\0' || sizes[1] > 2)
        return false;
    bool first = sizes[0] == 4;
    if (first ? sizes[2] > 2 : sizes[2] != 4 || sizes[0] > 2)
        return false;
    *read = first ? (struct day){parts[0], parts[1], parts[2]}
                  : (struct day){parts[2], parts[1], parts[0]};
    return true;
}

static bool write_day(struct day day, char date[NUM_TEXT])
{
    long days;
    snprintf(date, NUM_TEXT, "%04d-%02d-%02d", day.year, day.month, day.day);
    return num_parse_date(date, &days);
}

bool hint_date_of(const char *text, char date[NUM_TEXT])
{
    struct day day;
    return read_day(text, &day) && write_day(day, date);
}

// Why a day that has the right shape does not exist. False when it has not.
static bool tell_no_day(struct diags *diags, struct diag *diag, struct day day)
{
    char date[NUM_TEXT];
    int last = 31;
    if (day.month < 1 || day.month > 12) {
        diag_help(diags, diag, "there is no month %d: write a day that exists as 2025-01-31",
                  day.month);
        return true;
    }
    while (last > 28 && !write_day((struct day){day.year, day.month, last}, date))
        last--;
    if (day.day >= 1 && day.day <= last)
        return false;
    diag_help(diags, diag, "month %d of %d has %d days: write a day that exists as 2025-01-31",
              day.month, day.year, last);
    return true;
}

void hint_date(struct diags *diags, struct diag *diag, const char *text)
{
    struct day day;
    char date[NUM_TEXT];
    bool read = read_day(text, &day);
    if (read && write_day(day, date))
        diag_help(diags, diag, "write %s", date);
    else if (!read || !tell_no_day(diags, diag, day))
        diag_help(diags, diag, "write a day that exists as 2025-01-31");
}

// --- true and false ---

void hint_flag(struct diags *diags, struct diag *diag, const char *text, bool quoted)
{
    static const char *const WORDS[2][8] = {
        {"no", "nee", "off", "uit", "onwaar", "n", "0", "false"},
        {"yes", "ja", "on", "aan", "waar", "y", "1", "true"},
    };
    char word[8] = "";
    for (size_t i = 0; text[i] != '\0' && i + 1 < sizeof word; i++)
        word[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] - 'A' + 'a') : text[i];
    for (size_t flag = 0; flag < 2; flag++)
        for (size_t i = 0; i < 8 && strlen(text) < sizeof word; i++)
            if (strcmp(WORDS[flag][i], word) == 0) {
                diag_help(diags, diag, quoted ? "write it without quotes: %s" : "write %s",
                          flag == 1 ? "true" : "false");
                return;
            }
    diag_help(diags, diag, "write true or false, without quotes");
}
