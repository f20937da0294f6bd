// Numbers on the command line: limits, amounts of memory, counts. What is written otherwise is told
// with what may be meant.
#include "cli/command.h"

#include <stdint.h>
#include <string.h>

static const unsigned long long NUMBER_MOST = 1000ULL * 1000 * 1000 * 1000; // before its suffix

// The number that `text` begins with, above 0; 0 when there is none. `*rest` is what comes after.
static unsigned long long number_of(const char *text, const char **rest)
{
    unsigned long long number = 0;
    const char *at = text;
    for (; *at >= '0' && *at <= '9' && number <= NUMBER_MOST; at++)
        number = number * 10 + (unsigned long long)(*at - '0');
    *rest = at;
    return number <= NUMBER_MOST ? number : 0;
}

// 64M is 64 times 1024 times 1024 bytes; 0 when the text is no amount of memory.
static size_t memory_of(const char *text)
{
    static const char SUFFIXES[] = "KMG";
    const char *rest;
    unsigned long long bytes = number_of(text, &rest);
    const char *suffix = *rest ? strchr(SUFFIXES, *rest >= 'a' ? *rest - 'a' + 'A' : *rest) : NULL;
    if (*rest && (!suffix || rest[1]))
        return 0;
    for (long i = suffix ? suffix - SUFFIXES : -1; i >= 0; i--)
        bytes = bytes <= SIZE_MAX / 1024 ? bytes * 1024 : 0;
    return bytes <= SIZE_MAX ? (size_t)bytes : 0;
}

// How an amount of memory that is written otherwise is meant: 64MB, 64 MiB, 1.5G. NULL when that is
// not sure.
static const char *memory_meant(struct arena *arena, const char *text)
{
    static const char SUFFIXES[] = "BKMG";
    const char *at;
    unsigned long long whole = number_of(text, &at), tenths = 0;
    bool decimals = (*at == '.' || *at == ',') && at[1] >= '0' && at[1] <= '9';
    if (decimals) {
        tenths = (unsigned long long)(at[1] - '0');
        at += 2;
    }
    at += strspn(at, " ");
    char first = *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at;
    const char *suffix = first ? strchr(SUFFIXES, first) : NULL;
    at += suffix ? 1 : 0;
    at += suffix && (*at == 'i' || *at == 'I') ? 1 : 0;
    at += suffix && suffix != SUFFIXES && (*at == 'b' || *at == 'B') ? 1 : 0;
    unsigned long long lower = whole * 1024 + tenths * 1024 / 10;
    if (!suffix || *at || (decimals ? lower * 10 != whole * 10240 + tenths * 1024 : whole == 0) ||
        (decimals && suffix == SUFFIXES))
        return NULL;
    suffix -= decimals;
    const char *unit = suffix == SUFFIXES ? "" : arena_textf(arena, "%c", *suffix);
    return arena_textf(arena, "%llu%s", decimals ? lower : whole, unit);
}

// How a count that is written with marks between its thousands is meant: 1.000.000. NULL when it is
// not such a one.
static const char *count_meant(struct arena *arena, const char *text)
{
    char *count = arena_alloc(arena, strlen(text) + 1);
    size_t length = 0, group = 0, marks = 0;
    for (const char *at = text; *at; at++) {
        bool mark = strchr("., _'", *at) != NULL;
        if (mark ? group == 0 || (marks > 0 ? group != 3 : group > 3) : *at < '0' || *at > '9')
            return NULL;
        group = mark ? 0 : group + 1;
        marks += mark;
        if (!mark)
            count[length++] = *at;
    }
    count[length] = '\0';
    return marks > 0 && group == 3 ? count : NULL;
}

static void wrong_limit(struct command *command, bool memory, const char *text)
{
    const char *meant =
        memory ? memory_meant(&command->arena, text) : count_meant(&command->arena, text);
    const char *rest;
    if (!memory && meant && number_of(meant, &rest) == 0)
        meant = NULL;
    if (memory && meant)
        opt_wrong(
            command->opt,
            "'--memory' takes a whole number of bytes, or one with K, M or G behind it; did you "
            "mean '%s', for '%s'?",
            meant, text);
    else if (memory)
        opt_wrong(
            command->opt,
            "'--memory' takes a whole number from 1 to %llu, in bytes, or with K, M or G behind "
            "it (1024 times as much each), as 64M; not '%s'",
            NUMBER_MOST, text);
    else if (meant)
        opt_wrong(command->opt,
                  "'--steps' takes a whole number from 1 to %llu; did you mean '%s', for '%s'?",
                  NUMBER_MOST, meant, text);
    else
        opt_wrong(command->opt, "'--steps' takes a whole number from 1 to %llu, not '%s'",
                  NUMBER_MOST, text);
    command->status = GROW_WRONG_USE;
}

bool command_limits(struct command *command, grow_limits *limits)
{
    const char *steps = command->opt->values[OPTION_STEPS], *rest = "";
    const char *memory = command->opt->values[OPTION_MEMORY];
    *limits = (grow_limits){0};
    if (steps)
        limits->steps = (long)number_of(steps, &rest);
    if (memory)
        limits->memory = memory_of(memory);
    bool good_steps = !steps || (limits->steps > 0 && !*rest);
    bool good_memory = !memory || limits->memory > 0;
    if (!good_steps || !good_memory)
        wrong_limit(command, good_steps, good_steps ? memory : steps);
    return good_steps && good_memory;
}

// A whole number above 0 of at most `most`, or 0.
static long count_of(const char *text, long most)
{
    long number = 0;
    for (const char *at = text; *at; at++) {
        if (*at < '0' || *at > '9' || number > most)
            return 0;
        number = number * 10 + (*at - '0');
    }
    return number <= most ? number : 0;
}

long command_number(const struct command *command, enum option_name option, const char *name,
                    long most)
{
    const char *text = command->opt->values[option];
    long number = text ? count_of(text, most) : 0;
    if (!text || number > 0)
        return number;
    struct arena arena;
    arena_init(&arena);
    const char *meant = count_meant(&arena, text);
    if (meant && count_of(meant, most) > 0)
        opt_wrong(command->opt, "'--%s' takes a number from 1 to %ld; did you mean '%s', for '%s'?",
                  name, most, meant, text);
    else
        opt_wrong(command->opt, "'--%s' takes a number from 1 to %ld, not '%s'", name, most, text);
    arena_clear(&arena);
    return -1;
}
