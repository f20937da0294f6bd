// The report on what changed between two versions of a pack: how far measurements with the two can
// be compared, then every change, those that matter most first, and the findings they touch.
#include "report/build.h"

#include "base/text.h"

// With the start of the hash: two packs that differ may bear one number.
static const char *name_of(struct build *b, const struct pack *pack)
{
    return arena_textf(b->arena, "%s %s/%.8s", pack->id, pack->version, pack->hash);
}

static void say_worst(struct build *b, const struct pack_changes *changes)
{
    static const enum word HEADS[] = {
        [PACK_WORDING] = WORD_CHANGES_WORDING,
        [PACK_COMPARABLE] = WORD_CHANGES_COMPARABLE,
        [PACK_NOT] = WORD_SINCE_NOT_HEAD,
    };
    if (changes->count == 0) {
        build_paragraph(b, WORDS(b, CHANGES_NONE), NULL);
        return;
    }
    const char *head = words_text(b->notation.language, HEADS[changes->worst]);
    const char *count = notation_integer(&b->notation, (long long)changes->count);
    struct line line =
        build_strong(b, head, SAY_COUNT(b, changes->count, CHANGES_COUNT, count), NULL);
    bool bad = changes->worst == PACK_NOT;
    build_push(b, (struct block){.kind = bad ? BLOCK_CALLOUT : BLOCK_PARAGRAPH,
                                 .tone = bad ? TONE_CARE : TONE_NEUTRAL,
                                 .line = line});
}

static struct line change_line(struct build *b, const struct pack_change *change)
{
    const char *is = change->is;
    if (change->was && !is && !change->removed)
        is = WORDS(b, NONE);
    bool both = change->was && is;
    return build_strong(b, change->about,
                        arena_textf(b->arena, " %s%s%s%s%s%s%s%s", change->what,
                                    change->was || is ? ": " : "", change->was ? change->was : "",
                                    both ? " → " : "", is ? is : "", change->where ? " (" : "",
                                    change->where ? change->where : "", change->where ? ")" : ""),
                        NULL);
}

static void say_class(struct build *b, const struct pack_changes *changes, enum pack_class class,
                      const char *anchor, const char *head)
{
    struct lines lines = {0};
    for (size_t i = 0; i < changes->count; i++)
        if (changes->list[i].class == class)
            build_add(b, &lines, change_line(b, &changes->list[i]));
    if (lines.count == 0)
        return;
    build_heading(b, 2, anchor, head, NULL);
    build_list(b, &lines, false);
}

void build_changes(struct build *b, const struct pack_changes *changes)
{
    b->report->title = WORDS(b, T_CHANGES);
    b->report->subtitle =
        arena_textf(b->arena, "%s → %s", name_of(b, changes->old), name_of(b, changes->now));
    say_worst(b, changes);
    say_class(b, changes, PACK_NOT, "not-comparable", WORDS(b, CHANGES_HEAD_NOT));
    say_class(b, changes, PACK_COMPARABLE, "comparable", WORDS(b, CHANGES_HEAD_COMPARABLE));
    say_class(b, changes, PACK_WORDING, "wording", WORDS(b, CHANGES_HEAD_WORDING));
    struct lines unlike = {0};
    for (size_t i = 0; i < changes->unlike_count; i++)
        build_add(b, &unlike, build_line(b, changes->unlike[i], NULL));
    if (unlike.count == 0)
        return;
    build_heading(b, 2, "unlike", WORDS(b, CHANGES_UNLIKE), NULL);
    build_list(b, &unlike, false);
}
