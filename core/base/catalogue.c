// Finds translations in catalogues of the form that msgfmt writes (.mo): two tables of lengths and
// offsets, the texts sorted, so that finding one halves the table at each step. The catalogues are
// made when the program is built, so their form is not doubted here.
#include "base/catalogue.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/catalogues.h"

enum { CONTEXT_END = 4 }; // stands between context and text

// The words of the head, by number; each is 32 bits, in the order of the machine that builds.
enum { HEAD_COUNT = 2, HEAD_TEXTS = 3, HEAD_TRANSLATIONS = 4 };

static const unsigned char *catalogue_of(const char *language)
{
    return language && strcmp(language, "nl") == 0 ? CATALOGUE_NL : NULL;
}

static uint32_t number_at(const unsigned char *catalogue, size_t offset)
{
    uint32_t number;
    memcpy(&number, catalogue + offset, sizeof number);
    return number;
}

static const char *entry_of(const unsigned char *catalogue, int table, uint32_t index)
{
    size_t offset = number_at(catalogue, (size_t)table * 4) + (size_t)index * 8 + 4;
    return (const char *)catalogue + number_at(catalogue, offset);
}

// Compares "context\4text" with an entry, as strcmp would.
static int compare(const char *context, const char *text, const char *entry)
{
    size_t length = strlen(context);
    int order = strncmp(context, entry, length);
    if (order != 0)
        return order;
    entry += length;
    if (*entry != CONTEXT_END)
        return CONTEXT_END - (unsigned char)*entry;
    return strcmp(text, entry + 1);
}

const char *catalogue_text(const char *language, const char *context, const char *text)
{
    const unsigned char *catalogue = catalogue_of(language);
    if (!catalogue || !*text)
        return text;
    uint32_t from = 0, to = number_at(catalogue, (size_t)HEAD_COUNT * 4);
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        int order = compare(context, text, entry_of(catalogue, HEAD_TEXTS, middle));
        if (order == 0)
            return entry_of(catalogue, HEAD_TRANSLATIONS, middle);
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return text;
}

unsigned catalogue_size(const char *language)
{
    const unsigned char *catalogue = catalogue_of(language);
    return catalogue ? number_at(catalogue, (size_t)HEAD_COUNT * 4) : 0;
}
