// A pack as the JSON of SurveyJS: a page for each section. What the properties mean is what
// foreign_surveyjs.c reads.
#include <string.h>

#include "base/json.h"
#include "base/num.h"
#include "base/text.h"
#include "engine/foreign_out.h"

struct writer {
    const struct foreign_out *out;
    struct json json;
};

static void put(struct writer *writer, const char *key, const char *text)
{
    json_key(&writer->json, key);
    json_string(&writer->json, text);
}

static void put_number(struct writer *writer, const char *key, bool given, double number)
{
    if (!given)
        return;
    json_key(&writer->json, key);
    json_plain(&writer->json, number, 9);
}

static void put_text(struct writer *writer, const char *key, const struct text *text)
{
    const struct pack *pack = writer->out->pack;
    if (!text->in[0])
        return;
    json_key(&writer->json, key);
    if (pack->language_count == 1) {
        json_string(&writer->json, text->in[0]);
        return;
    }
    json_open(&writer->json, '{');
    for (int i = 0; i < pack->language_count; i++)
        put(writer, pack->languages[i], text->in[i]);
    json_close(&writer->json, '}');
}

// --- choices ---

static void put_choice(struct writer *writer, const char *value, const struct text *label,
                       const double *score)
{
    double number;
    bool numeric = score && num_parse(value, &number);
    json_open(&writer->json, '{');
    if (numeric)
        put_number(writer, "value", true, number);
    else
        put(writer, "value", value);
    put_text(writer, "text", label);
    if (score)
        put_number(writer, "score", true, *score);
    json_close(&writer->json, '}');
}

static void put_options(struct writer *writer, const struct question *question)
{
    json_key(&writer->json, "choices");
    json_open(&writer->json, '[');
    for (size_t i = 0; i < question->option_count; i++)
        put_choice(writer, question->options[i].id, &question->options[i].label, NULL);
    json_close(&writer->json, ']');
    put_number(writer, "maxSelectedChoices", question->most > 0, question->most);
}

static bool says(const struct writer *writer, const struct point *point)
{
    for (int i = 0; i < writer->out->pack->language_count; i++)
        if (!text_equal(point->label.in[i], point->is))
            return true;
    return false;
}

// Whole numbers that rise by one, of which only the ends say something.
static bool is_rating(const struct writer *writer, const struct scale *scale)
{
    for (size_t i = 0; i < scale->count; i++) {
        const struct point *point = &scale->points[i];
        bool end = i == 0 || i + 1 == scale->count;
        if (point->number != scale->points[0].number + (double)i || (!end && says(writer, point)))
            return false;
    }
    return scale->strict && !scale->words;
}

static void put_rating(struct writer *writer, const struct scale *scale)
{
    const struct point *first = &scale->points[0], *last = &scale->points[scale->count - 1];
    put_number(writer, "rateMin", true, first->number);
    put_number(writer, "rateMax", true, last->number);
    if (says(writer, first))
        put_text(writer, "minRateDescription", &first->label);
    if (says(writer, last))
        put_text(writer, "maxRateDescription", &last->label);
}

static void put_points(struct writer *writer, const struct scale *scale)
{
    const struct text dont_know = foreign_out_state(writer->out, false);
    const struct text not_applicable = foreign_out_state(writer->out, true);
    json_key(&writer->json, "choices");
    json_open(&writer->json, '[');
    for (size_t i = 0; i < scale->count; i++)
        put_choice(writer, scale->points[i].is, &scale->points[i].label, &scale->points[i].number);
    if (!scale->strict) {
        put_choice(writer, "dont_know", &dont_know, NULL);
        put_choice(writer, "not_applicable", &not_applicable, NULL);
    }
    json_close(&writer->json, ']');
}

// --- elements ---

static const char *type_of(const struct writer *writer, const struct question *question)
{
    switch (question->type) {
    case QUESTION_SCALE: return is_rating(writer, question->scale) ? "rating" : "radiogroup";
    case QUESTION_SINGLE: return "radiogroup";
    case QUESTION_MULTIPLE: return "checkbox";
    case QUESTION_RANKING: return "ranking";
    case QUESTION_TEXT: return question->lines > 1 ? "comment" : "text";
    case QUESTION_NUMBER:
    case QUESTION_YEAR:
    case QUESTION_DATE:
    case QUESTION_TABLE: break;
    }
    return "text";
}

static void put_answer(struct writer *writer, const struct question *question)
{
    bool year = question->type == QUESTION_YEAR;
    if (question->type == QUESTION_SCALE) {
        put(writer, "scale", question->scale->id);
        if (is_rating(writer, question->scale))
            put_rating(writer, question->scale);
        else
            put_points(writer, question->scale);
    } else if (question->option_count > 0) {
        put_options(writer, question);
    } else if (question->type == QUESTION_DATE) {
        put(writer, "inputType", "date");
    } else if (year || question->type == QUESTION_NUMBER) {
        put(writer, "inputType", "number");
        put_number(writer, "min", question->has_min || question->has_above || year,
                   question->has_above ? question->above : question->min);
        put_number(writer, "max", question->has_max || year, question->max);
        put_number(writer, "step", question->integer || year, 1);
    } else {
        put_number(writer, "rows", question->lines > 1, question->lines);
    }
}

static void put_question(struct writer *writer, const struct question *question)
{
    const struct text text = foreign_out_text(writer->out, question);
    const char *when = writer->out->when[question->index];
    json_open(&writer->json, '{');
    put(writer, "type", type_of(writer, question));
    put(writer, "name", question->id);
    put_text(writer, "title", &text);
    put_text(writer, "description", &question->help);
    if (*when)
        put(writer, "visibleIf", when);
    put_answer(writer, question);
    json_close(&writer->json, '}');
}

static void put_page(struct writer *writer, const struct out_section *section)
{
    json_open(&writer->json, '{');
    put(writer, "name", section->id);
    put_text(writer, "title", &section->title);
    put_text(writer, "description", &section->help);
    json_key(&writer->json, "elements");
    json_open(&writer->json, '[');
    for (int i = section->first; i < section->first + section->count; i++)
        if (writer->out->when[i])
            put_question(writer, &writer->out->pack->questions[i]);
    json_close(&writer->json, ']');
    json_close(&writer->json, '}');
}

void foreign_out_surveyjs(const struct foreign_out *out, struct buf *text)
{
    struct writer writer = {.out = out};
    struct out_section section;
    json_init(&writer.json, text, false);
    json_open(&writer.json, '{');
    put_text(&writer, "title", &out->pack->title);
    put_text(&writer, "description", &out->pack->description);
    put(&writer, "locale", out->pack->languages[0]);
    json_key(&writer.json, "pages");
    json_open(&writer.json, '[');
    for (int number = 0; foreign_out_section(out, &number, &section); number++)
        put_page(&writer, &section);
    json_close(&writer.json, ']');
    json_close(&writer.json, '}');
    buf_putc(text, '\n');
}
