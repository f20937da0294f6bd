// Finds a text by halving: a catalogue is a head, a table of texts in order, a table of their
// translations, and the bytes that both tables point at. Texts end with a NUL; that of a context is
// "context\4text", that of a plural "one\0more", and its translation "one\0more" too. Languages
// with more than two forms are not known here.
#include "base/catalogue.h"

#include <stdint.h>
#include <string.h>

enum { CONTEXT_END = 4, HEAD = 28, ENTRY = 8 };
// Where the head has its numbers, each of 32 bits, the lowest byte first.
enum { HEAD_MAGIC = 0, HEAD_COUNT = 8, HEAD_TEXTS = 12, HEAD_TRANSLATIONS = 16 };

static const uint32_t MAGIC = 0x950412de;

struct piece {
    const char *text; // NULL: damaged
    size_t length;
};

static uint32_t number_at(const struct catalogue *catalogue, size_t offset)
{
    const unsigned char *at = catalogue->bytes + offset;
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

size_t catalogue_size(const struct catalogue *catalogue)
{
    if (catalogue->length < HEAD || number_at(catalogue, HEAD_MAGIC) != MAGIC)
        return 0;
    size_t count = number_at(catalogue, HEAD_COUNT);
    return count <= (catalogue->length - HEAD) / ENTRY ? count : 0;
}

static struct piece piece_at(const struct catalogue *catalogue, size_t table, size_t index)
{
    struct piece none = {NULL, 0};
    size_t entry = number_at(catalogue, table) + index * ENTRY;
    if (entry > catalogue->length - ENTRY)
        return none;
    size_t length = number_at(catalogue, entry);
    size_t start = number_at(catalogue, entry + 4);
    if (start >= catalogue->length || length >= catalogue->length - start ||
        catalogue->bytes[start + length] != '\0')
        return none;
    return (struct piece){(const char *)catalogue->bytes + start, length};
}

// As strcmp of "context\4text" and the entry.
static int compare(const char *context, const char *text, const char *entry)
{
    if (context) {
        size_t length = strlen(context);
        int order = strncmp(context, entry, length);
        if (order != 0)
            return order;
        entry += length;
        if (*entry != CONTEXT_END)
            return CONTEXT_END - (unsigned char)*entry;
        entry++;
    }
    return strcmp(text, entry);
}

static struct piece find(const struct catalogue *catalogue, const char *context, const char *text)
{
    size_t from = 0, to = catalogue_size(catalogue);
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        struct piece entry = piece_at(catalogue, HEAD_TEXTS, middle);
        if (!entry.text)
            break;
        int order = compare(context, text, entry.text);
        if (order == 0)
            return piece_at(catalogue, HEAD_TRANSLATIONS, middle);
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return (struct piece){NULL, 0};
}

const char *catalogue_text(const struct catalogue *catalogue, const char *context, const char *text)
{
    return *text ? find(catalogue, context, text).text : NULL;
}

const char *catalogue_count(const struct catalogue *catalogue, const char *context,
                            const char *text, size_t count)
{
    struct piece found = *text ? find(catalogue, context, text) : (struct piece){NULL, 0};
    if (!found.text || count == 1)
        return found.text;
    size_t one = strlen(found.text);
    return one < found.length ? found.text + one + 1 : NULL;
}
