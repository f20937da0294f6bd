// The strict reader of markup.h.
#include "markup.h"

#include <string.h>

enum { DEPTH = 64 };

struct reader {
    const char *at;
    struct {
        const char *name;
        size_t length;
    } open[DEPTH];
    size_t depth;
    const char *problem;
};

static const char *const ENTITIES[][2] = {
    {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&#39;", "'"}};

static size_t entity_at(const char *at, const char **meaning)
{
    for (size_t i = 0; i < sizeof ENTITIES / sizeof ENTITIES[0]; i++) {
        size_t length = strlen(ENTITIES[i][0]);
        if (strncmp(at, ENTITIES[i][0], length) == 0) {
            *meaning = ENTITIES[i][1];
            return length;
        }
    }
    return 0;
}

static size_t name_length(const char *at)
{
    return strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
}

static bool is_name(const char *name, size_t length, const char *wanted)
{
    return length == strlen(wanted) && strncmp(name, wanted, length) == 0;
}

// One character of a text or attribute that may not stand there as it is.
static bool is_bad(const char *at)
{
    const char *meaning;
    unsigned char c = (unsigned char)*at;
    return c == '<' || c == '>' || (c == '&' && entity_at(at, &meaning) == 0) ||
           (c < 0x20 && c != '\n' && c != '\t');
}

static void read_attributes(struct reader *r)
{
    while (*r->at == ' ') {
        const char *start = ++r->at;
        size_t length = name_length(r->at);
        r->at += length;
        if (length == 0 || strncmp(r->at, "=\"", 2) != 0) {
            r->problem = start;
            return;
        }
        for (r->at += 2; *r->at != '"'; r->at++) {
            if (*r->at == '\0' || is_bad(r->at)) {
                r->problem = r->at;
                return;
            }
        }
        r->at++;
    }
    if (*r->at != '>') {
        r->problem = r->at;
        return;
    }
    r->at++;
}

static void read_end(struct reader *r)
{
    const char *start = r->at;
    size_t length = name_length(start + 2);
    r->at += 2 + length;
    r->depth -= r->depth > 0;
    if (*r->at != '>' || r->open[r->depth].length != length ||
        strncmp(r->open[r->depth].name, start + 2, length) != 0) {
        r->problem = start;
        return;
    }
    r->at++;
}

static void read_start(struct reader *r)
{
    const char *start = r->at;
    const char *name = start + 1;
    size_t length = name_length(name);
    r->at += 1 + length;
    if (length == 0 || r->depth == DEPTH) {
        r->problem = start;
        return;
    }
    read_attributes(r);
    if (r->problem != NULL || is_name(name, length, "meta")) {
        return;
    }
    r->open[r->depth].name = name;
    r->open[r->depth++].length = length;
    if (is_name(name, length, "style") || is_name(name, length, "script")) {
        const char *end = strstr(r->at, "</"); // nothing else may end it
        r->at = end != NULL ? end : r->at + strlen(r->at);
    }
}

const char *markup_problem(const char *text)
{
    struct reader r = {.at = text};
    if (strncmp(r.at, "<!doctype html>", 15) == 0) {
        r.at += 15;
    }
    while (*r.at != '\0' && r.problem == NULL) {
        if (strncmp(r.at, "</", 2) == 0) {
            read_end(&r);
        } else if (*r.at == '<') {
            read_start(&r);
        } else if (is_bad(r.at)) {
            return r.at;
        } else {
            r.at++;
        }
    }
    return r.problem != NULL ? r.problem : r.depth > 0 ? r.open[r.depth - 1].name : NULL;
}

size_t markup_count(const char *text, const char *piece)
{
    size_t count = 0;
    for (const char *at = strstr(text, piece); at != NULL; at = strstr(at + 1, piece)) {
        count++;
    }
    return count;
}

void markup_words(const char *text, struct buf *out)
{
    for (const char *at = text; *at != '\0';) {
        const char *meaning = NULL;
        size_t length = entity_at(at, &meaning);
        if (*at == '<') {
            at += strcspn(at, ">");
            at += *at == '>';
        } else if (length > 0) {
            buf_puts(out, meaning);
            at += length;
        } else {
            if (strchr(" \n\t", *at) == NULL) {
                buf_putc(out, *at);
            }
            at++;
        }
    }
}

bool markup_says(const char *text, const char *words)
{
    struct buf said;
    struct buf wanted;
    buf_init(&said, 1000000);
    buf_init(&wanted, 10000);
    markup_words(text, &said);
    for (; *words != '\0'; words++) {
        if (*words != ' ') {
            buf_putc(&wanted, *words);
        }
    }
    bool found = strstr(said.text, wanted.text) != NULL;
    buf_clear(&said);
    buf_clear(&wanted);
    return found;
}

bool markup_has_id(const char *text, const char *id, size_t length)
{
    for (const char *at = strstr(text, " id=\""); at != NULL; at = strstr(at + 1, " id=\"")) {
        if (strncmp(at + 5, id, length) == 0 && at[5 + length] == '"') {
            return true;
        }
    }
    return false;
}
