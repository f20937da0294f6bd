// The results of a group as JSON, in the result of a pack with `group` and of `grow group`: counts,
// means and consensus by question, and the crossings. A number that may not be told is null. It
// reads tallies and never answers.
#include "base/json.h"
#include "engine/handles.h"

static const char *const STATES[TALLY_STATES] = {"dont_know", "not_applicable", "unanswered"};

static void put_count(struct json *json, const char *key, bool hidden, long count)
{
    json_key(json, key);
    if (hidden)
        json_null(json);
    else
        json_integer(json, count);
}

static void put_number(struct json *json, const char *key, bool has, double number, int decimals)
{
    json_key(json, key);
    if (has)
        json_fixed(json, number, decimals);
    else
        json_null(json);
}

static const char *cell_id(const struct question *question, size_t cell)
{
    if (question->scale)
        return question->scale->points[cell].is;
    return question->option_count ? question->options[cell].id : "answered";
}

static void put_ranks(struct json *json, const struct tally *tally)
{
    json_key(json, "ranks");
    json_open(json, '{');
    for (size_t i = 0; i < tally->cell_count; i++) {
        const struct tally_cell *cell = &tally->cells[i];
        bool has = !cell->hidden && cell->count > 0;
        put_number(json, cell_id(tally->question, i), has,
                   has ? tally->sums[i] / (double)cell->count : 0, 2);
    }
    json_close(json, '}');
}

static void put_tally(struct json *json, const struct tally *tally)
{
    json_open(json, '{');
    json_key(json, "id");
    json_string(json, tally->question->id);
    put_count(json, "asked", tally->asked.hidden, tally->asked.count);
    put_count(json, "n", tally->values.hidden, tally->values.count);
    put_number(json, "mean", tally->has_mean, tally->mean, 4);
    put_number(json, "consensus", tally->has_consensus, tally->consensus, 3);
    json_key(json, "counts");
    json_open(json, '{');
    for (size_t i = 0; i < tally->cell_count; i++)
        put_count(json, cell_id(tally->question, i), tally->asked.hidden || tally->cells[i].hidden,
                  tally->cells[i].count);
    json_close(json, '}');
    if (tally->sums)
        put_ranks(json, tally);
    for (int i = 0; i < TALLY_STATES; i++)
        put_count(json, STATES[i], tally->asked.hidden || tally->states[i].hidden,
                  tally->states[i].count);
    json_close(json, '}');
}

static void put_crossing(struct json *json, const struct pack *pack,
                         const struct tally_crossing *crossing)
{
    const struct question *of = &pack->questions[crossing->of.of];
    const struct question *by = &pack->questions[crossing->of.by];
    json_open(json, '{');
    json_key(json, "of");
    json_string(json, of->id);
    json_key(json, "by");
    json_string(json, by->id);
    json_key(json, "complete");
    json_bool(json, crossing->complete);
    json_key(json, "groups");
    json_open(json, '[');
    for (size_t i = 0; i < crossing->part_count; i++) {
        const struct tally *part = &crossing->parts[i];
        json_open(json, '{');
        json_key(json, "id");
        json_string(json, cell_id(of, i));
        put_count(json, "n", part->values.hidden, part->values.count);
        put_number(json, "mean", part->has_mean, part->mean, 4);
        json_key(json, "counts");
        json_open(json, '{');
        for (size_t p = 0; p < part->cell_count; p++) {
            const struct tally_cell *cell = &part->cells[p];
            put_count(json, cell_id(by, p), cell->hidden, cell->count);
        }
        json_close(json, '}');
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

void result_group(const struct tallies *tallies, struct json *json)
{
    json_key(json, "group");
    json_open(json, '{');
    json_key(json, "least");
    json_integer(json, tallies->group.least);
    json_key(json, "respondents");
    json_integer(json, tallies->respondents);
    if (tallies->group.partnerships) {
        json_key(json, "partnerships");
        json_integer(json, tallies->partnerships);
    }
    json_key(json, "questions");
    json_open(json, '[');
    for (int q = 0; q < tallies->pack->question_count; q++)
        if (tallies->list[q].question)
            put_tally(json, &tallies->list[q]);
    json_close(json, ']');
    json_key(json, "crossings");
    json_open(json, '[');
    for (size_t i = 0; i < tallies->crossing_count; i++)
        put_crossing(json, tallies->pack, &tallies->crossings[i]);
    json_close(json, ']');
    json_close(json, '}');
}
