// What the readers of foreign forms make a pack of: texts in every language, ids as packs have
// them, sections and questions. It must not know of columns or properties.
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "engine/foreign.h"
#include "model/read.h"

enum { ID_MOST = 16 };

// --- texts ---

int foreign_language(struct foreign *form, const char *code, struct span at)
{
    struct pack *pack = form->pack;
    for (int i = 0; i < pack->language_count; i++)
        if (text_equal(pack->languages[i], code))
            return i;
    if (strlen(code) != 2 || strspn(code, "abcdefghijklmnopqrstuvwxyz") != 2)
        foreign_refuse(form, DIAG_FOREIGN_LANGUAGE, at, "a language is two small letters: nl, en",
                       "'%s' is no language of a pack", code);
    else if (pack->language_count == PACK_LANGUAGES)
        foreign_refuse(form, DIAG_FOREIGN_LANGUAGE, at, "leave a language out",
                       "a pack has at most %d languages", PACK_LANGUAGES);
    else {
        pack->languages[pack->language_count] = code;
        return pack->language_count++;
    }
    return -1;
}

void foreign_told_language(struct foreign *form, struct span at)
{
    if (!form->language_given)
        foreign_tell(
            form, FOREIGN_CHANGED, at, "language",
            "the form does not say in which it is; taken as '%s' (--form-lang says another)",
            form->introduction);
}

// Words that the other program would fill in or format, and a pack shows as they are.
static bool check_words(struct foreign *form, const char *words, struct span at)
{
    const char *mark = form->dialect == FOREIGN_XLSFORM ? "${" : "{";
    const char *hole = strstr(words, mark);
    if (hole && strchr(hole, '}')) {
        foreign_refuse(form, DIAG_FOREIGN_EXPRESSION, at, "write the text without it",
                       "a text of a pack cannot hold the answer to a question");
        return false;
    }
    const char *tag = strchr(words, '<');
    if (tag && (text_starts(tag, "</") || (tag[1] >= 'a' && tag[1] <= 'z')) && strchr(tag, '>'))
        foreign_tell(form, FOREIGN_CHANGED, at, "text", "its HTML is shown as it is written");
    return true;
}

bool foreign_put(struct foreign *form, struct text *text, int language, const char *words,
                 struct span at)
{
    const char *end = words + strlen(words);
    for (const char *walk = words; walk < end;) {
        uint32_t point = text_next(&walk, end);
        if (text_point_is_clean(point))
            continue;
        char shown[TEXT_SHOWN];
        shown[text_shown(shown, point)] = '\0';
        foreign_refuse(form, DIAG_BAD_CHARACTER, at, "take it out of the form",
                       "the character %s may not stand in a text", shown);
        return false;
    }
    if (language < 0 || text_is_blank(words))
        return true;
    if (!check_words(form, words, at))
        return false;
    text->in[language] = words;
    text->span = at;
    return true;
}

bool foreign_has(const struct text *text)
{
    for (int i = 0; i < PACK_LANGUAGES; i++)
        if (text->in[i])
            return true;
    return false;
}

void foreign_fill(struct foreign *form, struct text *text, const char *about)
{
    struct pack *pack = form->pack;
    int from = 0;
    while (from < pack->language_count && !text->in[from])
        from++;
    if (from == pack->language_count)
        return;
    for (int i = 0; i < pack->language_count; i++)
        if (!text->in[i]) {
            text->in[i] = text->in[from];
            foreign_tell(form, FOREIGN_CHANGED, text->span, about,
                         "has no text in '%s'; that in '%s' stands there", pack->languages[i],
                         pack->languages[from]);
        }
}

void foreign_join(struct foreign *form, struct text *text, const struct text *more)
{
    for (int i = 0; i < PACK_LANGUAGES; i++)
        if (more->in[i])
            text->in[i] = text->in[i]
                              ? arena_textf(form->arena, "%s\n\n%s", text->in[i], more->in[i])
                              : more->in[i];
    if (foreign_has(more) && text->span.line == 0)
        text->span = more->span;
}

void foreign_plain(struct foreign *form, struct text *text, const char *words)
{
    *text = (struct text){.span = SPAN_NONE};
    for (int i = 0; i < form->pack->language_count; i++)
        text->in[i] = words;
}

// --- ids ---

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// `made` with a number behind it when it is taken already.
const char *foreign_free_id(const struct foreign *form, struct names *taken, const char *made,
                            size_t most, int index, struct span at)
{
    const char *id = made;
    char number[NUM_TEXT];
    for (int again = 2; names_add(taken, id, index, at) != NULL; again++) {
        num_plain(number, again, 0);
        size_t length = strlen(made), tail = strlen(number);
        length = length + tail > most ? most - tail : length;
        id = arena_textf(form->arena, "%.*s%s", (int)length, made, number);
    }
    return id;
}

// age_group -> AgeGroup: letters and digits, the first of each word a capital.
static const char *question_id(struct foreign *form, const char *name, int index, struct span at)
{
    char made[ID_MOST + 1];
    size_t length = 0;
    bool capital = true;
    if (read_is_id(name, READ_QUESTION) && names_find(&form->ids, name) == NULL) {
        names_add(&form->ids, name, index, at);
        return name;
    }
    if (is_digit(name[0]))
        made[length++] = 'Q';
    for (const char *from = name; *from && length < ID_MOST; from++) {
        if (!is_letter(*from) && !is_digit(*from)) {
            capital = true;
            continue;
        }
        made[length++] = capital && *from >= 'a' && *from <= 'z' ? (char)(*from - 32) : *from;
        capital = false;
    }
    if (length == 0)
        made[length++] = 'Q';
    made[length] = '\0';
    const char *id =
        foreign_free_id(form, &form->ids, arena_text(form->arena, made), ID_MOST, index, at);
    foreign_tell(form, FOREIGN_CHANGED, at, name, "its id is %s", id);
    return id;
}

// A name as a part of an id: letters, digits and '_'. `first` stands before one that would not
// begin with a letter.
const char *foreign_word_id(struct foreign *form, const char *name, char first)
{
    char made[FOREIGN_ID + 2];
    size_t length = 0;
    if (!is_letter(name[0]))
        made[length++] = first;
    for (const char *from = name; *from && length < FOREIGN_ID; from++)
        if (is_letter(*from) || is_digit(*from) || *from == '_')
            made[length++] = *from;
        else if (((unsigned char)*from & 0xC0U) != 0x80)
            made[length++] = '_';
    made[length] = '\0';
    return read_is_id(made, READ_CHOICE) ? arena_text(form->arena, made)
                                         : arena_textf(form->arena, "%c_%s", first, made);
}

// --- sections and questions ---

void foreign_section(struct foreign *form, const char *name, const struct text *title,
                     const struct text *help, struct span at)
{
    struct pack *pack = form->pack;
    FOREIGN_PUSH(form, pack->sections, pack->section_count, form->section_room);
    struct section *section = &pack->sections[pack->section_count];
    *section = (struct section){.phase = PHASE_REALITY,
                                .title = *title,
                                .help = *help,
                                .has_help = foreign_has(help),
                                .first = pack->question_count,
                                .span = at};
    section->id = foreign_free_id(form, &form->section_ids, foreign_word_id(form, name, 's'),
                                  FOREIGN_ID, pack->section_count, at);
    foreign_fill(form, &section->title, name);
    foreign_fill(form, &section->help, name);
    pack->section_count++;
    form->new_section = false;
}

static bool has_room(struct foreign *form, struct span at)
{
    if (form->pack->question_count < PACK_QUESTIONS)
        return true;
    if (form->pack->question_count == PACK_QUESTIONS)
        foreign_refuse(form, DIAG_TOO_BIG, at, NULL, "a pack has at most %d questions",
                       PACK_QUESTIONS);
    return false;
}

struct question *foreign_question(struct foreign *form, const char *name, enum question_type type,
                                  const struct foreign_condition *when, struct span at)
{
    struct pack *pack = form->pack;
    int index = pack->question_count;
    if (!has_room(form, at))
        return NULL;
    const struct name *known = names_add(&form->names, name, index, at);
    if (known) {
        struct diag *diag =
            diag_add(form->diags, DIAG_FOREIGN_NAME, at, "the name '%.80s' stands twice", name);
        diag_note_at(form->diags, diag, known->span, "it stands here first");
        return NULL;
    }
    FOREIGN_PUSH(form, pack->questions, index, form->question_room);
    FOREIGN_PUSH(form, form->origins, index, form->origin_room);
    pack->questions[index] = (struct question){.index = index,
                                               .type = type,
                                               .phase = PHASE_REALITY,
                                               .section = pack->section_count - 1,
                                               .dimension = -1,
                                               .weight = 1,
                                               .lines = 1,
                                               .roles = 1,
                                               .span = at};
    pack->questions[index].id = question_id(form, name, index, at);
    form->origins[index] = (struct foreign_origin){.name = name, .when = when};
    pack->question_count++;
    pack->sections[pack->section_count - 1].count++;
    return &pack->questions[index];
}

struct foreign_origin *foreign_origin_of(struct foreign *form, const struct question *question)
{
    return &form->origins[question->index];
}
