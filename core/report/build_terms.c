// Marks the first time that a word of the glossary stands in a sentence of the report, so that a
// view can tell its meaning there.
#include "report/build.h"

#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

bool build_has_word(const char *text, const char *word, size_t *at)
{
    size_t length = strlen(word);
    if (length < 2)
        return false;
    char upper = word[0] >= 'a' && word[0] <= 'z' ? (char)(word[0] - 'a' + 'A') : word[0];
    for (const char *rest = strstr(text, word + 1); rest; rest = strstr(rest + 1, word + 1)) {
        if (rest == text || (rest[-1] != word[0] && rest[-1] != upper))
            continue;
        const char *start = rest - 1;
        if ((start > text && is_letter(start[-1])) || is_letter(start[length]))
            continue;
        if (at)
            *at = (size_t)(start - text);
        return true;
    }
    return false;
}

// Cuts run `index` of a line in three, the middle one being the term.
static void cut(struct build *b, struct line *line, size_t index, size_t at, size_t length,
                const char *meaning)
{
    struct run *runs = arena_array(b->arena, line->count + 2, sizeof *runs);
    const struct run old = line->runs[index];
    size_t count = 0;
    for (size_t i = 0; i < index; i++)
        runs[count++] = line->runs[i];
    if (at > 0)
        runs[count++] = (struct run){old.style, arena_text_n(b->arena, old.text, at), NULL};
    runs[count++] = (struct run){RUN_TERM, arena_text_n(b->arena, old.text + at, length), meaning};
    if (old.text[at + length])
        runs[count++] = (struct run){old.style, arena_text(b->arena, old.text + at + length), NULL};
    for (size_t i = index + 1; i < line->count; i++)
        runs[count++] = line->runs[i];
    line->runs = runs;
    line->count = count;
}

static bool mark_in(struct build *b, struct line *line, const char *word, const char *meaning)
{
    size_t at;
    for (size_t i = 0; i < line->count; i++)
        if (line->runs[i].style == RUN_PLAIN && build_has_word(line->runs[i].text, word, &at)) {
            cut(b, line, i, at, strlen(word), meaning);
            return true;
        }
    return false;
}

static bool mark_first(struct build *b, const char *word, const char *meaning)
{
    for (size_t i = 0; i < b->report->front; i++) {
        struct block *block = &b->report->blocks[i];
        bool sentence = block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_CALLOUT;
        if (sentence && mark_in(b, &block->line, word, meaning))
            return true;
        for (size_t l = 0; block->kind == BLOCK_LIST && l < block->count; l++)
            if (mark_in(b, &block->lines[l], word, meaning))
                return true;
    }
    return false;
}

// On the front only: further on the glossary is near. Longer terms go first, so that "peer review"
// is not taken for what stands inside "ontwikkelingsgerichte peer review".
void build_terms(struct build *b)
{
    size_t longest = 0;
    for (int i = 0; i < b->pack->glossary_count; i++) {
        size_t length = strlen(b->pack->glossary[i].term);
        longest = length > longest ? length : longest;
    }
    for (size_t length = longest; length > 1; length--)
        for (int i = 0; i < b->pack->glossary_count; i++) {
            const struct term *term = &b->pack->glossary[i];
            if (strlen(term->term) == length)
                mark_first(b, term->term, build_text(b, &term->meaning));
        }
}
