// Expands a case into a dossier: levels of dimensions, answers for all roles or per role, lists for
// several respondents of a role. Every value goes through the same check as a dossier's own.

#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "engine/case.h"

struct expansion {
    const struct case_text *text;
    const struct pack *pack;
    struct arena *arena;
    struct diags *diags;
    struct dossier *dossier;
    size_t errors;
};

const struct node *case_find(const struct case_text *text, const char *key)
{
    const struct node *found = text->variant ? node_find(text->variant, key) : NULL;
    return found ? found : node_find(text->base, key);
}

const struct node *case_entry(const struct case_text *text, const char *map, const char *key)
{
    const struct node *own = text->variant ? node_find(text->variant, map) : NULL;
    const struct node *found = own ? node_find(own, key) : NULL;
    if (found)
        return found;
    const struct node *base = node_find(text->base, map);
    return base ? node_find(base, key) : NULL;
}

// What stands for a role: the value itself, its entry in a mapping, or "alle".
static const struct node *for_role(const struct node *value, const char *role)
{
    if (!value || value->kind != NODE_MAP)
        return value;
    const struct node *own = node_find(value, role);
    return own ? own : node_find(value, "alle");
}

static bool takes_list(const struct question *question)
{
    return question->type == QUESTION_MULTIPLE || question->type == QUESTION_RANKING ||
           question->type == QUESTION_TABLE;
}

// Does it hold a value for each respondent? A question that itself takes a list has a list of lists
// then.
static bool is_for_each(const struct node *value, const struct question *question)
{
    bool list = value && value->kind == NODE_LIST;
    return list &&
           (!takes_list(question) || (value->count > 0 && value->items[0]->kind == NODE_LIST));
}

static const struct node *for_respondent(const struct node *value, const struct question *question,
                                         size_t number)
{
    if (!is_for_each(value, question))
        return value;
    return value->count ? value->items[number < value->count ? number : value->count - 1] : NULL;
}

static size_t respondents_of(const struct expansion *expansion, const char *role)
{
    size_t most = 1;
    for (int q = expansion->pack->fact_count; q < expansion->pack->question_count; q++) {
        const struct question *question = &expansion->pack->questions[q];
        const struct node *value =
            for_role(case_entry(expansion->text, "answers", question->id), role);
        if (is_for_each(value, question) && value->count > most)
            most = value->count;
    }
    return most;
}

static const struct node *point_node(const struct expansion *expansion, const struct point *point,
                                     struct span span)
{
    struct node *node = arena_alloc(expansion->arena, sizeof *node);
    node->kind = NODE_SCALAR;
    node->text = point->is;
    node->span = span;
    return node;
}

// The point of the question's scale that stands for its dimension's level.
static const struct node *from_level(struct expansion *expansion, const struct question *question,
                                     const char *role)
{
    if (question->dimension < 0 || !question->scale || !question->scale->has_levels)
        return NULL;
    const char *dimension = expansion->pack->dimensions[question->dimension].id;
    const struct node *level = for_role(case_entry(expansion->text, "levels", dimension), role);
    double number;
    if (!level || node_is_null(level))
        return NULL;
    if (level->kind != NODE_SCALAR || !num_parse(level->text, &number) || number < 0 ||
        number > 4 || number != (int)number) {
        bool text = level->kind == NODE_SCALAR;
        diag_add(expansion->diags, DIAG_BAD_NUMBER, level->span,
                 text ? "a level is a whole number from 0 to 4, not '%.40s'"
                      : "a level is a whole number from 0 to 4",
                 level->text);
        return NULL;
    }
    int index = question->scale->levels[question->reversed ? 4 - (int)number : (int)number];
    return point_node(expansion, &question->scale->points[index], level->span);
}

static const struct node *value_for(struct expansion *expansion, const struct question *question,
                                    const char *role, size_t number)
{
    const struct node *value = case_entry(expansion->text, "answers", question->id);
    if (value)
        return for_respondent(for_role(value, role), question, number);
    value = from_level(expansion, question, role);
    if (value || !question->scale)
        return value;
    return case_entry(expansion->text, "otherwise", question->scale->id);
}

static void fill_respondent(struct expansion *expansion, struct respondent *respondent,
                            size_t number)
{
    const struct pack *pack = expansion->pack;
    const char *role = pack->roles[respondent->role].id;
    respondent->answers =
        arena_array(expansion->arena, (size_t)pack->question_count, sizeof(struct answer));
    for (int q = pack->fact_count; q < pack->question_count; q++) {
        const struct question *question = &pack->questions[q];
        if (!(question->roles >> respondent->role & 1U))
            continue;
        const struct node *value = value_for(expansion, question, role, number);
        if (value && !node_is_null(value))
            dossier_value(question, pack, value, false, expansion->arena, &respondent->answers[q],
                          expansion->diags);
    }
}

static void refuse_role(struct expansion *expansion, const struct node *name)
{
    const struct pack *pack = expansion->pack;
    const char **names = arena_array(expansion->arena, (size_t)pack->role_count, sizeof *names);
    for (int i = 0; i < pack->role_count; i++)
        names[i] = pack->roles[i].id;
    const char *text = name->kind == NODE_SCALAR ? name->text : "this";
    struct diag *diag =
        diag_add(expansion->diags, DIAG_UNKNOWN_ROLE, name->span, "no role is called '%s'", text);
    diag_suggest(expansion->diags, diag, text, names, (size_t)pack->role_count);
}

static void fill_roles(struct expansion *expansion)
{
    const struct node *roles = case_find(expansion->text, "roles");
    struct dossier *dossier = expansion->dossier;
    size_t room = 0, count = 0;
    unsigned seen = 0;
    if (roles && roles->kind != NODE_LIST)
        diag_add(expansion->diags, DIAG_WRONG_KIND, roles->span, "'roles' has to be a list");
    for (size_t i = 0; roles && i < roles->count; i++) {
        const struct node *name = roles->items[i];
        int role = name->kind == NODE_SCALAR ? pack_role_find(expansion->pack, name->text) : -1;
        if (role < 0) {
            refuse_role(expansion, name);
            continue;
        }
        if (seen >> role & 1U) {
            struct diag *diag = diag_add(expansion->diags, DIAG_DUPLICATE_ID, name->span,
                                         "'%s' stands twice", name->text);
            diag_help(expansion->diags, diag,
                      "write it once; a list of answers makes more people of one role");
            continue;
        }
        seen |= 1U << role;
        size_t people = respondents_of(expansion, name->text);
        if (count + people > DOSSIER_RESPONDENTS) {
            diag_add(expansion->diags, DIAG_TOO_BIG, name->span, "more than %d respondents",
                     DOSSIER_RESPONDENTS);
            return;
        }
        for (size_t n = 0; n < people; n++) {
            ARENA_PUSH(expansion->arena, dossier->respondents, count, room);
            struct respondent *respondent = &dossier->respondents[count++];
            respondent->id = arena_textf(expansion->arena, "%s-%zu", name->text, n + 1);
            respondent->role = role;
            respondent->span = name->span;
            fill_respondent(expansion, respondent, n);
        }
    }
    dossier->respondent_count = (int)count;
}

static void fill_facts(struct expansion *expansion)
{
    const struct pack *pack = expansion->pack;
    expansion->dossier->facts =
        arena_array(expansion->arena, (size_t)pack->question_count, sizeof(struct answer));
    for (int q = 0; q < pack->fact_count; q++) {
        const struct node *value = case_entry(expansion->text, "facts", pack->questions[q].id);
        if (value)
            dossier_value(&pack->questions[q], pack, value, true, expansion->arena,
                          &expansion->dossier->facts[q], expansion->diags);
    }
}

static bool is_known(const struct pack *pack, const char *map, const char *name)
{
    if (strcmp(map, "levels") == 0)
        return pack_dimension_find(pack, name) >= 0;
    const struct question *question = pack_question_find(pack, name);
    bool facts = strcmp(map, "facts") == 0;
    if (strcmp(map, "otherwise") != 0)
        return question && facts == (question->phase == PHASE_FACTS);
    for (int i = 0; i < pack->scale_count; i++)
        if (strcmp(pack->scales[i].id, name) == 0)
            return true;
    return false;
}

// The name with this number, of those that may stand in the mapping; NULL behind the last.
static const char *name_of(const struct pack *pack, const char *map, int index)
{
    if (strcmp(map, "levels") == 0)
        return index < pack->dimension_count ? pack->dimensions[index].id : NULL;
    if (strcmp(map, "otherwise") == 0)
        return index < pack->scale_count ? pack->scales[index].id : NULL;
    return index < pack->question_count ? pack->questions[index].id : NULL;
}

static void refuse_name(struct expansion *expansion, const struct node *key, const char *map)
{
    SAYS static const struct {
        const char *map, *what;
        enum diag_code code;
    } MAPS[] = {{"facts", "fact", DIAG_UNKNOWN_QUESTION},
                {"answers", "question", DIAG_UNKNOWN_QUESTION},
                {"levels", "dimension", DIAG_UNKNOWN_DIMENSION},
                {"otherwise", "scale", DIAG_UNKNOWN_SCALE}};
    const char **names = NULL, *name;
    size_t count = 0, room = 0, kind = 0;
    while (strcmp(MAPS[kind].map, map) != 0)
        kind++;
    for (int i = 0; (name = name_of(expansion->pack, map, i)) != NULL; i++) {
        if (!is_known(expansion->pack, map, name))
            continue;
        ARENA_PUSH(expansion->arena, names, count, room);
        names[count++] = name;
    }
    struct diag *diag =
        diag_add(expansion->diags, MAPS[kind].code, key->span, "the pack has no %s '%s'",
                 diag_say(expansion->diags, MAPS[kind].what), key->text);
    diag_suggest(expansion->diags, diag, key->text, names, count);
}

// A mapping under a question, dimension or scale is by role. `question` is NULL under the other
// two.
static void refuse_roles(struct expansion *expansion, const struct node *value,
                         const struct question *question)
{
    for (size_t i = 0; value->kind == NODE_MAP && i < value->count; i++) {
        const struct node *name = value->keys[i];
        int role = pack_role_find(expansion->pack, name->text);
        if (strcmp(name->text, "alle") == 0)
            continue;
        if (role < 0) {
            refuse_role(expansion, name);
        } else if (question && !(question->roles >> role & 1U)) {
            struct diag *diag =
                diag_add(expansion->diags, DIAG_ANSWER_ROLE, name->span,
                         "'%s' is not asked of the role '%s'", question->id, name->text);
            diag_help_at(expansion->diags, diag, question->span,
                         "leave this answer out, or ask the question of this role");
        }
    }
}

// A level says something only where a scale tells which point stands for it.
static void refuse_level(struct expansion *expansion, const struct node *key)
{
    const struct pack *pack = expansion->pack;
    const struct scale *scale = NULL;
    int dimension = pack_dimension_find(pack, key->text);
    for (int i = pack->fact_count; i < pack->question_count; i++) {
        const struct question *question = &pack->questions[i];
        if (question->dimension != dimension || !question->scale)
            continue;
        if (question->scale->has_levels)
            return;
        scale = scale ? scale : question->scale;
    }
    struct diag *diag =
        diag_add(expansion->diags, DIAG_BAD_SCALE, key->span,
                 "no question of '%s' has a scale with `levels:`: this gives no answer", key->text);
    if (scale)
        diag_help_at(expansion->diags, diag, scale->span,
                     "give '%s' a point for each of the levels 0 to 4, or write `answers:` here",
                     scale->id);
}

// Names in a mapping that the pack does not have: nothing is passed over silently.
static void refuse_unknown(struct expansion *expansion, const struct node *part, const char *map)
{
    const struct node *entries = part ? node_find(part, map) : NULL;
    if (entries && entries->kind != NODE_MAP) {
        diag_add(expansion->diags, DIAG_WRONG_KIND, entries->span, "'%s' has to be a mapping", map);
        return;
    }
    for (size_t i = 0; entries && i < entries->count; i++) {
        if (!is_known(expansion->pack, map, entries->keys[i]->text))
            refuse_name(expansion, entries->keys[i], map);
        else if (strcmp(map, "levels") == 0)
            refuse_level(expansion, entries->keys[i]);
        bool answers = strcmp(map, "answers") == 0;
        if (strcmp(map, "facts") != 0)
            refuse_roles(expansion, entries->items[i],
                         answers ? pack_question_find(expansion->pack, entries->keys[i]->text)
                                 : NULL);
    }
}

static bool fill_head(struct expansion *expansion)
{
    const struct node *date = case_find(expansion->text, "date");
    const struct node *partnership = case_find(expansion->text, "partnership");
    const struct node *name = partnership ? node_find(partnership, "name") : NULL;
    struct dossier *dossier = expansion->dossier;
    if (!date || date->kind != NODE_SCALAR || node_is_null(date)) {
        struct diag *diag =
            diag_add(expansion->diags, DIAG_BAD_DATE,
                     date ? date->span : expansion->text->base->span, "a case needs a `date:`");
        diag_help(expansion->diags, diag, "write it as 2025-01-31");
        return false;
    }
    if (!num_parse_date(date->text, &dossier->day)) {
        struct diag *diag =
            diag_add(expansion->diags, DIAG_BAD_DATE, date->span, "'%s' is not a date", date->text);
        hint_date(expansion->diags, diag, date->text);
        return false;
    }
    dossier->date = date->text;
    int month, day;
    num_date_parts(dossier->day, &dossier->year, &month, &day);
    dossier->partnership = name && name->kind == NODE_SCALAR ? name->text : "";
    dossier->fictional = true;
    return true;
}

struct dossier *case_dossier(const struct case_text *text, const struct pack *pack,
                             struct arena *arena, struct diags *diags)
{
    struct expansion expansion = {text, pack, arena, diags, NULL, diags->errors};
    static const char *const MAPS[] = {"facts", "levels", "answers", "otherwise"};
    // What is wrong in the case itself was told when it stood alone.
    for (size_t i = 0; i < sizeof MAPS / sizeof *MAPS; i++)
        refuse_unknown(&expansion, text->variant ? text->variant : text->base, MAPS[i]);
    expansion.dossier = arena_alloc(arena, sizeof *expansion.dossier);
    expansion.dossier->arena = arena;
    expansion.dossier->pack = pack;
    if (!fill_head(&expansion))
        return NULL;
    fill_facts(&expansion);
    fill_roles(&expansion);
    if (diags->errors > expansion.errors)
        return NULL;
    dossier_seal(expansion.dossier);
    return expansion.dossier;
}
