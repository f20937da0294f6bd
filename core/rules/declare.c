// The functions of the `grow` table: each reads its table (declare_read.c), checks what a list of
// fields cannot say and adds a rule to the rulebook. Nothing is raised for a wrong declaration: it
// is reported and the script goes on, so that an author sees all of them at once. Must not know
// how a rule is evaluated.
#include "rules/declare.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "rules/declare_place.h"
#include "rules/declare_shapes.h"
#include "rules/limits.h"
#include "rules/lualib.h"

// --- functions, collected ---

// The address names the table of functions in the registry: script -> number -> function.
static const char FUNCTIONS = 0;

// Pushes the table of a script's functions, made when it is not there.
static void push_functions(lua_State *L, int script)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &FUNCTIONS) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 0);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &FUNCTIONS);
    }
    if (lua_rawgeti(L, -1, script) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 0);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, script);
    }
    lua_remove(L, -2);
}

void declare_keep_function(lua_State *L, int script, int function)
{
    push_functions(L, script);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, function);
    lua_pop(L, 1);
}

void declare_push_function(lua_State *L, int script, int function)
{
    push_functions(L, script);
    lua_rawgeti(L, -1, function);
    lua_remove(L, -2);
}

void declare_push_functions(lua_State *L)
{
    lua_Integer count = 0;
    lua_newtable(L);
    int list = lua_gettop(L);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &FUNCTIONS) == LUA_TTABLE) {
        for (lua_pushnil(L); lua_next(L, list + 1) != 0; lua_pop(L, 1))
            for (lua_pushnil(L); lua_next(L, list + 3) != 0;)
                lua_rawseti(L, list, ++count);
    }
    lua_settop(L, list);
}

// --- what the kinds have in common ---

enum kind { SCORE, FIGURE, POSITION, ROUTE, RECOMMENDATION, CARD, TABLE, NOTE };

// Reports a second one with this id.
static void duplicate(struct reader *reader, const char *id, struct rule_at first)
{
    struct declare *declare = reader->declare;
    reader->faults++;
    struct span span =
        id ? declare_text_span(declare, reader->at, "id", id) : declare_line(declare, reader->at);
    struct diag *diag = diag_add(declare->diags, DIAG_DUPLICATE_FINDING, span,
                                 "%s is declared twice", declare_read_who(reader));
    diag_note_at(declare->diags, diag, declare_line(declare, first), "the first stands here");
}

// An id that stands twice among the rows of one declaration.
static void check_row_ids(struct reader *reader, const char *field, const void *rows, size_t count,
                          size_t size)
{
    sandbox_charge(reader->L, count * count / 6); // each is compared with all before it
    for (size_t i = 1; i < count; i++) {
        const char *id = *(const char *const *)(const void *)((const char *)rows + i * size);
        for (size_t j = 0; j < i && id; j++) {
            const char *other = *(const char *const *)(const void *)((const char *)rows + j * size);
            if (!text_equal(id, other))
                continue;
            declare_read_fault(reader, field, "has '%s' twice", id);
            break;
        }
    }
}

// --- score ---

static void check_bands(struct reader *reader, const struct score_rule *rule)
{
    for (size_t i = 0; i < rule->band_count; i++) {
        bool last = i + 1 == rule->band_count;
        double below = rule->bands[i].below;
        if (isnan(below)) // it is no number, and that is told
            continue;
        if (last != isinf(below))
            declare_read_fault(reader, "bands",
                               last ? "must end with a band without 'below'"
                                    : "may leave out 'below' only in the last band");
        else if (i > 0 && below <= rule->bands[i - 1].below)
            declare_read_fault(reader, "bands", "must rise from low to high");
        else
            continue;
        return;
    }
}

static void keep_score(struct reader *reader, void *read)
{
    struct score_draft *draft = read;
    struct rulebook *rules = reader->declare->rules;
    check_bands(reader, &draft->rule);
    check_row_ids(reader, "bands", draft->rule.bands, draft->rule.band_count, sizeof(struct band));
    draft->rule.dimension = draft->id ? declare_field_dimension(reader, draft->id) : -1;
    if (draft->rule.dimension < 0)
        return;
    const struct score_rule *first = rulebook_score_of(rules, draft->rule.dimension);
    if (first) {
        duplicate(reader, draft->id, first->at);
        return;
    }
    draft->rule.at = reader->at;
    ARENA_PUSH(reader->declare->arena, rules->scores, rules->score_count,
               reader->declare->rooms[SCORE]);
    rules->scores[rules->score_count++] = draft->rule;
}

// --- figure ---

struct unit_word {
    const char *word;
    enum unit unit;
    int decimals; // shown when the figure says nothing else
};

static const struct unit_word UNITS[] = {
    {"euro", UNIT_EURO, 0},       {"students", UNIT_STUDENTS, 0}, {"share", UNIT_SHARE, 3},
    {"percent", UNIT_PERCENT, 1}, {"score", UNIT_SCORE, 1},       {"year", UNIT_YEAR, 0},
    {"count", UNIT_COUNT, 0},     {"text", UNIT_TEXT, 0},         {"list", UNIT_TEXT, 0},
};
enum { UNIT_WORDS = sizeof UNITS / sizeof *UNITS };

// The unit of this word, or NULL after a diagnostic; NULL too when there is no word.
static const struct unit_word *find_unit(struct reader *reader, const char *field, const char *word)
{
    const char *words[UNIT_WORDS];
    for (int i = 0; i < UNIT_WORDS && word; i++) {
        words[i] = UNITS[i].word;
        if (strcmp(UNITS[i].word, word) == 0)
            return &UNITS[i];
    }
    if (!word)
        return NULL;
    struct diag *diag = declare_read_fault(reader, field, "is '%.40s', which is not a unit", word);
    diag_suggest(reader->declare->diags, diag, word, words, UNIT_WORDS);
    diag_help(reader->declare->diags, diag,
              "units are euro students share percent score year count text list");
    return NULL;
}

static void check_unit(struct reader *reader, struct figure_draft *draft)
{
    const struct unit_word *unit = find_unit(reader, "unit", draft->unit);
    if (!unit)
        return;
    draft->rule.unit = unit->unit;
    draft->rule.has_decimals = draft->has_decimals;
    if (!draft->has_decimals)
        draft->rule.shown = unit->decimals;
    draft->rule.decimals = draft->exact ? VALUE_EXACT : draft->rule.shown;
}

static void keep_figure(struct reader *reader, void *read)
{
    struct figure_draft *draft = read;
    struct rulebook *rules = reader->declare->rules;
    check_unit(reader, draft);
    if (!draft->rule.id)
        return;
    if (reader->faults)
        draft->rule.need_count = 0; // some may be absent
    if (!draft->has_label && !draft->rule.hidden)
        declare_read_fault(reader, "label", "is missing; only a hidden figure needs none");
    if (draft->rule.has_how && draft->rule.value.cond)
        declare_read_fault(reader, "how", "is for a function; a formula tells it itself");
    for (int i = 0; i < PACK_LANGUAGES && !draft->has_label; i++)
        draft->rule.label.in[i] = draft->rule.id;
    int first = rulebook_figure_find(rules, draft->rule.id);
    if (first >= 0) {
        duplicate(reader, draft->rule.id, rules->figures[first].at);
        return;
    }
    draft->rule.at = reader->at;
    names_add(&rules->figure_names, draft->rule.id, (int)rules->figure_count, SPAN_NONE);
    ARENA_PUSH(reader->declare->arena, rules->figures, rules->figure_count,
               reader->declare->rooms[FIGURE]);
    rules->figures[rules->figure_count++] = draft->rule;
}

// --- position ---

static void keep_position(struct reader *reader, void *read)
{
    struct position_rule *rule = read;
    struct rulebook *rules = reader->declare->rules;
    check_row_ids(reader, "axes", rule->axes, rule->axis_count, sizeof *rule->axes);
    check_row_ids(reader, "places", rule->places, rule->place_count, sizeof *rule->places);
    for (size_t i = 0; i + 1 < rule->place_count && reader->faults == 0; i++)
        if (!rule->places[i].when)
            declare_read_fault(reader, "places",
                               "has '%s' without 'when' before the last one: nothing comes after",
                               rule->places[i].id);
    for (size_t i = 0; i < rule->axis_count; i++)
        if (!rule->axes[i].id)
            rule->axes[i].id = ""; // reported; the others may still be named
    if (rules->position)
        duplicate(reader, NULL, rules->position->at);
    else
        rules->position = rule;
    rule->at = reader->at;
}

// --- route ---

static void keep_route(struct reader *reader, void *read)
{
    struct route_draft *draft = read;
    struct rulebook *rules = reader->declare->rules;
    if (fabs(draft->mix.fit + draft->mix.support - 1) > 1e-9)
        declare_read_fault(reader, "mix", "must add up to 1");
    const struct question *questions = reader->declare->pack->questions;
    if (draft->rule.support >= 0 && questions[draft->rule.support].type != QUESTION_SCALE)
        declare_read_fault(reader, "support", "must name a question with a scale");
    draft->rule.mix_fit = draft->mix.fit;
    draft->rule.mix_support = draft->mix.support;
    if (!draft->rule.id)
        return;
    int first = rulebook_route_find(rules, draft->rule.id);
    if (first >= 0) {
        duplicate(reader, draft->rule.id, rules->routes[first].at);
        return;
    }
    draft->rule.at = reader->at;
    names_add(&rules->route_names, draft->rule.id, (int)rules->route_count, SPAN_NONE);
    ARENA_PUSH(reader->declare->arena, rules->routes, rules->route_count,
               reader->declare->rooms[ROUTE]);
    rules->routes[rules->route_count++] = draft->rule;
}

// --- recommendation ---

// For the report, which knows whether a theme has a label.
static struct span theme_place(struct reader *reader, const char *theme)
{
    return theme ? declare_text_span(reader->declare, reader->at, "theme", theme) : SPAN_NONE;
}

static void keep_recommendation(struct reader *reader, void *read)
{
    struct recommendation_rule *rule = read;
    struct rulebook *rules = reader->declare->rules;
    if (rule->valid.from != LONG_MAX && rule->valid.from > rule->valid.until)
        declare_read_fault(reader, "valid", "ends before it begins");
    rule->dimension = rule->theme ? pack_dimension_find(reader->declare->pack, rule->theme) : -1;
    if (!rule->id)
        return;
    int first = rulebook_recommendation_find(rules, rule->id);
    if (first >= 0) {
        duplicate(reader, rule->id, rules->recommendations[first].at);
        return;
    }
    rule->at = reader->at;
    rule->theme_at = theme_place(reader, rule->theme);
    names_add(&rules->recommendation_names, rule->id, (int)rules->recommendation_count, SPAN_NONE);
    ARENA_PUSH(reader->declare->arena, rules->recommendations, rules->recommendation_count,
               reader->declare->rooms[RECOMMENDATION]);
    rules->recommendations[rules->recommendation_count++] = *rule;
}

// --- card, note ---

static void keep_card(struct reader *reader, void *read)
{
    struct card_rule *rule = read;
    struct rulebook *rules = reader->declare->rules;
    if (!rule->id)
        return;
    const struct name *first =
        names_add(&rules->card_names, rule->id, (int)rules->card_count, SPAN_NONE);
    if (first) {
        duplicate(reader, rule->id, rules->cards[first->index].at);
        return;
    }
    rule->at = reader->at;
    rule->theme_at = theme_place(reader, rule->theme);
    ARENA_PUSH(reader->declare->arena, rules->cards, rules->card_count,
               reader->declare->rooms[CARD]);
    rules->cards[rules->card_count++] = *rule;
}

// --- table ---

static void keep_columns(struct reader *reader, struct table_draft *draft)
{
    struct table_rule *rule = &draft->rule;
    rule->columns = arena_array(reader->declare->arena, draft->column_count, sizeof *rule->columns);
    rule->column_count = draft->column_count;
    for (size_t i = 0; i < draft->column_count; i++) {
        struct column_draft *column = &draft->columns[i];
        const struct unit_word *unit = find_unit(reader, "columns", column->unit);
        rule->columns[i] = column->rule;
        if (unit)
            rule->columns[i].unit = unit->unit;
        if (unit && !column->has_decimals)
            rule->columns[i].shown = unit->decimals;
    }
    rule->rows.columns = rule->columns;
    rule->rows.column_count = rule->column_count;
}

static void keep_table(struct reader *reader, void *read)
{
    struct table_draft *draft = read;
    struct rulebook *rules = reader->declare->rules;
    check_row_ids(reader, "columns", draft->columns, draft->column_count, sizeof *draft->columns);
    if (draft->rule.rows.cond)
        declare_read_fault(reader, "rows", "must be a function that gives a list of rows");
    keep_columns(reader, draft);
    if (!draft->rule.id)
        return;
    int first = rulebook_table_find(rules, draft->rule.id);
    if (first >= 0) {
        duplicate(reader, draft->rule.id, rules->tables[first].at);
        return;
    }
    draft->rule.at = reader->at;
    names_add(&rules->table_names, draft->rule.id, (int)rules->table_count, SPAN_NONE);
    ARENA_PUSH(reader->declare->arena, rules->tables, rules->table_count,
               reader->declare->rooms[TABLE]);
    rules->tables[rules->table_count++] = draft->rule;
}

static void keep_note(struct reader *reader, void *read)
{
    struct note_rule *rule = read;
    struct rulebook *rules = reader->declare->rules;
    if (!rule->id)
        return;
    const struct name *first =
        names_add(&rules->note_names, rule->id, (int)rules->note_count, SPAN_NONE);
    if (first) {
        duplicate(reader, rule->id, rules->notes[first->index].at);
        return;
    }
    rule->at = reader->at;
    ARENA_PUSH(reader->declare->arena, rules->notes, rules->note_count,
               reader->declare->rooms[NOTE]);
    rules->notes[rules->note_count++] = *rule;
}

// --- the functions ---

static const struct {
    const struct shape *shape;
    void (*keep)(struct reader *reader, void *read);
} KINDS[DECLARE_KINDS] = {
    [SCORE] = {&shape_score, keep_score},
    [FIGURE] = {&shape_figure, keep_figure},
    [POSITION] = {&shape_position, keep_position},
    [ROUTE] = {&shape_route, keep_route},
    [RECOMMENDATION] = {&shape_recommendation, keep_recommendation},
    [CARD] = {&shape_card, keep_card},
    [TABLE] = {&shape_table, keep_table},
    [NOTE] = {&shape_note, keep_note},
};

// grow.figure { ... } and the like; upvalues: the struct declare, the kind.
static int declare_one(lua_State *L)
{
    struct declare *declare = lua_touserdata(L, lua_upvalueindex(1));
    lua_Integer kind = lua_tointegerx(L, lua_upvalueindex(2), NULL);
    const struct shape *shape = KINDS[kind].shape;
    struct reader reader = {
        .L = L, .declare = declare, .name = shape->name, .path = "", .at = sandbox_where(L)};
    sandbox_charge(L, 20);
    if (reader.at.line < 1)
        return sandbox_fail(L, DIAG_BAD_DECLARATION, NULL,
                            "grow.%s declares: it may not be called by a rule's function",
                            shape->name);
    if (++declare->declared > LIMIT_DECLARATIONS)
        return sandbox_fail(L, DIAG_BAD_DECLARATION, NULL,
                            "scripts may declare %d findings at the most", LIMIT_DECLARATIONS);
    if (lua_gettop(L) != 1 || lua_type(L, 1) != LUA_TTABLE)
        return sandbox_fail(L, DIAG_BAD_DECLARATION, NULL,
                            "grow.%s takes one table: grow.%s { ... }", shape->name, shape->name);
    if (!declare->rules) {
        declare_read_functions(&reader, shape, 1);
        return 0;
    }
    void *record = arena_alloc(declare->arena, shape->size);
    declare_read_record(&reader, shape, 1, record);
    KINDS[kind].keep(&reader, record);
    return 0;
}

int lualib_grow_round(lua_State *L)
{
    lua_Integer decimals = lualib_integer(L, 2, 0);
    double number = (double)lua_tonumberx(L, 1, NULL);
    if (decimals < 0 || decimals > 9 || lua_gettop(L) > 2 || !isfinite(number))
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL,
                            "grow.round takes a number and 0 to 9 decimals");
    lua_pushnumber(L, num_round(number, (int)decimals));
    return 1;
}

void declare_install(lua_State *L, struct declare *declare)
{
    for (int kind = 0; kind < DECLARE_KINDS; kind++) {
        lua_pushlightuserdata(L, declare);
        lua_pushinteger(L, kind);
        lua_pushcclosure(L, declare_one, 2);
        lua_setfield(L, -2, KINDS[kind].shape->name);
    }
    lualib_add(L, "grow");
}
