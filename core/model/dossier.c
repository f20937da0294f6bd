// Reads a dossier: its head, its facts and its respondents, against the pack it names. Each value
// is checked in dossier_value.c; here it is decided which question it belongs to and who may
// answer. Reading goes on after an error; a dossier comes out only when there was none. It must
// not know which questions are shown, nor what an answer is worth.
#include "model/dossier.h"

#include <limits.h>
#include <string.h>

#include "base/hint.h"
#include "base/text.h"
#include "model/dossier_json.h"
#include "model/dossier_wrap.h"
#include "model/names.h"
#include "model/tree.h"

static const char *const TOP_KEYS[] = {
    "grow-dossier", "pack", "pack_version", "pack_hash",   "partnership",
    "date",         "note", "facts",        "respondents",
};
static const char *const PARTNERSHIP_KEYS[] = {"name", "fictional"};
static const char *const RESPONDENT_KEYS[] = {"id", "role", "answers"};

#define COUNT(list) (sizeof(list) / sizeof *(list))

struct reading {
    const struct pack *pack;
    struct arena *arena;
    struct diags *diags;
    struct dossier *dossier;
    const char **ids;         // of the questions, facts first
    struct names respondents; // in the order read
};

// --- parts of a file ---

// Where a message about a whole mapping or list points: its first character.
static struct span place_of(const struct node *node)
{
    struct span span = node->span;
    if (node->kind != NODE_SCALAR && span.end_line != span.line) {
        span.end_line = span.line;
        span.end_column = span.column + 1;
    }
    return span;
}

static void check_keys(struct diags *diags, const struct node *map, const char *const keys[],
                       size_t count)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct node *key = map->keys[i];
        bool known = false;
        for (size_t k = 0; k < count && !known; k++)
            known = text_equal(key->text, keys[k]);
        if (known)
            continue;
        struct diag *diag =
            diag_add(diags, DIAG_UNKNOWN_KEY, key->span, "'%s' does not belong here", key->text);
        diag_help(diags, diag, "take it out, or put it where it belongs");
        diag_suggest(diags, diag, key->text, keys, count);
    }
}

SAYS static const struct node *require(struct diags *diags, const struct node *map, const char *key,
                                       const char *example)
{
    const struct node *node = node_find(map, key);
    if (!node)
        diag_help(diags,
                  diag_add(diags, DIAG_MISSING_KEY, place_of(map), "'%s' is missing here", key),
                  "add %s", diag_say(diags, example));
    return node;
}

// True for a scalar that is not null.
SAYS static bool is_word(struct diags *diags, const struct node *node, const char *what,
                         const char *example)
{
    if (node->kind == NODE_SCALAR && !node_is_null(node) && !text_is_blank(node->text))
        return true;
    diag_help(diags, diag_add(diags, DIAG_WRONG_KIND, place_of(node), "%s has to be a text", what),
              "write %s", diag_say(diags, example));
    return false;
}

// True for a mapping or list of this kind; false and no message for one that is null.
static bool is_kind(struct diags *diags, const struct node *node, enum node_kind kind,
                    const char *what)
{
    if (node->kind == kind)
        return true;
    if (node_is_null(node))
        return false;
    bool list = kind == NODE_LIST;
    diag_help(diags,
              diag_add(diags, DIAG_WRONG_KIND, place_of(node),
                       list ? "%s has to be a list" : "%s has to be a mapping", what),
              list ? "write each entry on a line of its own, after '- '"
                   : "write each entry as 'key: value'");
    return false;
}

// --- the head ---

static bool is_pack_id(const char *text)
{
    for (const char *at = text; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            return false;
    return text_is_id(text);
}

static bool check_format(const struct node *root, struct diags *diags)
{
    const struct node *format = node_find(root, "grow-dossier");
    if (!format) {
        bool pack = node_find(root, "grow") || node_find(root, "grow-common");
        struct diag *diag = diag_add(diags, DIAG_DOSSIER_FORMAT, place_of(root), "%s",
                                     pack ? "this is a part of a pack, not a dossier"
                                          : "this file does not say that it is a dossier");
        diag_help(diags, diag,
                  pack ? "give a file that begins with 'grow-dossier: 1'"
                       : "add 'grow-dossier: 1' as its first line");
        return false;
    }
    if (format->kind == NODE_SCALAR && !format->quoted && text_equal(format->text, "1"))
        return true;
    struct diag *diag = diag_add(diags, DIAG_DOSSIER_FORMAT, place_of(format),
                                 "only format 1 of a dossier can be read");
    diag_help(diags, diag, "write 'grow-dossier: 1', or use a later version of this program");
    return false;
}

// The id of the pack that the root names, or NULL after a diagnostic.
static const char *head_of(const struct node *root, struct diags *diags)
{
    SAYS static const char EXAMPLE[] = "'pack: ' and the id of a pack, such as grow-onderwijsregio";
    if (!check_format(root, diags))
        return NULL;
    const struct node *pack = require(diags, root, "pack", EXAMPLE);
    if (!pack || !is_word(diags, pack, "'pack'", EXAMPLE))
        return NULL;
    if (is_pack_id(pack->text))
        return pack->text;
    struct diag *diag =
        diag_add(diags, DIAG_BAD_ID, pack->span, "'%s' is not the id of a pack", pack->text);
    diag_help(diags, diag, "an id is made of a-z, 0-9, '-' and '_', and begins with a letter");
    return NULL;
}

static void check_pack(struct reading *r, const struct node *root, const char *id)
{
    if (text_equal(id, r->pack->id))
        return;
    struct diag *diag = diag_add(r->diags, DIAG_PACK_MISMATCH, node_find(root, "pack")->span,
                                 "this dossier is of the pack '%s', not of '%s'", id, r->pack->id);
    diag_help(r->diags, diag, "use the pack '%s', or a dossier of '%s'", id, r->pack->id);
}

static const char *day_text(struct reading *r, long day)
{
    char text[NUM_TEXT];
    num_date(text, day);
    return arena_text(r->arena, text);
}

static void check_validity(struct reading *r, const struct node *date)
{
    const struct validity *valid = &r->pack->valid;
    if (validity_holds(valid, r->dossier->day))
        return;
    const char *from =
        valid->from == LONG_MIN ? "" : arena_textf(r->arena, " from %s", day_text(r, valid->from));
    const char *until = valid->until == LONG_MAX
                            ? ""
                            : arena_textf(r->arena, " until %s", day_text(r, valid->until));
    struct diag *diag = diag_add(r->diags, DIAG_OUTSIDE_VALIDITY, date->span,
                                 "the pack '%s' is not valid on %s", r->pack->id, date->text);
    diag_help(r->diags, diag, "it is valid%s%s: look for a version for this date", from, until);
}

static void read_date(struct reading *r, const struct node *root)
{
    SAYS static const char EXAMPLE[] = "'date: ' and a day that exists as YYYY-MM-DD";
    const struct node *date = require(r->diags, root, "date", EXAMPLE);
    if (!date || !is_word(r->diags, date, "'date'", EXAMPLE))
        return;
    if (!num_parse_date(date->text, &r->dossier->day)) {
        hint_date(r->diags,
                  diag_add(r->diags, DIAG_BAD_DATE, date->span, "'%s' is not a date", date->text),
                  date->text);
        return;
    }
    int month, day;
    num_date_parts(r->dossier->day, &r->dossier->year, &month, &day);
    r->dossier->date = date->text;
    check_validity(r, date);
}

// A text of the head, at most `most` characters long; NULL when it is not given or wrong.
static const char *read_line(struct reading *r, const struct node *map, const char *key,
                             size_t most)
{
    const struct node *node = node_find(map, key);
    if (!node || !is_word(r->diags, node, arena_textf(r->arena, "'%s'", key), "a text here"))
        return NULL;
    size_t points = text_points(node->text, strlen(node->text));
    if (points <= most)
        return node->text;
    struct diag *diag = diag_add(r->diags, DIAG_TOO_BIG, node->span,
                                 "'%s' is longer than %zu characters", key, most);
    diag_help(r->diags, diag, "make the text shorter");
    return NULL;
}

static void read_partnership(struct reading *r, const struct node *root)
{
    SAYS static const char EXAMPLE[] = "'partnership: { name: \"...\", fictional: false }'";
    const struct node *map = require(r->diags, root, "partnership", EXAMPLE);
    if (!map)
        return;
    if (map->kind != NODE_MAP) {
        struct diag *diag =
            diag_add(r->diags, DIAG_WRONG_KIND, place_of(map), "'partnership' has to be a mapping");
        diag_help(r->diags, diag, "write %s", EXAMPLE);
        return;
    }
    check_keys(r->diags, map, PARTNERSHIP_KEYS, COUNT(PARTNERSHIP_KEYS));
    if (require(r->diags, map, "name", "the name of the partnership: 'name: \"...\"'"))
        r->dossier->partnership = read_line(r, map, "name", DOSSIER_NAME);
    const struct node *flag = node_find(map, "fictional");
    if (!flag)
        return;
    bool plain = flag->kind == NODE_SCALAR && !flag->quoted;
    r->dossier->fictional = plain && text_equal(flag->text, "true");
    if (!r->dossier->fictional && !(plain && text_equal(flag->text, "false"))) {
        struct diag *diag = diag_add(r->diags, DIAG_WRONG_KIND, place_of(flag),
                                     "'fictional' has to be true or false");
        diag_help(r->diags, diag, "write true or false, without quotes");
    }
}

// --- facts and answers ---

// What a key names among the facts, or among the answers; NULL after a diagnostic.
static const struct question *find_question(struct reading *r, const struct node *key, bool facts)
{
    const struct question *question = pack_question_find(r->pack, key->text);
    if (question && (question->index < r->pack->fact_count) == facts)
        return question;
    enum diag_code code = facts ? DIAG_FACT_UNKNOWN : DIAG_ANSWER_UNKNOWN;
    if (question) {
        diag_help(
            r->diags,
            diag_add(r->diags, code, key->span,
                     facts ? "'%s' is a question, not a fact" : "'%s' is a fact, not a question",
                     key->text),
            facts ? "put it under 'answers' of a respondent" : "put it under 'facts'");
        return NULL;
    }
    size_t fact_count = (size_t)r->pack->fact_count;
    struct diag *diag =
        diag_add(r->diags, code, key->span,
                 facts ? "the pack '%s' has no fact '%s'" : "the pack '%s' has no question '%s'",
                 r->pack->id, key->text);
    diag_help(r->diags, diag, "take it out, or write the id as the pack has it");
    diag_suggest(r->diags, diag, key->text, facts ? r->ids : r->ids + fact_count,
                 facts ? fact_count : (size_t)r->pack->question_count - fact_count);
    return NULL;
}

static void check_role(struct reading *r, const struct question *question, int role,
                       const struct node *key)
{
    if (role < 0 || (question->roles >> role & 1U))
        return;
    struct diag *diag =
        diag_add(r->diags, DIAG_ANSWER_ROLE, key->span, "'%s' is not asked of the role '%s'",
                 question->id, r->pack->roles[role].id);
    const char *asked = "";
    for (int i = 0; i < r->pack->role_count; i++)
        if (question->roles >> i & 1U)
            asked =
                arena_textf(r->arena, "%s%s%s", asked, *asked ? ", " : "", r->pack->roles[i].id);
    diag_help(r->diags, diag, "take it out, or change the role; it is asked of %s",
              *asked ? asked : diag_say(r->diags, "no one"));
}

static void read_facts(struct reading *r, const struct node *root)
{
    const struct node *facts = node_find(root, "facts");
    if (!facts || !is_kind(r->diags, facts, NODE_MAP, "'facts'"))
        return;
    for (size_t i = 0; i < facts->count; i++) {
        const struct question *fact = find_question(r, facts->keys[i], true);
        if (fact)
            dossier_value(fact, r->pack, facts->items[i], true, r->arena,
                          &r->dossier->facts[fact->index], r->diags);
    }
}

static void read_answers(struct reading *r, const struct node *map, struct respondent *respondent)
{
    const struct node *answers =
        require(r->diags, map, "answers", "'answers: {}' when there are none");
    if (!answers || !is_kind(r->diags, answers, NODE_MAP, "'answers'"))
        return;
    for (size_t i = 0; i < answers->count; i++) {
        const struct question *question = find_question(r, answers->keys[i], false);
        if (!question)
            continue;
        check_role(r, question, respondent->role, answers->keys[i]);
        dossier_value(question, r->pack, answers->items[i], false, r->arena,
                      &respondent->answers[question->index], r->diags);
    }
}

// --- respondents ---

bool dossier_is_respondent_id(const char *text)
{
    size_t length = strlen(text);
    bool letters =
        strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-") == length;
    return letters && length >= 1 && length <= 64 && !strchr("_.-", text[0]);
}

static void read_id(struct reading *r, const struct node *map, int number,
                    struct respondent *respondent)
{
    SAYS static const char EXAMPLE[] = "an id that no one else has, such as 'id: s1'";
    const struct node *id = require(r->diags, map, "id", EXAMPLE);
    if (!id || !is_word(r->diags, id, "'id'", EXAMPLE))
        return;
    if (!dossier_is_respondent_id(id->text)) {
        struct diag *diag = diag_add(r->diags, DIAG_BAD_ID, id->span,
                                     "'%s' is not an id of a respondent", id->text);
        diag_help(r->diags, diag,
                  "use at most 64 letters (a-z), digits, '-', '_' and '.'; it "
                  "begins with a letter or digit");
        return;
    }
    respondent->id = id->text;
    respondent->span = id->span;
    const struct name *first = names_add(&r->respondents, id->text, number, id->span);
    if (!first)
        return;
    struct diag *diag = diag_add(r->diags, DIAG_DUPLICATE_RESPONDENT, id->span,
                                 "two respondents are called '%s'", id->text);
    diag_note_at(r->diags, diag, first->span, "the first one is here");
    diag_help(r->diags, diag, "give each respondent an id of its own");
}

static void read_role(struct reading *r, const struct node *map, struct respondent *respondent)
{
    const char *names[PACK_ROLES];
    size_t count = 0;
    const char *all = "";
    respondent->role = -1;
    for (; (int)count < r->pack->role_count && count < PACK_ROLES; count++)
        names[count] = r->pack->roles[count].id;
    const struct node *role = require(r->diags, map, "role", "the role, such as 'role: ...'");
    if (!role || !is_word(r->diags, role, "'role'", "the id of a role"))
        return;
    respondent->role = pack_role_find(r->pack, role->text);
    if (respondent->role >= 0)
        return;
    for (size_t i = 0; i < count; i++)
        all = arena_textf(r->arena, "%s%s%s", all, *all ? ", " : "", names[i]);
    struct diag *diag =
        diag_add(r->diags, DIAG_UNKNOWN_ROLE, role->span, "no role is called '%s'", role->text);
    diag_help(r->diags, diag, "the roles are %s",
              *all ? all : diag_say(r->diags, "not given in this pack"));
    diag_suggest(r->diags, diag, role->text, names, count);
}

static void read_respondents(struct reading *r, const struct node *root)
{
    const struct node *list = node_find(root, "respondents");
    if (!list || !is_kind(r->diags, list, NODE_LIST, "'respondents'"))
        return;
    if (list->count > DOSSIER_RESPONDENTS) {
        struct diag *diag =
            diag_add(r->diags, DIAG_TOO_BIG, place_of(list), "%zu respondents; at most %d are read",
                     list->count, DOSSIER_RESPONDENTS);
        diag_help(r->diags, diag, "divide them over more dossiers");
        return;
    }
    struct dossier *dossier = r->dossier;
    dossier->respondents = arena_array(r->arena, list->count, sizeof *dossier->respondents);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *map = list->items[i];
        if (map->kind != NODE_MAP) {
            struct diag *diag = diag_add(r->diags, DIAG_WRONG_KIND, place_of(map),
                                         "a respondent has to be a mapping");
            diag_help(r->diags, diag, "write { id: ..., role: ..., answers: { ... } }");
            continue;
        }
        int number = dossier->respondent_count++;
        struct respondent *respondent = &dossier->respondents[number];
        respondent->answers =
            arena_array(r->arena, (size_t)r->pack->question_count, sizeof *respondent->answers);
        respondent->span = place_of(map);
        check_keys(r->diags, map, RESPONDENT_KEYS, COUNT(RESPONDENT_KEYS));
        read_id(r, map, number, respondent);
        read_role(r, map, respondent);
        read_answers(r, map, respondent);
    }
}

// --- the whole ---

static void read_all(struct reading *r, const struct node *root)
{
    size_t count = (size_t)r->pack->question_count;
    names_init(&r->respondents, r->arena);
    r->ids = arena_array(r->arena, count, sizeof *r->ids);
    for (size_t i = 0; i < count; i++)
        r->ids[i] = r->pack->questions[i].id;
    r->dossier->facts = arena_array(r->arena, count, sizeof *r->dossier->facts);
    check_keys(r->diags, root, TOP_KEYS, COUNT(TOP_KEYS));
    read_partnership(r, root);
    read_date(r, root);
    r->dossier->note = read_line(r, root, "note", DOSSIER_TEXT);
    r->dossier->pack_version = read_line(r, root, "pack_version", DOSSIER_NAME);
    r->dossier->pack_hash = read_line(r, root, "pack_hash", DOSSIER_NAME);
    dossier_warn_version(r->diags, root, r->pack);
    read_facts(r, root);
    read_respondents(r, root);
}

// The id without a diagnostic, or NULL: the same text is read again with its pack, and each error
// is to be told once.
static const char *quiet_id(struct arena *arena, const char *name, const char *text, size_t length,
                            struct span *at)
{
    struct arena scratch;
    struct diags quiet;
    arena_init(&scratch);
    diags_init(&quiet, &scratch);
    text = dossier_json(&scratch, text, length);
    int file = diags_source(&quiet, name, text, length);
    const struct node *root = dossier_unwrap(tree_parse_on(&scratch, file, text, length, &quiet));
    const char *id = root ? head_of(root, &quiet) : NULL;
    if (id)
        *at = node_find(root, "pack")->span;
    id = id ? arena_text(arena, id) : NULL;
    arena_clear(&scratch);
    return id;
}

const char *dossier_pack_id(struct arena *arena, const char *name, const char *text, size_t length,
                            struct span *at, struct diags *diags)
{
    const char *id = quiet_id(arena, name, text, length, at);
    if (id)
        return id;
    text = dossier_json(arena, text, length);
    int file = diags_source(diags, name, text, length);
    const struct node *root = dossier_unwrap(tree_parse_on(arena, file, text, length, diags));
    if (root)
        head_of(root, diags);
    return NULL;
}

struct dossier *dossier_read_node(const struct pack *pack, struct arena *arena,
                                  const struct node *root, struct diags *diags)
{
    size_t errors = diags->errors;
    const char *id = root ? head_of(root, diags) : NULL;
    if (!id)
        return NULL;
    struct dossier *dossier = arena_alloc(arena, sizeof *dossier);
    struct reading reading = {.pack = pack, .arena = arena, .diags = diags, .dossier = dossier};
    dossier->arena = arena;
    dossier->pack = pack;
    check_pack(&reading, root, id);
    if (text_equal(id, pack->id))
        read_all(&reading, root);
    if (diags->errors != errors)
        return NULL;
    dossier_seal(dossier);
    return dossier;
}

struct dossier *dossier_read(const struct pack *pack, struct arena *arena, const char *name,
                             const char *text, size_t length, struct diags *diags)
{
    size_t errors = diags->errors;
    // Excerpts are of the text as given, which outlives this arena.
    int file = diags_source(diags, name, text, length);
    text = dossier_json(arena, text, length);
    const struct node *top = tree_parse_on(arena, file, text, length, diags);
    struct dossier *dossier = dossier_read_node(pack, arena, dossier_unwrap(top), diags);
    if (!dossier || diags->errors != errors)
        return NULL;
    dossier_compare(top, dossier, diags);
    return dossier;
}
