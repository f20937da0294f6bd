// The inside of the engine: the handles that its files share behind grow.h.
#ifndef GROW_ENGINE_HANDLES_H
#define GROW_ENGINE_HANDLES_H

#include "grow.h"
#include "report/layout.h"
#include "report/report.h"
#include "rules/evaluate.h"
#include "rules/read_rules.h"

struct grow_diagnostics {
    struct arena arena;
    struct diags diags;
    // Where the dossier that was looked at last names its pack.
    struct {
        const char *name, *text;
        size_t length;
        struct span at;
    } asked;
};

struct grow_pack {
    struct pack *pack;
    struct rulebook *rules;
    struct layout *layout;
    struct limits limits;
};

struct grow_dossier {
    struct arena arena;
    const struct grow_pack *pack;
    struct dossier *dossier;
};

struct grow_assessment {
    struct arena arena;
    const struct grow_pack *pack;
    const struct grow_dossier *dossier;
    struct assessment *assessment;
    struct sandbox_use use;
};

// engine.c: empty diagnostics that know the files of others, so that places in those can be told.
grow_diagnostics *diagnostics_beside(const struct diags *others);

enum { ENGINE_OUTPUT = 8 * 1024 * 1024 }; // bytes of one output

// Gives what was gathered to the sink and frees it. False when it did not fit or the sink stopped.
bool engine_deliver(struct buf *out, const struct grow_sink *sink);

// engine.c: which pack a text asks for, and where in it; for when there is no such pack. False when
// the id does not fit.
bool engine_asked(grow_diagnostics *diagnostics, const char *name, const char *text, size_t length,
                  struct span at, const char *found, char *id, size_t room);

// engine.c: the blocks of a report, and one view of them. `options` may be NULL; so may
// `assessment`, and then the page has no result in it.
struct report *engine_report(const struct grow_assessment *assessment,
                             const grow_render_options *options, struct arena *arena,
                             struct diags *diags);
void engine_view(const struct grow_assessment *assessment, const struct report *report,
                 grow_format format, const grow_render_options *options, const struct diags *diags,
                 struct buf *out);

// digest.c: the lines of grow_digest.
void digest_write(const struct assessment *assessment, struct buf *out);

// print.c: false after a diagnostic.
// print.c. Without `tells`, nothing is said of signs that no font has.
bool engine_pdf(const struct report *report, bool tells, struct buf *out, struct diags *diags);

// group.c: true, with a diagnostic, when the pack is answered by a group, of which `what` ("an
// export") would tell too much.
bool engine_refuses_group(const struct grow_pack *pack, const char *what, struct diags *diags);

// result_group.c: the key `group` of a result.
struct json;
void result_group(const struct tallies *tallies, struct json *json);

// result.c: the result JSON of design 4.3.
void result_write(const struct grow_assessment *assessment, const struct diags *diags,
                  struct buf *out);

#endif
