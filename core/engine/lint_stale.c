// Translations that were left behind: the text beside them is another than in the version that was
// published, and they are the same. They are known by what they say, not by where they stand, so a
// question may move and be renamed.
#include <string.h>

#include "engine/lint.h"
#include "model/history.h"
#include "model/names.h"

// "en 1234... 5678...": a translation, and with its source the pair.
static const char *key_of(const struct lint *lint, const struct translation *text, bool pair)
{
    return arena_textf(lint->arena, "%s %s %s", text->language, text->text,
                       pair ? text->source : "");
}

void lint_stale(const struct lint *lint)
{
    const struct pack *pack = lint->pack;
    const struct published *base =
        pack->history ? history_before(pack->history, pack->version) : NULL;
    struct names texts, pairs;
    if (!base || base->texts.count == 0)
        return;
    names_init(&texts, lint->arena);
    names_init(&pairs, lint->arena);
    for (size_t i = 0; i < base->texts.count; i++) {
        names_add(&texts, key_of(lint, &base->texts.list[i], false), (int)i, SPAN_NONE);
        names_add(&pairs, key_of(lint, &base->texts.list[i], true), (int)i, SPAN_NONE);
    }
    for (size_t i = 0; i < pack->translations->count; i++) {
        const struct translation *text = &pack->translations->list[i];
        if (!names_find(&texts, key_of(lint, text, false)) ||
            names_find(&pairs, key_of(lint, text, true)))
            continue;
        struct diag *diag = diag_add(lint->diags, DIAG_STALE, text->span,
                                     "the text in '%s' was changed since %s, and this one in '%s' "
                                     "was not",
                                     pack->languages[0], base->version, text->language);
        diag_help(lint->diags, diag,
                  "translate it again; if it still says the same, allow that with the reason");
    }
}
