// The position: axes as means of dimensions, the first place whose condition holds, whether it
// lies near a border, and what is not measured. An axis with a dimension that is not measured has
// no value, so no comparison with it holds and missing data cannot improve a position.

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "base/words.h"
#include "rules/evaluation.h"

static void make_axis(struct evaluation *evaluation, struct axis_result *axis)
{
    double sum = 0;
    size_t measured = 0;
    axis->lowest_dimension = -1;
    for (size_t i = 0; i < axis->rule->count; i++) {
        int dimension = axis->rule->dimensions[i];
        scores_make(evaluation, dimension);
        const struct score_result *score = scores_of(evaluation, dimension);
        if (!score || !score->measured)
            continue;
        sum += score->score;
        measured++;
        if (!axis->has_lowest || num_round(score->score, 1) < num_round(axis->lowest, 1)) {
            axis->has_lowest = true;
            axis->lowest = score->score;
            axis->lowest_dimension = dimension;
        }
    }
    axis->has_partial = measured > 0;
    axis->partial = measured ? sum / (double)measured : 0;
    axis->complete = measured == axis->rule->count;
    axis->value = axis->partial;
}

void position_make_axes(struct evaluation *evaluation)
{
    const struct position_rule *rule = evaluation->rules->position;
    if (!rule || evaluation->axes != MAKING_NOT)
        return;
    evaluation->axes = MAKING_NOW;
    struct position_result *position = &evaluation->result->position;
    position->rule = rule;
    position->axes = arena_array(evaluation->arena, rule->axis_count, sizeof *position->axes);
    for (size_t i = 0; i < rule->axis_count; i++) {
        struct axis_result *axis = &position->axes[i];
        axis->rule = &rule->axes[i];
        make_axis(evaluation, axis);
        double distance = fabs(num_round(axis->value, 1) - rule->border);
        axis->near_border = axis->complete && num_round(distance, 1) <= rule->margin;
        position->borderline |= axis->near_border;
    }
    evaluation->axes = MAKING_DONE;
}

static void add_reason(struct evaluation *evaluation, size_t *room, const char *kind,
                       const char *id)
{
    struct position_result *position = &evaluation->result->position;
    ARENA_PUSH(evaluation->arena, position->provisional, position->provisional_count, *room);
    position->provisional[position->provisional_count++] =
        arena_textf(evaluation->arena, "%s:%s", kind, id);
}

static void find_reasons(struct evaluation *evaluation)
{
    struct position_result *position = &evaluation->result->position;
    size_t room = 0;
    for (size_t a = 0; a < position->rule->axis_count; a++) {
        const struct axis_rule *axis = &position->rule->axes[a];
        for (size_t i = 0; i < axis->count; i++) {
            const struct score_result *score = scores_of(evaluation, axis->dimensions[i]);
            if (!score || !score->measured)
                add_reason(evaluation, &room, "dimension",
                           evaluation->pack->dimensions[axis->dimensions[i]].id);
        }
    }
    items_make_roles(evaluation);
    for (int r = 0; r < evaluation->pack->role_count; r++)
        if (evaluation->result->role_missing[r])
            add_reason(evaluation, &room, "role", evaluation->pack->roles[r].id);
}

static const char *reason_label(const struct pack *pack, const char *reason, const char *language)
{
    const char *id = strchr(reason, ':') + 1;
    if (strncmp(reason, "role:", 5) == 0)
        return text_in(pack, &pack->roles[pack_role_find(pack, id)].label, language);
    return text_in(pack, &pack->dimensions[pack_dimension_find(pack, id)].label, language);
}

static bool is_kind(const char *reason, const char *kind)
{
    return strncmp(reason, kind, strlen(kind)) == 0;
}

// What lacks, of one kind, in one language: "kwaliteit en groei ontbreken". Gives how
// many.
static size_t add_reasons(struct evaluation *evaluation, const char *kind, enum word lack,
                          const char *language, struct buf *out)
{
    enum words_language words = words_language_of(language);
    const struct position_result *position = &evaluation->result->position;
    size_t count = 0, done = 0;
    struct buf list;
    buf_init(&list, 8 * 1024);
    for (size_t i = 0; i < position->provisional_count; i++)
        count += is_kind(position->provisional[i], kind);
    for (size_t i = 0; i < position->provisional_count; i++) {
        if (!is_kind(position->provisional[i], kind))
            continue;
        const char *label = reason_label(evaluation->pack, position->provisional[i], language);
        done++;
        buf_puts(&list, done == 1 ? "" : done == count ? words_text(words, WORD_AND) : ", ");
        if (label[0])
            buf_putf(&list, "%c%s", text_small_first(label), label + 1);
    }
    if (count)
        buf_puts(out, words_fill_count(evaluation->arena, words, lack, count,
                                       (const char *const[]){list.text, NULL}));
    buf_clear(&list);
    return count;
}

// "Sterke inbreng, losse verankering (voorlopig: financiën niet gemeten)", or of an open place "Nog
// niet te bepalen (kwaliteit ontbreekt)".
static const char *full_label(struct evaluation *evaluation, const struct place_rule *place,
                              const char *language)
{
    const struct pack *pack = evaluation->pack;
    const char *label = text_in(pack, &place->label, language);
    if (!evaluation->result->position.provisional_count)
        return label;
    struct buf out, roles;
    buf_init(&out, 8 * 1024);
    buf_init(&roles, 8 * 1024);
    buf_putf(&out, "%s (%s", label,
             place->open ? "" : words_text(words_language_of(language), WORD_PROVISIONAL));
    size_t dimensions = add_reasons(
        evaluation, "dimension:", place->open ? WORD_LACKS : WORD_LACKS_SCORE, language, &out);
    if (add_reasons(evaluation, "role:", WORD_LACKS, language, &roles))
        buf_putf(&out, "%s%s", dimensions ? "; " : "", roles.text);
    buf_putc(&out, ')');
    const char *full = arena_text_n(evaluation->arena, out.text, out.length);
    buf_clear(&roles);
    buf_clear(&out);
    return full;
}

void position_choose(struct evaluation *evaluation, bool all)
{
    const struct position_rule *rule = evaluation->rules->position;
    if (!rule)
        return;
    position_make_axes(evaluation);
    struct position_result *position = &evaluation->result->position;
    position->place_traces =
        arena_array(evaluation->arena, rule->place_count, sizeof *position->place_traces);
    for (size_t i = 0; i < rule->place_count && (all || !position->place); i++) {
        const struct place_rule *place = &rule->places[i];
        bool holds = true;
        if (place->when) {
            position->place_traces[i] = expression_trace(evaluation, place->when, SCENE_RULE);
            holds = expression_holds(&position->place_traces[i]);
        }
        if (holds && !position->place)
            position->place = place;
    }
}

void position_make(struct evaluation *evaluation)
{
    struct position_result *position = &evaluation->result->position;
    position_choose(evaluation, true);
    if (!evaluation->rules->position)
        return;
    find_reasons(evaluation);
    const struct pack *pack = evaluation->pack;
    for (int i = 0; position->place && i < pack->language_count; i++)
        position->label.in[i] = full_label(evaluation, position->place, pack->languages[i]);
}
