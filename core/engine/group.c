// Groups of dossiers: of a pack whose people are a group the respondents are put together and
// evaluated as one; of any other pack the answers of many partnerships are only counted. Single
// partnerships and people are never told.
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "engine/handles.h"
#include "engine/identity.h"

static int by_hash(const void *a, const void *b)
{
    const struct dossier *const *left = a, *const *right = b;
    return strcmp((*left)->hash, (*right)->hash);
}

static int by_hash_of(const void *a, const void *b)
{
    const grow_assessment *const *left = a, *const *right = b;
    return strcmp((*left)->dossier->dossier->hash, (*right)->dossier->dossier->hash);
}

// In an order that is not that of the files.
static const struct dossier **in_order(const struct dossier **list, size_t count)
{
    qsort(list, count, sizeof(const struct dossier *), by_hash);
    return list;
}

// False when one dossier was given twice: its people would count twice.
static bool are_different(const struct dossier **sorted, size_t count, struct diags *diags)
{
    for (size_t i = 1; i < count; i++) {
        if (strcmp(sorted[i - 1]->hash, sorted[i]->hash) != 0)
            continue;
        diag_add(diags, DIAG_GROUP_TWICE, SPAN_NONE, "the dossier of '%s' was given twice",
                 sorted[i]->partnership);
        return false;
    }
    return true;
}

// Nobody's in particular: called after how many there are, with the latest date.
static struct dossier *pool_new(const struct pack *pack, const struct dossier **sorted,
                                size_t count, struct arena *arena)
{
    struct dossier *pool = arena_alloc(arena, sizeof *pool);
    pool->arena = arena;
    pool->pack = pack;
    pool->fictional = true;
    pool->facts = arena_array(arena, (size_t)pack->question_count, sizeof *pool->facts);
    for (size_t i = 0; i < count; i++) {
        pool->fictional &= sorted[i]->fictional;
        if (pool->date && sorted[i]->day <= pool->day)
            continue;
        pool->date = sorted[i]->date;
        pool->day = sorted[i]->day;
        pool->year = sorted[i]->year;
    }
    pool->partnership =
        count == 1 ? sorted[0]->partnership : arena_textf(arena, "%zu dossiers", count);
    return pool;
}

// Their ids are made anew, since two dossiers may both have an `r1`.
static bool pool_people(struct dossier *pool, const struct dossier **sorted, size_t count,
                        struct diags *diags)
{
    size_t people = 0;
    for (size_t i = 0; i < count; i++)
        people += (size_t)sorted[i]->respondent_count;
    if (people > DOSSIER_RESPONDENTS) {
        diag_add(diags, DIAG_TOO_BIG, SPAN_NONE, "a group has %d respondents at the most, not %zu",
                 DOSSIER_RESPONDENTS, people);
        return false;
    }
    pool->respondents = arena_array(pool->arena, people, sizeof *pool->respondents);
    for (size_t i = 0; i < count; i++)
        for (int r = 0; r < sorted[i]->respondent_count; r++) {
            struct respondent *respondent = &pool->respondents[pool->respondent_count++];
            *respondent = sorted[i]->respondents[r];
            respondent->id = arena_textf(pool->arena, "%zu-%d", i + 1, r + 1);
        }
    dossier_seal(pool);
    return true;
}

grow_dossier *grow_dossier_merge(const grow_pack *pack, const grow_dossier *const *dossiers,
                                 size_t count, grow_diagnostics *diagnostics)
{
    struct arena arena;
    arena_init(&arena);
    grow_dossier *handle = arena_alloc(&arena, sizeof *handle);
    handle->arena = arena;
    handle->pack = pack;
    const struct dossier **sorted = arena_array(&handle->arena, count, sizeof(void *));
    for (size_t i = 0; i < count; i++)
        sorted[i] = dossiers[i]->dossier;
    in_order(sorted, count);
    handle->dossier = pool_new(pack->pack, sorted, count, &handle->arena);
    if (are_different(sorted, count, &diagnostics->diags) &&
        pool_people(handle->dossier, sorted, count, &diagnostics->diags))
        return handle;
    grow_dossier_free(handle);
    return NULL;
}

bool grow_pack_is_group(const grow_pack *pack)
{
    return pack->pack->group.least > 0;
}

bool engine_refuses_group(const struct grow_pack *pack, const char *what, struct diags *diags)
{
    if (!grow_pack_is_group(pack))
        return false;
    struct diag *diag = diag_add(diags, DIAG_GROUP_REFUSED, SPAN_NONE,
                                 "%s would tell of single people: '%s' is answered by a group",
                                 what, pack->pack->id);
    diag_help(diags, diag, "`grow eval` and `grow report` tell what the group has in common");
    return true;
}

// --- other packs ---

static bool read_crossing(const struct pack *pack, const char *text, struct crossing *crossing,
                          struct diags *diags)
{
    char of[64] = "";
    const char *comma = strchr(text, ',');
    size_t length = comma ? (size_t)(comma - text) : 0;
    if (length > 0 && length < sizeof of)
        memcpy(of, text, length);
    const struct question *first = pack_question_find(pack, of);
    const struct question *second = comma ? pack_question_find(pack, comma + 1) : NULL;
    if (first && second && question_crosses(first, second) && tally_counts(first) &&
        tally_counts(second)) {
        *crossing = (struct crossing){first->index, second->index};
        return true;
    }
    struct diag *diag = diag_add(diags, DIAG_UNKNOWN_QUESTION, SPAN_NONE,
                                 "'%s' is no crossing of two questions", text);
    diag_help(diags, diag,
              "name a question with one choice, and one with a scale, a choice, choices or a "
              "number: PP01,PP06");
    return false;
}

static bool read_crossings(const struct pack *pack, const grow_group_options *options,
                           struct crossing *list, struct diags *diags)
{
    for (size_t i = 0; options && i < options->cross_count; i++) {
        if (!read_crossing(pack, options->cross[i], &list[i], diags))
            return false;
        for (size_t k = 0; k < i; k++)
            if (list[k].of + list[k].by == list[i].of + list[i].by &&
                (list[k].of == list[i].of || list[k].of == list[i].by)) {
                diag_add(diags, DIAG_NO_CROSSING, SPAN_NONE, "'%s' and '%s' are crossed already",
                         pack->questions[list[i].of].id, pack->questions[list[i].by].id);
                return false;
            }
    }
    return true;
}

// The next character of a name that tells it from others: spaces, points and capitals do not.
static char name_next(const char **at)
{
    for (; **at; (*at)++) {
        char c = **at;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80) {
            (*at)++;
            return c;
        }
    }
    return '\0';
}

// A partnership that is measured twice, or whose name is written in two ways, is still one.
static bool is_same_partnership(const char *a, const char *b)
{
    for (;;) {
        char left = name_next(&a), right = name_next(&b);
        if (left != right)
            return false;
        if (left == '\0')
            return true;
    }
}

// Gives each dossier the number of its partnership, and how many there are.
static size_t number_partnerships(const struct dossier **dossiers, size_t count, size_t *numbers)
{
    size_t partnerships = 0;
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < i && !is_same_partnership(dossiers[k]->partnership, dossiers[i]->partnership))
            k++;
        numbers[i] = k < i ? numbers[k] : partnerships++;
    }
    return partnerships;
}

struct counting {
    const grow_pack *pack;
    const grow_assessment **assessments; // in an order that is not that of the files
    const struct dossier **dossiers;
    size_t count;
    struct arena *arena;
    struct diags *diags;
};

static struct tallies *count_all(const struct counting *counting, const grow_group_options *options)
{
    const struct pack *pack = counting->pack->pack;
    struct arena *arena = counting->arena;
    size_t crossings = options ? options->cross_count : 0;
    struct crossing *list = arena_array(arena, crossings, sizeof *list);
    if (!read_crossings(pack, options, list, counting->diags))
        return NULL;
    size_t *numbers = arena_array(arena, counting->count, sizeof *numbers);
    struct tally_group group = {options ? options->least : 0, 0};
    group.partnerships = number_partnerships(counting->dossiers, counting->count, numbers);
    struct tallies *tallies = tallies_new(pack, group, list, crossings, arena);
    if (group.partnerships < (size_t)tallies->group.least) {
        diag_add(counting->diags, DIAG_GROUP_SMALL, SPAN_NONE,
                 group.partnerships == 1 ? "a group is %d partnerships or more; there is %zu"
                                         : "a group is %d partnerships or more; there are %zu",
                 tallies->group.least, group.partnerships);
        return NULL;
    }
    for (size_t i = 0; i < counting->count; i++)
        tallies_add(tallies,
                    &(struct tally_people){counting->dossiers[i], numbers[i], evaluate_shown_to,
                                           counting->assessments[i]->assessment});
    tallies_close(tallies);
    return tallies;
}

static void write_json(const struct assessment *pool, struct buf *out)
{
    struct json json;
    json_init(&json, out, false);
    json_open(&json, '{');
    json_key(&json, "grow_group");
    json_integer(&json, 1);
    json_key(&json, "pack");
    json_open(&json, '{');
    json_key(&json, "id");
    json_string(&json, pool->pack->id);
    json_key(&json, "version");
    json_string(&json, pool->pack->version);
    json_key(&json, "hash");
    json_string(&json, pool->pack->hash);
    json_key(&json, "scripts_hash");
    json_string(&json, pool->pack->scripts_hash);
    json_close(&json, '}');
    json_key(&json, "engine");
    json_string(&json, GROW_VERSION);
    json_key(&json, "engine_hash");
    json_string(&json, ENGINE_HASH);
    json_key(&json, "date");
    json_string(&json, pool->dossier->date);
    result_group(pool->tallies, &json);
    json_close(&json, '}');
    buf_putc(out, '\n');
}

static bool view_group(const struct grow_assessment *handle, grow_format format,
                       const grow_render_options *options, struct arena *arena, struct buf *out,
                       struct diags *diags)
{
    struct layout layout = {0};
    layout_plain(&layout, LAYOUT_PLAIN_COUNTS, arena);
    struct report_context context = {
        .layout = &layout,
        .language = options && options->language ? options->language : "nl",
        .engine = GROW_VERSION,
        .engine_hash = ENGINE_HASH,
    };
    const struct report *report = report_build(handle->assessment, &context, arena, diags);
    if (format == GROW_REPORT_PDF)
        return engine_pdf(report, true, out, diags);
    engine_view(NULL, report, format, options, diags, out);
    return true;
}

bool grow_group_render(const grow_pack *pack, const grow_assessment *const *assessments,
                       size_t count, const grow_group_options *group, grow_format format,
                       const grow_render_options *options, const grow_sink *sink,
                       grow_diagnostics *diagnostics)
{
    struct diags *diags = &diagnostics->diags;
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out, ENGINE_OUTPUT);
    const grow_assessment **ordered = arena_array(&arena, count, sizeof(void *));
    const struct dossier **sorted = arena_array(&arena, count, sizeof(void *));
    memcpy(ordered, assessments, count * sizeof *ordered);
    qsort(ordered, count, sizeof *ordered, by_hash_of);
    for (size_t i = 0; i < count; i++)
        sorted[i] = ordered[i]->dossier->dossier;
    struct counting counting = {pack, ordered, sorted, count, &arena, diags};
    struct assessment pool = {.pack = pack->pack, .rules = pack->rules, .amount_set = -1};
    bool done = are_different(sorted, count, diags);
    if (done)
        pool.tallies = count_all(&counting, group);
    done = done && pool.tallies;
    if (done) {
        pool.dossier = pool_new(pack->pack, sorted, count, &arena);
        struct grow_assessment handle = {.pack = pack, .assessment = &pool};
        if (format == GROW_RESULT_JSON)
            write_json(&pool, &out);
        else
            done = view_group(&handle, format, options, &arena, &out, diags);
    }
    arena_clear(&arena);
    if (done)
        return engine_deliver(&out, sink);
    buf_clear(&out);
    return false;
}
