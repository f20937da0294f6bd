// Texts in the languages of the pack: each has to be there, and none that the pack does not have.
#include <string.h>

#include "base/text.h"
#include "model/read.h"
#include "model/translations.h"

static bool is_language(const char *text)
{
    size_t length = strlen(text);
    return (length == 2 || length == 3) && strspn(text, "abcdefghijklmnopqrstuvwxyz") == length;
}

static int language_find(const struct pack *pack, const char *language)
{
    for (int i = 0; i < pack->language_count; i++)
        if (strcmp(pack->languages[i], language) == 0)
            return i;
    return -1;
}

static void help_language(struct read *r, struct diag *diag, const char *key)
{
    const char *list = diag_listed(r->diags, r->pack->languages, (size_t)r->pack->language_count);
    if (is_language(key))
        diag_help(r->diags, diag,
                  "`languages:` has these: %s; write one of them, or add '%s' there", list, key);
    else
        diag_help(r->diags, diag, "`languages:` has these: %s", list);
}

static bool read_languages(struct read *r, const struct node *map, const char *what,
                           struct text *text)
{
    bool good = true;
    size_t odd = 0;
    for (size_t i = 0; i < map->count; i++) {
        const struct node *key = map->keys[i];
        int language = language_find(r->pack, key->text);
        if (language >= 0) {
            text->in[language] = read_said(r, map->items[i], what);
            good = good && text->in[language] != NULL;
        } else if (!r->guest || !is_language(key->text)) {
            struct diag *diag = diag_add(r->diags, DIAG_UNKNOWN_KEY, key->span,
                                         "'%s' is not a language of this pack", key->text);
            if (is_language(key->text) || !read_hint_text(r, diag, map))
                help_language(r, diag, key->text);
            odd++;
            good = false;
        }
    }
    for (int i = 0; i < r->pack->language_count; i++)
        if (node_find(map, r->pack->languages[i]) == NULL && odd > 0) {
            odd--; // that one was meant, and is told
        } else if (node_find(map, r->pack->languages[i]) == NULL) {
            diag_add(r->diags, DIAG_MISSING_LANGUAGE, read_place(map),
                     "'%s' lacks the language '%s'", what, r->pack->languages[i]);
            good = false;
        }
    return good;
}

// A text that stands in more places is told at the first of them.
static struct diag *tell_untranslated(struct read *r, const char *what, const char *language,
                                      struct span span)
{
    struct diag *diag =
        diag_add(r->diags, DIAG_UNTRANSLATED, span, "'%s' is the same in '%s' as in '%s'", what,
                 language, r->pack->languages[0]);
    diag_help(r->diags, diag,
              "write it in '%s'; if it has to be the same, say so in a remark: grow: allow G1610 "
              "because ...",
              language);
    return diag;
}

static void look_at_translations(struct read *r, const struct node *map, const char *what,
                                 const struct text *text)
{
    const char *source = text->in[0];
    for (int i = 1; i < r->pack->language_count; i++) {
        const char *language = r->pack->languages[i];
        struct span span = node_find(map, language)->span;
        struct diag **told =
            translations_add(r->pack->translations, language, source, text->in[i], span, r->diags);
        if (told)
            *told = tell_untranslated(r, what, language, span);
    }
}

// How a text in one language is written in all of them; it is taken to be in the first.
static void help_languages(struct read *r, struct diag *diag, const char *text)
{
    enum { SHOWN = 60 };
    struct buf list;
    if (diag == &r->diags->unseen)
        return;
    buf_init(&list, 1024);
    bool whole = text_points(text, strlen(text)) <= SHOWN && strpbrk(text, "\"\\\n") == NULL;
    for (int i = 0; i < r->pack->language_count; i++)
        buf_putf(&list, "%s%s: \"%s\"", i == 0 ? "" : ", ", r->pack->languages[i],
                 i == 0 && whole ? text : "...");
    diag_help(r->diags, diag, "write { %s }", list.text);
    buf_clear(&list);
}

bool read_text_node(struct read *r, const struct node *node, const char *what, struct text *text)
{
    text->span = node->span;
    if (node->kind == NODE_MAP) {
        bool good = read_languages(r, node, what, text);
        if (good)
            look_at_translations(r, node, what, text);
        return good;
    }
    text->in[0] = read_said(r, node, what);
    if (text->in[0] == NULL || r->pack->language_count <= 1)
        return text->in[0] != NULL;
    struct diag *diag = diag_add(r->diags, DIAG_MISSING_LANGUAGE, node->span,
                                 "'%s' lacks the language '%s'", what, r->pack->languages[1]);
    help_languages(r, diag, text->in[0]);
    return false;
}

bool read_text(struct read *r, const struct node *map, const char *key, enum read_need need,
               struct text *text)
{
    const struct node *node = read_key(r, map, key, need);
    return node != NULL && read_text_node(r, node, key, text);
}
