// The inside of layout.h: how the sentences of report.yaml are read and checked.
#ifndef GROW_REPORT_LAYOUT_LINE_H
#define GROW_REPORT_LAYOUT_LINE_H

#include "model/read.h"
#include "report/layout.h"
#include "rules/bind.h"

struct layout_reader {
    struct read read;
    const struct rulebook *rules;
    struct layout *layout; // that is read
    struct scope scope;
    bool front; // the section that is read is one of the front
};

// `when` of a mapping, bound; NULL when there is none.
struct cond *layout_read_when(struct layout_reader *r, const struct node *map);

// `id` of what may be shown or not, by which cases know it; NULL when there is none.
const char *layout_read_id(struct layout_reader *r, const struct node *map);

// A text with holes, in each language; false after a diagnostic.
bool layout_read_message(struct layout_reader *r, const struct node *node, const char *what,
                         struct message *message);

// What `--why` is asked of: checked to exist.
const char *layout_read_why(struct layout_reader *r, const struct node *map, enum read_need need);

// False when there is no `tone`.
bool layout_read_tone(struct layout_reader *r, const struct node *map, enum tone *tone);

// One sentence or a list of them; each a text, or a mapping of text, when, why and tone.
struct layout_lines layout_read_lines(struct layout_reader *r, const struct node *node,
                                      const char *what);

// Reports a key of a section that takes pages of its own, where that is one of the front.
bool layout_may_take_pages(struct layout_reader *r, const struct node *map, const char *key);

// layout_tile.c: key figures under `key`, and what was checked.
void layout_read_tiles(struct layout_reader *r, const struct node *map, const char *key,
                       size_t most, struct layout_section *section);

// layout_table.c: the keys of a section of the kind `table`.
void layout_read_table(struct layout_reader *r, const struct node *map,
                       struct layout_section *section);

// layout_themes.c: the labels of themes, and whether each theme of the rules has one.
void layout_read_themes(struct layout_reader *r, const struct node *top, struct layout *layout);
void layout_check_themes(const struct rulebook *rules, const struct layout *layout,
                         struct diags *diags);

#endif
