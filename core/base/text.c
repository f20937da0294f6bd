// UTF-8 text: the decoder that every reader shares, what may stand in a text, the width on a
// terminal, and the nearest of some names. Owns nothing. Must not know the C library's locale.
#include "base/text.h"

#include <string.h>

enum {
    POINT_LAST = 0x10FFFF,
    REPLACEMENT = 0xFFFD,
    NEAREST_MOST = 64, // code points of a name that text_nearest looks at
    EDIT = 4,          // what one edit costs ...
    SLIP = 1           // ... and one slip: another case, or `-` for `_`
};

struct range {
    uint32_t first, last;
};

// Marks that stand on the character before them, and characters that are not seen at all. The
// scripts that a partnership may meet; not the whole of Unicode.
static const struct range NO_COLUMN[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A},   {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8},   {0x06EA, 0x06ED}, {0x0900, 0x0902},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},   {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},
    {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},   {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x206F}, {0x20D0, 0x20FF}, {0x302A, 0x302D},   {0x3099, 0x309A}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE0FFF},
};

// Wide and fullwidth East Asian characters and emoji.
static const struct range TWO_COLUMNS[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
    {0x23F0, 0x23F0},   {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},
    {0x2728, 0x2728},   {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},
    {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27B0, 0x27B0},   {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0x303E},
    {0x3041, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF},
    {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static bool is_in(uint32_t point, const struct range ranges[], size_t count)
{
    for (size_t i = 0; i < count && ranges[i].first <= point; i++) {
        if (point <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

// Reads one well-formed character into `*point` and gives its bytes, or 0 when it is malformed:
// a stray or missing continuation, an overlong form, a surrogate, or past the last code point.
static size_t decode(const char *text, size_t length, uint32_t *point)
{
    const unsigned char *bytes = (const unsigned char *)text;
    unsigned char lead = bytes[0];
    if (lead < 0x80) {
        *point = lead;
        return 1;
    }
    size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || size > length) {
        return 0;
    }
    uint32_t read = lead & (0xFFU >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            return 0;
        }
        read = read << 6 | (bytes[i] & 0x3FU);
    }
    bool overlong = (size == 3 && read < 0x800) || (size == 4 && read < 0x10000);
    if (overlong || read > POINT_LAST || (read >= 0xD800 && read <= 0xDFFF)) {
        return 0;
    }
    *point = read;
    return size;
}

static size_t encode(char out[4], uint32_t point)
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--) {
        out[i] = (char)(0x80U | (point & 0x3FU));
        point >>= 6;
    }
    out[0] = (char)((0xF00U >> size & 0xFFU) | point);
    return size;
}

enum { WORD = sizeof(uint64_t) };

static uint64_t word_at(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

// The same byte eight times.
static uint64_t each(uint64_t byte)
{
    return byte * UINT64_C(0x0101010101010101);
}

// Eight at a time: a byte below 0x20 borrows into its highest bit, 0x7F carries into it, and
// beyond ASCII it is set. A false alarm above such a byte only ends the fast part early.
const char *text_skip_plain(const char *at, const char *end)
{
    while (end - at >= WORD) {
        uint64_t word = word_at(at);
        if (((word | (word - each(0x20)) | (word + each(1))) & each(0x80)) != 0) {
            break;
        }
        at += WORD;
    }
    while (at < end && *at >= 0x20 && *at < 0x7F) {
        at++;
    }
    return at;
}

size_t text_valid_until(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        if (length - at >= WORD && (word_at(text + at) & each(0x80)) == 0) {
            at += WORD;
            continue;
        }
        uint32_t point;
        size_t size = decode(text + at, length - at, &point);
        if (size == 0) {
            break;
        }
        at += size;
    }
    return at;
}

uint32_t text_next(const char **at, const char *end)
{
    if ((unsigned char)**at < 0x80) {
        return (unsigned char)*(*at)++;
    }
    uint32_t point = REPLACEMENT;
    size_t size = decode(*at, (size_t)(end - *at), &point);
    *at += size == 0 ? 1 : size;
    return point;
}

size_t text_points(const char *text, size_t length)
{
    size_t points = 0;
    for (const char *at = text, *end = text + length; at < end; points++) {
        text_next(&at, end);
    }
    return points;
}

int text_point_columns(uint32_t point)
{
    if (point < NO_COLUMN[0].first) {
        return 1;
    }
    if (is_in(point, NO_COLUMN, sizeof NO_COLUMN / sizeof *NO_COLUMN)) {
        return 0;
    }
    return is_in(point, TWO_COLUMNS, sizeof TWO_COLUMNS / sizeof *TWO_COLUMNS) ? 2 : 1;
}

int text_columns(const char *text)
{
    int columns = 0;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        columns += text_point_columns(text_next(&at, end));
    }
    return columns;
}

bool text_point_is_clean(uint32_t point)
{
    static const struct range UNCLEAN[] = {
        {0x00, 0x08},     {0x0B, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
        {0x2028, 0x202E}, {0x2066, 0x2069}, {0xD800, 0xDFFF}, {0xFDD0, 0xFDEF},
    };
    bool noncharacter = (point & 0xFFFEU) == 0xFFFE;
    return point <= POINT_LAST && !noncharacter &&
           !is_in(point, UNCLEAN, sizeof UNCLEAN / sizeof *UNCLEAN);
}

size_t text_shown(char out[TEXT_SHOWN], uint32_t point)
{
    if (text_point_is_clean(point) && point != '\n' && point != '\t') {
        size_t size = encode(out, point);
        out[size] = '\0';
        return size;
    }
    static const char DIGITS[] = "0123456789ABCDEF";
    size_t size = 0;
    out[size++] = '\\';
    out[size++] = 'u';
    out[size++] = '{';
    bool begun = false;
    for (int shift = 20; shift >= 0; shift -= 4) {
        uint32_t digit = point >> shift & 0xFU;
        begun = begun || digit != 0 || shift <= 4;
        if (begun) {
            out[size++] = DIGITS[digit];
        }
    }
    out[size++] = '}';
    out[size] = '\0';
    return size;
}

bool text_equal(const char *a, const char *b)
{
    if (a == NULL || b == NULL) {
        return a == b;
    }
    return *a == *b && strcmp(a, b) == 0; // most differ at once
}

bool text_starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

char text_small_first(const char *label)
{
    bool capital = label[0] >= 'A' && label[0] <= 'Z' && !(label[1] >= 'A' && label[1] <= 'Z');
    return capital ? (char)(label[0] - 'A' + 'a') : label[0];
}

bool text_is_blank(const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t point = text_next(&text, end);
        bool blank = point == ' ' || (point >= '\t' && point <= '\r') || point == 0xA0 ||
                     point == 0x1680 || (point >= 0x2000 && point <= 0x200D) || point == 0x202F ||
                     point == 0x205F || point == 0x2060 || point == 0x3000 || point == 0xFEFF;
        if (!blank) {
            return false;
        }
    }
    return true;
}

const char *text_next_line(const char **at, size_t *length)
{
    const char *line = *at + strspn(*at, " \t\r\n");
    size_t end = strcspn(line, "\r\n");
    *at = line + end;
    while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t'))
        end--;
    *length = end;
    return end > 0 ? line : NULL;
}

bool text_is_id(const char *text)
{
    if (text == NULL) {
        return false;
    }
    size_t length = 0;
    for (; text[length] != '\0'; length++) {
        char c = text[length];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool other = (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!letter && (!other || length == 0)) {
            return false;
        }
    }
    return length >= 1 && length <= 64;
}

// The code points of a name, or 0 when it has none or more than NEAREST_MOST.
static int points_of(const char *text, uint32_t points[NEAREST_MOST])
{
    int count = 0;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        if (count == NEAREST_MOST) {
            return 0;
        }
        points[count++] = text_next(&at, end);
    }
    return count;
}

// Lower case for ASCII and Latin-1, and one sign for `-` and `_`.
static uint32_t folded(uint32_t point)
{
    bool upper =
        (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE && point != 0xD7);
    return upper ? point + 0x20 : point == '-' ? '_' : point;
}

static int replacing(uint32_t a, uint32_t b)
{
    return a == b ? 0 : folded(a) == folded(b) ? SLIP : EDIT;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

// Damerau-Levenshtein in the form where nothing is edited twice: adding, leaving out, replacing
// or exchanging two neighbours. Three rows of the table are enough.
static int distance(const uint32_t a[], int a_count, const uint32_t b[], int b_count)
{
    int rows[3][NEAREST_MOST + 1];
    int *before = rows[0], *above = rows[1], *row = rows[2];
    for (int j = 0; j <= b_count; j++) {
        above[j] = j * EDIT;
    }
    for (int i = 1; i <= a_count; i++) {
        row[0] = i * EDIT;
        for (int j = 1; j <= b_count; j++) {
            int best = smaller(above[j], row[j - 1]) + EDIT;
            best = smaller(best, above[j - 1] + replacing(a[i - 1], b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                best = smaller(best, before[j - 2] + EDIT);
            }
            row[j] = best;
        }
        int *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[b_count];
}

// The only name that `wanted` is the beginning of; three letters at the least say something.
static const char *only_longer(const char *wanted, const char *const candidates[], size_t count)
{
    const char *longer = NULL;
    size_t length = strlen(wanted);
    for (size_t i = 0; i < count && length >= 3; i++) {
        if (strncmp(candidates[i], wanted, length) != 0)
            continue;
        if (longer != NULL)
            return NULL;
        longer = candidates[i];
    }
    return longer;
}

const char *text_nearest(const char *wanted, const char *const candidates[], size_t count)
{
    uint32_t asked[NEAREST_MOST], offered[NEAREST_MOST];
    int length = points_of(wanted, asked);
    int most = smaller(length < 3 ? EDIT : length / 3 * EDIT, length * EDIT - 1);
    const char *nearest = NULL;
    for (size_t i = 0; i < count && length > 0; i++) {
        int offered_length = points_of(candidates[i], offered);
        if (offered_length == 0) {
            continue;
        }
        int away = distance(asked, length, offered, offered_length);
        if (away <= most) {
            nearest = candidates[i];
            most = away - 1;
        }
    }
    return nearest != NULL || length == 0 ? nearest : only_longer(wanted, candidates, count);
}
