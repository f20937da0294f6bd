// What a report shows on a condition, as parts beside those of the rules: cases can expect those
// that have an id.
#include "base/text.h"
#include "engine/suite.h"

size_t suite_report_parts(const grow_pack *pack, struct arena *arena, struct part **parts)
{
    SAYS static const char *const HIDDEN =
        "no case can expect it: give it an `id`, for `shows` and `hides` in cases";
    struct layout_part *of;
    size_t count = layout_parts(pack->layout, arena, &of);
    *parts = arena_array(arena, count, sizeof **parts);
    for (size_t i = 0; i < count; i++)
        (*parts)[i] = (struct part){.kind = PART_REPORT,
                                    .who = of[i].who,
                                    .id = of[i].id,
                                    .cond = of[i].when,
                                    .at = {-1, 0},
                                    .hidden = of[i].id ? NULL : HIDDEN};
    return count;
}

bool suite_shows(const grow_pack *pack, const struct assessment *assessment, const char *id)
{
    struct arena arena;
    arena_init(&arena);
    const char **ids;
    size_t count = report_shown(assessment, pack->layout, &arena, &ids);
    bool shows = false;
    for (size_t i = 0; i < count && !shows; i++)
        shows = text_equal(ids[i], id);
    arena_clear(&arena);
    return shows;
}
