// The inside of `grow fill`: a conversation over standard input and output. cmd_fill.c leads it,
// fill_ask.c asks the questions of one respondent, fill_table.c the rows of a table, fill_talk.c
// speaks and listens, fill_save.c keeps what was said.
#ifndef GROW_CLI_FILL_H
#define GROW_CLI_FILL_H

#include "base/words.h"
#include "cli/command.h"

enum { FILL_WIDTH = 80, FILL_LINE = 64 * 1024 };

struct fill {
    struct command *command;
    const grow_pack *pack;
    grow_form *form;
    const char *path; // of the dossier
    enum words_language language;
    bool typed; // by a person, who sees what is typed
    bool colour;
    int width;
    bool stop;       // asked for, at the end of the input, or because writing failed
    bool saved;      // the dossier is on the disk
    bool lost;       // what was answered last is not
    struct buf line; // what was typed last, without the line end
};

// fill_talk.c. Texts are wrapped; an `indent` is put before every line.
const char *fill_word(const struct fill *fill, enum word word, ...); // texts, one a hole
void fill_say(struct fill *fill, int indent, const char *text);
void fill_say_marked(struct fill *fill, const char *text); // a heading
const char *fill_count(const struct fill *fill, size_t count);
// Waits for a line. NULL at the end of the input; then `stop` is set.
const char *fill_listen(struct fill *fill);
// "?": one of the commands, and nothing else.
bool fill_is(const char *typed, char command);
// The choices of a question: on one line, or a numbered list.
void fill_say_choices(struct fill *fill, const grow_question *question);
// What is meant by what was typed: a number picks from what a text often is.
const char *fill_pick(const grow_question *question, const char *typed);
// What a question takes, in a sentence.
const char *fill_takes(const struct fill *fill, const grow_question *question);

// fill_ask.c: asks what is not answered yet, from the first such question on; all questions when
// every one is answered and `again`.
void fill_ask(struct fill *fill, int respondent, const char *title, bool again);

// fill_table.c
void fill_ask_rows(struct fill *fill, int respondent, const grow_question *question);
size_t fill_row_count(const char *rows); // in the text of a table's answer

// fill_save.c
bool fill_save(struct fill *fill);
// Reads back what was saved and says what contradicts itself.
void fill_say_problems(struct fill *fill);

#endif
