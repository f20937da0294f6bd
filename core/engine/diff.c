// grow_diff: two measurements in, what differs between them out, in the views that reports have
// too, or as JSON. The comparing is in compare.c, the sentences in report/build_since.c.

#include "engine/compare.h"

static void view(const struct comparison *comparison, const struct rulebook *rules,
                 const struct layout *layout, grow_format format,
                 const grow_render_options *options, struct buf *out)
{
    struct arena arena;
    arena_init(&arena);
    struct report_context context = {
        .layout = layout,
        .language = options && options->language ? options->language : "nl",
        .engine = GROW_VERSION,
        .since = comparison,
    };
    const struct report *report = report_of_comparison(rules, &context, &arena);
    engine_view(NULL, report, format, options, NULL, out);
    arena_clear(&arena);
}

bool grow_diff(const grow_measurement *old, const grow_measurement *now, grow_format format,
               const grow_render_options *options, const grow_sink *sink, bool *differs)
{
    struct arena arena;
    arena_init(&arena);
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    const struct comparison *comparison = compare(old, now, &arena);
    *differs = comparison->differences > 0;
    if (format == GROW_RESULT_JSON)
        diff_json(comparison, now->pack->rules, &out);
    else
        view(comparison, now->pack->rules, now->pack->layout, format, options, &out);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
