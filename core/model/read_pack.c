// Reads a pack: which files in what order, and what stands at the top of questionnaire.yaml. Used
// packs and common files come before the pack's own parts, so that facts stand first. When there
// was any error nothing is given, but to who looks at the scripts all the same.
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "model/check.h"
#include "model/history.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum { MOST_USES = 16, MOST_DIMENSIONS = 64, DIALECT = 1 };

static const char *const TOP_KEYS[] = {
    "grow",   "id",     "version", "languages", "title",      "description", "address", "valid",
    "uses",   "common", "scripts", "roles",     "dimensions", "facts",       "checks",  "phases",
    "report", "scales", "sources", "amounts",   "glossary",   "group",       "lists"};
static const char *const COMMON_KEYS[] = {"grow-common", "scales",   "sources",
                                          "amounts",     "glossary", "lists"};
static const char *const ROLE_KEYS[] = {"id", "label", "short", "weight"};
static const char *const DIMENSION_KEYS[] = {"id", "label", "help"};
static const char *const PHASE_KEYS[] = {"title", "help", "sections"};
static const char *const SECTION_KEYS[] = {"id", "title", "help", "take", "questions"};

// The names of the phases, by enum phase; facts are none.
static const char *const PHASES[PHASE_COUNT] = {NULL, "goal", "reality", "options", "way_forward"};

// --- the top of a file ---

bool read_dialect(struct read *r, const struct node *top, const char *key)
{
    const struct node *node = node_find(top, key);
    double number = 0;
    if (node == NULL) {
        struct diag *diag = diag_add(r->diags, DIAG_BAD_DIALECT, read_place(top),
                                     "this file has to open with '%s: %d'", key, DIALECT);
        diag_help(r->diags, diag, "that line says what kind of file it is");
        return false;
    }
    if (node->kind != NODE_SCALAR || node->quoted || !num_parse(node->text, &number) ||
        number != DIALECT) {
        struct diag *diag = diag_add(r->diags, DIAG_BAD_DIALECT, read_place(node),
                                     "'%s' has to be %d", key, DIALECT);
        if (number > DIALECT)
            diag_help(r->diags, diag, "this file is made for a later version of this program");
        return false;
    }
    if (strcmp(top->keys[0]->text, key) != 0)
        diag_add(r->diags, DIAG_BAD_DIALECT, read_place(top), "'%s: %d' has to stand first", key,
                 DIALECT);
    return true;
}

static void read_languages(struct read *r, const struct node *top)
{
    struct pack *pack = r->pack;
    const struct node *list = read_list(r, top, "languages", READ_REQUIRED, PACK_LANGUAGES);
    struct names names;
    names_init(&names, r->arena);
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        const struct node *node = list->items[i];
        const char *language = read_word(r, node, "languages");
        if (language == NULL)
            continue;
        if (strlen(language) != 2 || strspn(language, "abcdefghijklmnopqrstuvwxyz") != 2)
            diag_add(r->diags, DIAG_BAD_ID, node->span, "a language is two small letters: nl, en");
        else if (names_add(&names, language, (int)i, node->span) != NULL)
            diag_add(r->diags, DIAG_DUPLICATE_ID, node->span, "'%s' stands twice", language);
        else
            pack->languages[pack->language_count++] = language;
    }
}

static void read_version(struct read *r, const struct node *top)
{
    struct pack *pack = r->pack;
    pack->version = read_string(r, top, "version", READ_REQUIRED);
    if (pack->version != NULL)
        version_check(r, node_find(top, "version"));
}

static void read_header(struct read *r, const struct node *top, const char *id)
{
    static const char *const ADDRESSES[] = {"je", "u"};
    struct pack *pack = r->pack;
    pack->id = read_id(r, top, "id", READ_PACK_ID);
    if (pack->id != NULL && strcmp(pack->id, id) != 0) {
        struct diag *diag =
            diag_add(r->diags, DIAG_PACK_NAME, node_find(top, "id")->span,
                     "the folder of this pack is '%s', and its id is '%s'", id, pack->id);
        diag_help(r->diags, diag, "give both the same name");
        pack->id = arena_text(r->arena, id); // the other files stand in that folder
    }
    read_version(r, top);
    read_text(r, top, "title", READ_REQUIRED, &pack->title);
    pack->has_description = read_text(r, top, "description", READ_OPTIONAL, &pack->description);
    pack->informal = read_choice(r, top, "address", READ_OPTIONAL, ADDRESSES, 2) == 0;
    read_validity(r, top, &pack->valid);
}

// Tables and charts tell roles apart by it.
static void check_short(struct read *r, const struct node *node, const struct role *role)
{
    for (int i = 0; role->shortname != NULL && i < r->pack->role_count; i++) {
        if (!text_equal(r->pack->roles[i].shortname, role->shortname))
            continue;
        struct diag *diag = diag_add(r->diags, DIAG_DUPLICATE_ID, node_find(node, "short")->span,
                                     "'%s' stands for two roles", role->shortname);
        diag_note_at(r->diags, diag, r->pack->roles[i].span, "it stands here first");
        return;
    }
}

static void read_roles(struct read *r, const struct node *top)
{
    struct pack *pack = r->pack;
    enum read_need need = node_find(top, "phases") != NULL ? READ_REQUIRED : READ_OPTIONAL;
    const struct node *list = read_list(r, top, "roles", need, PACK_ROLES);
    if (list == NULL)
        return;
    pack->roles = arena_array(r->arena, list->count, sizeof *pack->roles);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *node = list->items[i];
        struct role *role = &pack->roles[pack->role_count];
        if (!read_map(r, node, "a role", ROLE_KEYS, COUNT(ROLE_KEYS)))
            continue;
        role->id = read_new_id(r, node, "id", READ_ID, &r->roles, pack->role_count, &role->span);
        read_text(r, node, "label", READ_REQUIRED, &role->label);
        role->shortname = read_string(r, node, "short", READ_REQUIRED);
        check_short(r, node, role);
        role->weight = 1;
        read_weight(r, node, &role->weight);
        pack->role_count++;
    }
}

static void read_dimensions(struct read *r, const struct node *top)
{
    struct pack *pack = r->pack;
    const struct node *list = read_list(r, top, "dimensions", READ_OPTIONAL, MOST_DIMENSIONS);
    if (list == NULL)
        return;
    pack->dimensions = arena_array(r->arena, list->count, sizeof *pack->dimensions);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *node = list->items[i];
        struct dimension *dimension = &pack->dimensions[pack->dimension_count];
        if (!read_map(r, node, "a dimension", DIMENSION_KEYS, COUNT(DIMENSION_KEYS)))
            continue;
        dimension->id = read_new_id(r, node, "id", READ_ID, &r->dimensions, pack->dimension_count,
                                    &dimension->span);
        read_text(r, node, "label", READ_REQUIRED, &dimension->label);
        dimension->has_help = read_text(r, node, "help", READ_OPTIONAL, &dimension->help);
        pack->dimension_count++;
    }
}

// --- phases and sections ---

static void read_section(struct load *l, const struct node *node, enum phase phase,
                         struct names *names)
{
    struct read *r = &l->read;
    struct pack *pack = r->pack;
    if (!read_map(r, node, "a section", SECTION_KEYS, COUNT(SECTION_KEYS)))
        return;
    READ_PUSH(r, pack->sections, pack->section_count, r->section_room);
    int index = pack->section_count++;
    struct section *section = &pack->sections[index];
    section->phase = phase;
    section->id = read_new_id(r, node, "id", READ_ID, names, index, &section->span);
    read_text(r, node, "title", READ_REQUIRED, &section->title);
    section->has_help = read_text(r, node, "help", READ_OPTIONAL, &section->help);
    section->first = pack->question_count;
    const struct node *take = node_find(node, "take");
    if (take != NULL)
        load_taken(l, take, phase, index);
    const struct node *list = read_list(
        r, node, "questions", take != NULL ? READ_OPTIONAL : READ_REQUIRED, PACK_QUESTIONS);
    if (list != NULL)
        read_questions(r, list, phase, index);
    section->count = pack->question_count - section->first;
}

static void read_phases(struct load *l, const struct node *top)
{
    struct read *r = &l->read;
    struct pack *pack = r->pack;
    const struct node *phases = node_find(top, "phases");
    if (phases == NULL || !read_map(r, phases, "'phases'", PHASES + 1, PHASE_COUNT - 1))
        return;
    for (int i = PHASE_GOAL; i < PHASE_COUNT; i++) {
        const struct node *node = node_find(phases, PHASES[i]);
        struct phase_text *phase = &pack->phases[i];
        if (node == NULL || !read_map(r, node, "a phase", PHASE_KEYS, COUNT(PHASE_KEYS)))
            continue;
        phase->present = true;
        read_text(r, node, "title", READ_REQUIRED, &phase->title);
        phase->has_help = read_text(r, node, "help", READ_OPTIONAL, &phase->help);
        const struct node *list = read_list(r, node, "sections", READ_REQUIRED, READ_SECTIONS);
        struct names names; // a section is unique within its phase
        names_init(&names, r->arena);
        for (size_t k = 0; list != NULL && k < list->count; k++)
            read_section(l, list->items[k], (enum phase)i, &names);
    }
}

// --- the files ---

void load_records(struct load *l, const struct node *top)
{
    struct read *r = &l->read;
    read_scales(r, top);
    read_sources(r, top);
    read_amounts(r, top);
    read_glossary(r, top);
    read_lists(r, top);
}

void load_common(struct load *l, const struct node *top)
{
    struct read *r = &l->read;
    const struct node *list = read_list(r, top, "common", READ_OPTIONAL, READ_FILES);
    bool guest = r->guest;
    if (list == NULL && node_find(top, "common") != NULL)
        r->incomplete = true;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        const struct node *node = list->items[i];
        const char *name = read_id_node(r, node, READ_PACK_ID, "common");
        if (name == NULL)
            continue;
        const struct node *common = NULL;
        const char *path = arena_textf(r->arena, "questionnaires/common/%s.yaml", name);
        enum load_result result = load_yaml(l, path, node->span, &l->nodes, &common);
        if (result == LOAD_ABSENT)
            load_suggest(l, "questionnaires/common", name,
                         diag_add(r->diags, DIAG_UNKNOWN_COMMON, node->span,
                                  "there is no common file '%s' (%s)", name, path));
        r->guest = true;
        if (result == LOAD_OK && read_dialect(r, common, "grow-common") &&
            read_map(r, common, "a common file", COMMON_KEYS, COUNT(COMMON_KEYS)))
            load_records(l, common);
        else if (result != LOAD_AGAIN)
            r->incomplete = true;
        r->guest = guest;
    }
}

// The packs that are being read: each uses the next.
struct chain {
    const char *id;
    const struct chain *before;
};

static void load_uses(struct load *l, const struct node *top, const struct chain *chain);

// A pack that was read before is fine, but not one that is still being read.
static void check_circle(struct read *r, const struct node *node, const struct chain *chain)
{
    for (const struct chain *at = chain; at != NULL; at = at->before)
        if (strcmp(at->id, node->text) == 0) {
            diag_add(r->diags, DIAG_UNKNOWN_PACK, node->span, "the pack '%s' comes to use itself",
                     node->text);
            return;
        }
}

enum load_result load_questionnaire(struct load *l, const struct node *id, const struct node **top)
{
    struct read *r = &l->read;
    const char *path = arena_textf(r->arena, "questionnaires/%s/questionnaire.yaml", id->text);
    enum load_result result = load_yaml(l, path, id->span, &l->nodes, top);
    if (result == LOAD_ABSENT)
        load_suggest(l, "questionnaires", id->text,
                     diag_add(r->diags, DIAG_UNKNOWN_PACK, id->span, "there is no pack '%s' (%s)",
                              id->text, path));
    if (result == LOAD_OK && (!read_dialect(r, *top, "grow") ||
                              !read_map(r, *top, "a questionnaire", TOP_KEYS, COUNT(TOP_KEYS))))
        result = LOAD_BAD;
    if (result != LOAD_OK && result != LOAD_AGAIN)
        r->incomplete = true;
    return result;
}

// Takes the facts and checks of a pack, with what they stand on. Its phases, roles and scripts are
// its own affair.
static void load_used(struct load *l, const struct node *node, const struct chain *chain)
{
    struct read *r = &l->read;
    const char *id = read_id_node(r, node, READ_PACK_ID, "uses");
    const struct node *top = NULL;
    r->incomplete |= id == NULL;
    enum load_result result = id == NULL ? LOAD_BAD : load_questionnaire(l, node, &top);
    if (result == LOAD_AGAIN)
        check_circle(r, node, chain);
    if (result != LOAD_OK)
        return;
    const struct node *own = read_key(r, top, "id", READ_REQUIRED);
    if (own != NULL && !text_equal(own->text, id))
        diag_add(r->diags, DIAG_PACK_NAME, read_place(own), "the folder of this pack is '%s'", id);
    struct chain here = {id, chain};
    bool guest = r->guest;
    r->guest = true;
    load_uses(l, top, &here);
    load_common(l, top);
    load_records(l, top);
    read_facts(r, top);
    read_checks(r, top);
    r->guest = guest;
}

static void load_uses(struct load *l, const struct node *top, const struct chain *chain)
{
    struct read *r = &l->read;
    const struct node *list = read_list(r, top, "uses", READ_OPTIONAL, MOST_USES);
    if (list == NULL && node_find(top, "uses") != NULL)
        r->incomplete = true;
    int depth = 0;
    for (const struct chain *at = chain; at != NULL; at = at->before)
        depth++;
    if (list != NULL && depth > MOST_USES) {
        diag_add(r->diags, DIAG_TOO_DEEP, read_place(list), "packs use each other too deep");
        return;
    }
    for (size_t i = 0; list != NULL && i < list->count; i++)
        load_used(l, list->items[i], chain);
}

static void load_report(struct load *l, const struct node *top)
{
    struct read *r = &l->read;
    const struct node *node = node_find(top, "report");
    const char *name = node == NULL ? NULL : read_id_node(r, node, READ_PACK_ID, "report");
    if (name == NULL || r->pack->id == NULL)
        return;
    const char *path = arena_textf(r->arena, "questionnaires/%s/%s.yaml", r->pack->id, name);
    enum load_result result = load_yaml(l, path, node->span, r->arena, &r->pack->report);
    if (result == LOAD_ABSENT)
        diag_help(r->diags,
                  diag_add(r->diags, DIAG_CANNOT_READ, node->span, "there is no file %s", path),
                  "name a file beside questionnaire.yaml, without `.yaml`; without `report:` the "
                  "report has every part");
    if (result == LOAD_AGAIN)
        diag_add(r->diags, DIAG_BAD_WORD, node->span, "'%s' is no file of a report", name);
}

// Everything but the cross references.
static void load_pack(struct load *l, const char *id)
{
    struct read *r = &l->read;
    const struct node *top = NULL;
    // The id becomes part of a path, and may come from a dossier.
    if (!read_is_id(id, READ_PACK_ID)) {
        diag_add(r->diags, DIAG_UNKNOWN_PACK, SPAN_NONE, "the id of a pack cannot be '%.64s'", id);
        return;
    }
    const char *path = arena_textf(r->arena, "questionnaires/%s/questionnaire.yaml", id);
    enum load_result result = load_yaml(l, path, SPAN_NONE, &l->nodes, &top);
    if (result == LOAD_ABSENT)
        diag_add(r->diags, DIAG_UNKNOWN_PACK, SPAN_NONE, "there is no pack '%s' (%s)", id, path);
    if (result == LOAD_BAD)
        load_scripts_of(l, id);
    if (result != LOAD_OK || !read_dialect(r, top, "grow"))
        return;
    read_map(r, top, "a questionnaire", TOP_KEYS, COUNT(TOP_KEYS));
    read_languages(r, top);
    read_header(r, top, id);
    struct chain here = {id, NULL};
    load_uses(l, top, &here);
    load_givers(l, top);
    load_common(l, top);
    r->own_scales = r->pack->scale_count;
    load_records(l, top);
    read_facts(r, top);
    r->pack->fact_count = r->pack->question_count;
    read_checks(r, top);
    read_roles(r, top);
    read_dimensions(r, top);
    read_phases(l, top);
    read_group(r, top);
    if (r->pack->question_count == 0 && !r->incomplete)
        diag_add(r->diags, DIAG_EMPTY_LIST, read_place(top), "a pack needs facts or phases");
    load_report(l, top);
    load_scripts(l, read_list(r, top, "scripts", READ_OPTIONAL, READ_FILES));
    check_pack(r);
    load_history(l);
}

static void open_load(struct load *l, struct pack *pack, const struct pack_reader *reader,
                      struct diags *diags)
{
    struct read *r = &l->read;
    *l = (struct load){.reader = reader};
    r->pack = pack;
    r->arena = &pack->arena;
    r->diags = diags;
    r->errors = diags->errors;
    struct names *all[] = {&r->roles,        &r->dimensions, &r->scales, &r->sources, &r->amounts,
                           &r->amount_names, &r->terms,      &l->files,  &r->lists};
    for (size_t i = 0; i < COUNT(all); i++)
        names_init(all[i], r->arena);
    names_init(&r->questions, r->arena);
    names_init(&r->told, r->arena);
    hash_init(&l->hash);
    hash_init(&l->scripts_hash);
    arena_init(&l->nodes);
}

static enum pack_state state_of(const struct load *l)
{
    const struct read *r = &l->read;
    if (r->diags->errors == r->errors)
        return PACK_SOUND;
    bool named = !r->tattered && !r->incomplete && r->pack->language_count > 0 &&
                 r->pack->question_count > 0;
    return named ? PACK_NAMED : PACK_TATTERED;
}

struct pack *pack_read_state(const char *id, const struct pack_reader *reader,
                             enum pack_state *state, struct diags *diags)
{
    struct arena arena;
    struct load load;
    arena_init(&arena);
    struct pack *pack = arena_alloc(&arena, sizeof *pack);
    pack->arena = arena; // from here on the arena is the pack's
    pack->diags = diags;
    pack->translations = arena_alloc(&pack->arena, sizeof *pack->translations);
    pack->translations->arena = &pack->arena;
    open_load(&load, pack, reader, diags);
    load_pack(&load, id);
    arena_clear(&load.nodes);
    struct names *names = arena_alloc(&pack->arena, sizeof *names);
    *names = load.read.questions;
    pack->names = names;
    hash_hex(&load.hash, pack->hash);
    hash_hex(&load.scripts_hash, pack->scripts_hash);
    *state = state_of(&load);
    return pack;
}

struct pack *pack_read(const char *id, const struct pack_reader *reader, struct diags *diags)
{
    enum pack_state state;
    struct pack *pack = pack_read_state(id, reader, &state, diags);
    if (state == PACK_SOUND)
        return pack;
    pack_free(pack);
    return NULL;
}
