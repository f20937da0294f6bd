// Open answers, where a pack is made to share them: under each theme what was written, without who
// wrote it. Where the layout says for how many people an answer speaks, it tells how many there
// are, and nothing of a few.
#include "report/build.h"

#include <string.h>

#include "base/text.h"
#include "rules/evaluate.h"

static const struct answer *answer_to(const struct build *b, int question, int person)
{
    const struct answer *answer = &b->assessment->dossier->respondents[person].answers[question];
    bool given =
        answer->state == ANSWER_VALUE && evaluate_was_shown(b->assessment, question, person);
    return given ? answer : NULL;
}

// Is this person's answer to `by` the option? Without `by` everyone is of the one group.
static bool is_of(const struct build *b, int person, const char *option)
{
    if (b->section->by < 0)
        return true;
    const struct answer *answer = answer_to(b, b->section->by, person);
    return option ? answer && strcmp(answer->value.text, option) == 0 : !answer;
}

// --- for how many they speak ---

struct crowd {
    int forms, people;
    bool open; // somebody left open how many: at least the writer
};

static struct crowd crowd_of(const struct build *b, const char *option)
{
    struct crowd crowd = {0};
    for (int p = 0; p < b->assessment->dossier->respondent_count; p++) {
        if (!is_of(b, p, option))
            continue;
        const struct answer *said = answer_to(b, b->section->people, p);
        crowd.forms++;
        crowd.people += said ? (int)said->value.number : 1;
        crowd.open |= !said;
    }
    return crowd;
}

// Says how many there are. False when these are so few that what they wrote is not told.
static bool put_crowd(struct build *b, const char *option)
{
    if (b->section->people < 0)
        return true;
    struct crowd crowd = crowd_of(b, option);
    if (crowd.people < GROUP_LEAST) {
        build_paragraph(b, SAY(b, TEXTS_TOO_FEW, notation_integer(&b->notation, GROUP_LEAST)),
                        NULL);
        return false;
    }
    const char *forms = notation_integer(&b->notation, crowd.forms);
    const char *people = notation_integer(&b->notation, crowd.people);
    build_paragraph(b,
                    crowd.open ? SAY(b, TEXTS_CROWD_OPEN, forms, people)
                               : SAY(b, TEXTS_CROWD, forms, people),
                    NULL);
    return true;
}

// --- what they wrote ---

// In one line, with one blank between words: blanks in front would decide on the order.
static const char *in_one_line(struct build *b, const char *text, size_t length)
{
    char *line = arena_array(b->arena, length + 1, 1), *end = line;
    for (size_t i = 0; i < length; i++) {
        bool blank = text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r';
        if (!blank)
            *end++ = text[i];
        else if (end > line && end[-1] != ' ')
            *end++ = ' ';
    }
    if (end > line && end[-1] == ' ')
        *--end = '\0';
    return line;
}

// In the order of the texts: an order of people would tell who wrote what.
static void add_text(struct build *b, struct lines *lines, const char *said, size_t length)
{
    const char *text = in_one_line(b, said, length);
    size_t at = lines->count;
    build_add(b, lines, build_line(b, text, NULL));
    for (; at > 0 && strcmp(lines->list[at - 1].runs[0].text, text) > 0; at--) {
        struct line line = lines->list[at];
        lines->list[at] = lines->list[at - 1];
        lines->list[at - 1] = line;
    }
}

// What was written to a question by those of one group. A question that counts lines has a thing
// on each line.
static struct lines texts_of(struct build *b, const struct question *question, const char *option)
{
    struct lines lines = {0};
    for (int p = 0; p < b->assessment->dossier->respondent_count; p++) {
        const struct answer *answer = answer_to(b, question->index, p);
        if (!answer || !is_of(b, p, option))
            continue;
        const char *rest = answer->value.text;
        if (question->most == 0) {
            add_text(b, &lines, rest, strlen(rest));
            continue;
        }
        size_t length;
        for (const char *line; (line = text_next_line(&rest, &length)) != NULL;)
            add_text(b, &lines, line, length);
    }
    return lines;
}

// False when nobody of the group wrote anything.
static bool one_group(struct build *b, const char *option, const char *label)
{
    bool headed = false, told = true;
    for (size_t i = 0; i < b->section->question_count && told; i++) {
        const struct question *question = &b->pack->questions[b->section->questions[i]];
        struct lines lines = texts_of(b, question, option);
        if (lines.count == 0)
            continue;
        if (!headed && label)
            build_heading(b, 3, arena_textf(b->arena, "texts-%s", option ? option : "open"), label,
                          NULL);
        if (!headed)
            told = put_crowd(b, option);
        headed = true;
        if (!told)
            break;
        build_push(
            b, (struct block){.kind = BLOCK_PARAGRAPH,
                              .line = build_strong(b, build_text(b, &question->text), NULL, NULL)});
        build_list(b, &lines, false);
    }
    return headed;
}

void build_texts(struct build *b)
{
    build_lines(b, &b->section->lines, NULL);
    bool written = false;
    if (b->section->by >= 0) {
        const struct question *by = &b->pack->questions[b->section->by];
        for (size_t i = 0; i < by->option_count; i++)
            written |= one_group(b, by->options[i].id, build_text(b, &by->options[i].label));
        written |= one_group(b, NULL, WORDS(b, TEXTS_OTHER));
    } else {
        written = one_group(b, NULL, NULL);
    }
    if (!written)
        build_paragraph(b, WORDS(b, TEXTS_NONE), NULL);
}
