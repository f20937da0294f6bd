// Finding things in a pack. Nothing here changes it. Questions are looked up by a table, since
// every answer and every name of a condition asks for one; the other lists are short.
#include "model/pack.h"

#include <string.h>

#include "base/text.h"
#include "model/names.h"

const struct question *pack_question_find(const struct pack *pack, const char *id)
{
    const struct name *name = names_find(pack->names, id);
    return name == NULL ? NULL : &pack->questions[name->index];
}

int pack_dimension_find(const struct pack *pack, const char *id)
{
    for (int i = 0; i < pack->dimension_count; i++)
        if (text_equal(pack->dimensions[i].id, id))
            return i;
    return -1;
}

int pack_role_find(const struct pack *pack, const char *id)
{
    for (int i = 0; i < pack->role_count; i++)
        if (text_equal(pack->roles[i].id, id))
            return i;
    return -1;
}

int pack_source_find(const struct pack *pack, const char *id)
{
    for (int i = 0; i < pack->source_count; i++)
        if (text_equal(pack->sources[i].id, id))
            return i;
    return -1;
}

int pack_amount_name_find(const struct pack *pack, const char *name)
{
    for (int i = 0; i < pack->amount_name_count; i++)
        if (text_equal(pack->amount_names[i], name))
            return i;
    return -1;
}

int pack_amount_set_find(const struct pack *pack, const char *id)
{
    for (int i = 0; i < pack->amount_count; i++)
        if (text_equal(pack->amounts[i].id, id))
            return i;
    return -1;
}

int pack_list_find(const struct pack *pack, const char *id)
{
    for (int i = 0; i < pack->list_count; i++)
        if (text_equal(pack->lists[i].id, id))
            return i;
    return -1;
}

int pack_amount_set_at(const struct pack *pack, long day)
{
    for (int i = 0; i < pack->amount_count; i++)
        if (validity_holds(&pack->amounts[i].valid, day))
            return i;
    return -1;
}

const struct amount *pack_amount_of(const struct amount_set *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++)
        if (text_equal(set->amounts[i].name, name))
            return &set->amounts[i];
    return NULL;
}

bool validity_holds(const struct validity *validity, long day)
{
    return validity->from <= day && day <= validity->until;
}

const char *pack_language(const struct pack *pack, const char *asked)
{
    for (int i = 0; asked != NULL && i < pack->language_count; i++)
        if (strcmp(pack->languages[i], asked) == 0)
            return pack->languages[i];
    return pack->languages[0];
}

const char *text_in(const struct pack *pack, const struct text *text, const char *language)
{
    for (int i = 0; language != NULL && i < pack->language_count; i++)
        if (strcmp(pack->languages[i], language) == 0 && text->in[i] != NULL)
            return text->in[i];
    return text->in[0];
}

static bool looks_at_answers(const struct cond *cond)
{
    if (cond->op == COND_NAME && cond->ref.space == REF_ANSWER)
        return true;
    for (size_t i = 0; i < cond->count; i++)
        if (looks_at_answers(cond->kids[i]))
            return true;
    return false;
}

bool question_crosses(const struct question *of, const struct question *by)
{
    bool counted = by->type == QUESTION_SCALE || by->type == QUESTION_SINGLE ||
                   by->type == QUESTION_MULTIPLE || by->type == QUESTION_NUMBER ||
                   by->type == QUESTION_YEAR;
    return of != by && of->type == QUESTION_SINGLE && counted && of->phase != PHASE_FACTS &&
           by->phase != PHASE_FACTS;
}

bool question_is_personal(const struct question *question)
{
    return question->when != NULL && looks_at_answers(question->when);
}

void pack_free(struct pack *pack)
{
    if (pack == NULL)
        return;
    struct arena arena = pack->arena; // it holds the pack itself
    arena_clear(&arena);
}
