// Names and versions of a pack's history, without what they are read from.
#include "model/history.h"

#include <string.h>

#include "base/text.h"

enum { QUESTION_NAME = 17 }; // of a question, with its end

const char *const step_words[STEP_KINDS] = {"rename", "revalue", "split", "merge", "drop"};

enum name_kind name_kind_of(const char *name)
{
    static const char *const FINDINGS[] = {"dimensions", "figures",         "tables", "position",
                                           "routes",     "recommendations", "cards"};
    const char *dot = strchr(name, '.');
    size_t length = dot ? (size_t)(dot - name) : 0;
    if (!dot)
        return read_is_id(name, READ_QUESTION) ? NAME_QUESTION : NAME_NOTHING;
    if (!read_is_id(dot + 1, READ_ID))
        return NAME_NOTHING;
    if (length == strlen("roles") && text_starts(name, "roles"))
        return NAME_ROLE;
    for (size_t i = 0; i < sizeof FINDINGS / sizeof *FINDINGS; i++)
        if (length == strlen(FINDINGS[i]) && text_starts(name, FINDINGS[i]))
            return NAME_FINDING;
    char table[QUESTION_NAME];
    if (length >= sizeof table)
        return NAME_NOTHING;
    memcpy(table, name, length);
    table[length] = '\0';
    return read_is_id(table, READ_QUESTION) ? NAME_COLUMN : NAME_NOTHING;
}

// --- versions ---

static bool is_digits(const char *text, size_t length)
{
    return length > 0 && strspn(text, "0123456789") >= length;
}

// Two parts between points: numbers by their size, others by their letters, a number first.
static int compare_parts(const char *a, size_t a_length, const char *b, size_t b_length)
{
    if (!a_length || !b_length)
        return (a_length > 0) - (b_length > 0);
    bool a_number = is_digits(a, a_length), b_number = is_digits(b, b_length);
    if (a_number != b_number)
        return a_number ? -1 : 1;
    for (; a_number && a_length > 1 && *a == '0'; a_length--)
        a++;
    for (; b_number && b_length > 1 && *b == '0'; b_length--)
        b++;
    if (a_number && a_length != b_length)
        return a_length < b_length ? -1 : 1;
    int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
    if (order != 0)
        return order;
    return a_length == b_length ? 0 : a_length < b_length ? -1 : 1;
}

// Lists of parts; what is missing at the end counts as `missing`.
static int compare_lists(const char *a, size_t a_length, const char *b, size_t b_length,
                         const char *missing)
{
    const char *a_end = a + a_length, *b_end = b + b_length;
    while (a < a_end || b < b_end) {
        const char *a_dot = a < a_end ? memchr(a, '.', (size_t)(a_end - a)) : NULL;
        const char *b_dot = b < b_end ? memchr(b, '.', (size_t)(b_end - b)) : NULL;
        const char *a_stop = a_dot ? a_dot : a_end, *b_stop = b_dot ? b_dot : b_end;
        bool a_here = a < a_end, b_here = b < b_end;
        int order =
            compare_parts(a_here ? a : missing, a_here ? (size_t)(a_stop - a) : strlen(missing),
                          b_here ? b : missing, b_here ? (size_t)(b_stop - b) : strlen(missing));
        if (order != 0)
            return order;
        a = a_dot ? a_dot + 1 : a_end;
        b = b_dot ? b_dot + 1 : b_end;
    }
    return 0;
}

int version_compare(const char *a, const char *b)
{
    size_t a_main = strcspn(a, "-+"), b_main = strcspn(b, "-+");
    int order = compare_lists(a, a_main, b, b_main, "0");
    if (order != 0)
        return order;
    bool a_draft = a[a_main] == '-', b_draft = b[b_main] == '-';
    if (a_draft != b_draft)
        return a_draft ? -1 : 1;
    return compare_lists(a + a_main, strlen(a + a_main), b + b_main, strlen(b + b_main), "");
}

// --- looking up ---

const struct published *history_version(const struct history *history, const char *version)
{
    for (size_t i = 0; i < history->version_count; i++)
        if (version_compare(history->versions[i].version, version) == 0)
            return &history->versions[i];
    return NULL;
}

const struct published *history_hash(const struct history *history, const char *hash)
{
    for (size_t i = 0; hash && i < history->version_count; i++)
        if (text_equal(history->versions[i].hash, hash))
            return &history->versions[i];
    return NULL;
}

const struct published *history_before(const struct history *history, const char *version)
{
    const struct published *last = NULL;
    for (size_t i = 0; i < history->version_count; i++)
        if (version_compare(history->versions[i].version, version) < 0)
            last = &history->versions[i];
    return last;
}
