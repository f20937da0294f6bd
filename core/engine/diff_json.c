// A comparison as JSON: everything that was compared, with what was, what is, and whether it
// differs. docs/reference/diff.md describes it.

#include "base/json.h"
#include "engine/compare.h"

static const char *const KINDS[] = {"same", "wording", "partly", "unknown", "not_comparable"};

static void put_string(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

static void put_flag(struct json *json, const char *key, bool flag)
{
    json_key(json, key);
    json_bool(json, flag);
}

static void put_side(struct json *json, const char *key, const struct compared_side *side)
{
    json_key(json, key);
    json_open(json, '{');
    put_string(json, "partnership", side->partnership);
    put_string(json, "date", side->date);
    put_string(json, "pack", side->pack);
    put_string(json, "version", side->version);
    put_string(json, "pack_hash", side->hash);
    put_string(json, "dossier_hash", side->dossier_hash);
    put_string(json, "engine", side->engine);
    json_close(json, '}');
}

static void put_number(struct json *json, struct value value)
{
    if (value.kind == VALUE_NUMBER && value.decimals == VALUE_EXACT)
        json_plain(json, value.number, 9);
    else
        json_value(json, &value);
}

static void put_values(struct json *json, const struct compared_value *was,
                       const struct compared_value *is)
{
    json_key(json, "was");
    put_number(json, was->value);
    json_key(json, "is");
    put_number(json, is->value);
}

static void put_row(struct json *json, const struct compared_row *row)
{
    put_string(json, "id", row->id);
    put_values(json, &row->was, &row->is);
    put_flag(json, "differs", row->differs);
    put_flag(json, "comparable", !row->unlike);
}

static void put_rows(struct json *json, const char *key, const struct compared_rows *rows)
{
    json_key(json, key);
    json_open(json, '[');
    for (size_t i = 0; i < rows->count; i++) {
        json_open(json, '{');
        put_row(json, &rows->list[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_position(struct json *json, const struct comparison *comparison)
{
    json_key(json, "position");
    json_open(json, '{');
    put_string(json, "was", comparison->was_place);
    put_string(json, "is", comparison->is_place);
    put_flag(json, "comparable", !comparison->place_unlike);
    put_rows(json, "axes", &comparison->axes);
    json_close(json, '}');
}

static void put_routes(struct json *json, const struct comparison *comparison)
{
    json_key(json, "routes");
    json_open(json, '[');
    for (size_t i = 0; i < comparison->route_count; i++) {
        const struct compared_route *route = &comparison->routes[i];
        json_open(json, '{');
        put_row(json, &route->rank);
        put_flag(json, "was_blocked", route->was_blocked);
        put_flag(json, "is_blocked", route->is_blocked);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_key(json, "first_route");
    json_open(json, '{');
    put_string(json, "was", comparison->was_first);
    put_string(json, "is", comparison->is_first);
    json_close(json, '}');
}

static void put_advice(struct json *json, const struct comparison *comparison)
{
    json_key(json, "recommendations");
    json_open(json, '{');
    for (int is_new = 1; is_new >= 0; is_new--) {
        json_key(json, is_new ? "new" : "gone");
        json_open(json, '[');
        for (size_t i = 0; i < comparison->advice_count; i++) {
            const struct compared_advice *advice = &comparison->advice[i];
            if (advice->is_new != (is_new == 1))
                continue;
            json_open(json, '{');
            put_string(json, "id", advice->id);
            put_string(json, "title", advice->title);
            put_flag(json, "comparable", !advice->unlike);
            json_close(json, '}');
        }
        json_close(json, ']');
    }
    json_close(json, '}');
}

// `null` where one of the two is a result: that holds no facts.
static void put_facts(struct json *json, const struct comparison *comparison,
                      const struct pack *pack)
{
    json_key(json, "facts");
    if (!comparison->was.has_facts || !comparison->is.has_facts) {
        json_null(json);
        return;
    }
    json_open(json, '[');
    for (size_t i = 0; i < comparison->fact_count; i++) {
        const struct compared_fact *fact = &comparison->facts[i];
        const struct question *question = &pack->questions[fact->question];
        json_open(json, '{');
        put_string(json, "id", question->id);
        if (fact->row)
            put_string(json, "row", fact->row);
        if (fact->row && fact->column >= 0)
            put_string(json, "column", question->columns[fact->column].id);
        put_values(json, &fact->was, &fact->is);
        json_key(json, "comparable");
        json_bool(json, !fact->unlike);
        json_close(json, '}');
    }
    json_close(json, ']');
}

// What the other parts do not hold.
static void put_rest(struct json *json, const struct comparison *comparison)
{
    static const char *const KEYS[] = {"of", "id", "key", "was", "is"};
    json_key(json, "rest");
    json_open(json, '[');
    for (size_t i = 0; i < comparison->leaf_count; i++) {
        const struct compared_leaf *leaf = &comparison->leaves[i];
        const char *const texts[] = {leaf->space, leaf->thing, leaf->key, leaf->was, leaf->is};
        if (leaf->told)
            continue;
        json_open(json, '{');
        for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS; k++)
            put_string(json, KEYS[k], texts[k]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void diff_json(const struct comparison *comparison, const struct rulebook *rules, struct buf *out)
{
    struct json json;
    json_init(&json, out, false);
    json_open(&json, '{');
    json_key(&json, "grow_diff");
    json_integer(&json, 1);
    put_side(&json, "old", &comparison->was);
    put_side(&json, "new", &comparison->is);
    put_string(&json, "pack", KINDS[comparison->kind]);
    json_key(&json, "same_amounts");
    if (comparison->amounts == AMOUNTS_UNTOLD)
        json_null(&json);
    else
        json_bool(&json, comparison->amounts == AMOUNTS_SAME);
    json_key(&json, "differences");
    json_integer(&json, (long long)comparison->differences);
    if (comparison->kind != COMPARED_NOT) {
        put_position(&json, comparison);
        put_rows(&json, "dimensions", &comparison->dimensions);
        put_routes(&json, comparison);
        put_advice(&json, comparison);
        put_rows(&json, "figures", &comparison->figures);
        put_facts(&json, comparison, rules->pack);
        put_rows(&json, "respondents", &comparison->respondents);
        put_rest(&json, comparison);
    }
    json_close(&json, '}');
    buf_putc(out, '\n');
}
