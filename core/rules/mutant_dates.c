// The days on which rules and amounts begin and end to be valid. Those with the same day are moved
// together, and so are an end and the beginning that follows it: they are one border. A border that
// no date of a case can lie beside is told as not moved.
#include <limits.h>

#include "base/num.h"
#include "rules/mutant.h"

enum { NAMED = 3 };

struct border {
    struct mutants *mutants;
    const char *who; // names, and then "recommendations A01, A02 and 58 more"
    struct span at;
    long first;  // day on which it is otherwise than the day before
    bool begins; // something does; else it only ends
    size_t count;
    long **places; // of the first days, and of the last ones before it
    size_t place_count, place_room;
};

// A thing that is valid for a while.
struct valid_thing {
    const char *id;
    struct validity *valid;
    struct span at;
};

struct valid_list {
    const char *one, *many;
    struct valid_thing *list;
    size_t count;
};

static void take(struct border *border, const struct valid_thing *thing, long *place)
{
    struct arena *arena = border->mutants->arena;
    if (border->count++ == 0)
        border->at = thing->at;
    if (border->count <= NAMED)
        border->who =
            arena_textf(arena, "%s%s%s", border->who, border->count > 1 ? ", " : "", thing->id);
    ARENA_PUSH(arena, border->places, border->place_count, border->place_room);
    border->places[border->place_count++] = place;
}

static struct border border_of(struct mutants *mutants, const struct valid_list *things, long first)
{
    struct border border = {.mutants = mutants, .who = "", .first = first};
    for (size_t i = 0; i < things->count; i++) {
        struct valid_thing *thing = &things->list[i];
        border.begins |= thing->valid->from == first;
        if (thing->valid->from == first)
            take(&border, thing, &thing->valid->from);
        if (thing->valid->until != LONG_MAX && thing->valid->until + 1 == first)
            take(&border, thing, &thing->valid->until);
    }
    if (border.count > NAMED)
        border.who =
            arena_textf(mutants->arena, "%s and %zu more", border.who, border.count - NAMED);
    border.who = arena_textf(mutants->arena, "%s %s",
                             border.count == 1 ? things->one : things->many, border.who);
    return border;
}

// As it would be written, with the border so many days later.
static const char *valid_text(const struct border *border, int by)
{
    char text[NUM_TEXT];
    num_date(text, border->first + by - !border->begins);
    return arena_textf(border->mutants->arena, "valid.%s = %s", border->begins ? "from" : "to",
                       text);
}

static void move(const struct border *border, int by, int ordinal)
{
    struct mutants *mutants = border->mutants;
    for (size_t i = 0; i < border->place_count; i++) {
        struct mutant mutant = {.kind = MUTANT_DAY, .at = border->at, .ordinal = ordinal};
        mutant.who = i == 0 ? border->who : NULL; // the twins are named there
        mutant.from = valid_text(border, 0);
        mutant.to = valid_text(border, by);
        mutant.change.day.place = border->places[i];
        mutant.change.day.was = *border->places[i];
        mutant.change.day.is = *border->places[i] + by;
        mutants_add(mutants, &mutant);
    }
}

// A day later shows on the first day, a day earlier on the one before it.
static void move_border(const struct border *border)
{
    SAYS static const char WHY[] = "the pack itself is not valid on a day beside it";
    const struct validity *pack = &border->mutants->rules->pack->valid;
    bool later = validity_holds(pack, border->first);
    bool earlier = later && validity_holds(pack, border->first - 1);
    if (later)
        move(border, 1, 0);
    if (earlier)
        move(border, -1, 1);
    if (!later)
        mutants_leave(border->mutants,
                      &(struct unmoved){border->who, valid_text(border, 0), WHY, border->at});
}

// Each border once, in the order of the list.
static void move_all(struct mutants *mutants, const struct valid_list *things)
{
    long *seen = arena_array(mutants->arena, 2 * things->count, sizeof *seen);
    size_t count = 0;
    for (size_t i = 0; i < 2 * things->count; i++) {
        const struct validity *valid = things->list[i / 2].valid;
        bool end = i % 2 != 0, again = false;
        if (end ? valid->until == LONG_MAX : valid->from == LONG_MIN)
            continue;
        long first = end ? valid->until + 1 : valid->from;
        for (size_t k = 0; k < count && !again; k++)
            again = seen[k] == first;
        if (again)
            continue;
        seen[count++] = first;
        struct border border = border_of(mutants, things, first);
        move_border(&border);
    }
}

void mutants_of_dates(struct mutants *mutants, bool amounts)
{
    struct rulebook *rules = mutants->rules;
    const struct pack *pack = rules->pack;
    struct valid_list sets = {.one = "amounts", .many = "amounts"};
    struct valid_list advice = {.one = "recommendation", .many = "recommendations"};
    sets.list = arena_array(mutants->arena, (size_t)pack->amount_count, sizeof *sets.list);
    for (int i = 0; amounts && i < pack->amount_count; i++)
        sets.list[sets.count++] = (struct valid_thing){pack->amounts[i].id, &pack->amounts[i].valid,
                                                       pack->amounts[i].span};
    move_all(mutants, &sets);
    advice.list = arena_array(mutants->arena, rules->recommendation_count, sizeof *advice.list);
    for (size_t i = 0; i < rules->recommendation_count; i++) {
        struct recommendation_rule *rule = &rules->recommendations[i];
        advice.list[advice.count++] = (struct valid_thing){
            rule->id, &rule->valid, span_line(pack->scripts[rule->at.script].file, rule->at.line)};
    }
    move_all(mutants, &advice);
}
