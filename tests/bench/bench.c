// The benchmark of grow: what a report costs from nothing, what an evaluation costs once the pack
// is there, how much memory both take, and how all of it grows. It prints; what the numbers mean is
// in docs/performance.md. Not a test: nothing here passes or fails by time.
//
//   grow_bench [--quick] [--only SECTION] [--dossier FILE] [--grow PATH]
//
// Sections: start, steady, memory, growth, process (only with --grow).
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "engine/handles.h"
#include "generate.h"
#include "host/file.h"
#include "host/library.h"
#include "measure.h"
#include "process.h"

struct bench {
    bool quick;
    const char *only, *dossier_path, *grow;
    struct arena arena; // of the dossier's text
    const char *text;
    size_t length;
    char id[64]; // of its pack
};

enum { STEADY_RUNS = 20 };

static _Noreturn void give_up(const char *what, grow_diagnostics *diagnostics)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    if (diagnostics)
        diags_print(&diagnostics->diags, &out, false);
    fprintf(stderr, "grow_bench: %s\n%s", what, out.text);
    exit(1);
}

// Counts what is written, so that nothing is measured that is not made.
static bool count_bytes(void *context, const char *bytes, size_t length)
{
    (void)bytes;
    size_t *total = context;
    *total += length;
    return true;
}

static bool wants(const struct bench *bench, const char *section)
{
    return !bench->only || strcmp(bench->only, section) == 0;
}

static double milli(const struct measure *measure)
{
    return measure_median(measure) * 1e3;
}

// --- one pack, loaded ---

struct loaded {
    grow_diagnostics *diagnostics;
    struct library *library; // NULL for a generated pack
    grow_pack *pack;
    grow_dossier *dossier;
};

static grow_reader open_library(struct loaded *loaded)
{
    struct library_places places = {.packs = (const char *const[]){ROOT "/questionnaires"},
                                    .packs_count = 1};
    loaded->library = library_new(&places, loaded->diagnostics);
    return library_reader(loaded->library);
}

static void close_loaded(struct loaded *loaded)
{
    grow_dossier_free(loaded->dossier);
    grow_pack_free(loaded->pack);
    library_free(loaded->library);
    grow_diagnostics_free(loaded->diagnostics);
}

static struct loaded load(const struct bench *bench)
{
    struct loaded loaded = {.diagnostics = grow_diagnostics_new()};
    grow_reader reader = open_library(&loaded);
    loaded.pack = grow_pack_load(bench->id, &reader, NULL, loaded.diagnostics);
    if (!loaded.pack)
        give_up("the pack could not be loaded", loaded.diagnostics);
    loaded.dossier = grow_dossier_read(loaded.pack, bench->dossier_path, bench->text, bench->length,
                                       loaded.diagnostics);
    if (!loaded.dossier)
        give_up("the dossier could not be read", loaded.diagnostics);
    return loaded;
}

static grow_assessment *assess(const struct loaded *loaded)
{
    grow_assessment *assessment = grow_evaluate(loaded->pack, loaded->dossier, loaded->diagnostics);
    if (!assessment)
        give_up("the evaluation failed", loaded->diagnostics);
    return assessment;
}

static size_t render(const struct loaded *loaded, const grow_assessment *assessment,
                     grow_format format)
{
    size_t bytes = 0;
    grow_sink sink = {count_bytes, &bytes};
    if (!grow_render(assessment, format, NULL, &sink, loaded->diagnostics))
        give_up("the result could not be written", loaded->diagnostics);
    return bytes;
}

// Why one finding is as it is, or why it is not there, down to the answers.
static void explain(const struct loaded *loaded, const grow_assessment *assessment,
                    const char *space, const char *id, bool why_not)
{
    size_t bytes = 0;
    grow_sink sink = {count_bytes, &bytes};
    char why[128];
    snprintf(why, sizeof why, "%s%s", space, id);
    grow_explain_options options = {.why = why, .why_not = why_not, .full = true};
    if (!grow_explain(assessment, &options, &sink, loaded->diagnostics))
        give_up("the explanation could not be written", loaded->diagnostics);
}

static void explain_all(const struct loaded *loaded, const grow_assessment *assessment)
{
    const struct rulebook *rules = loaded->pack->rules;
    const struct pack *pack = loaded->pack->pack;
    for (size_t i = 0; i < rules->score_count; i++)
        explain(loaded, assessment, "dimensions.", pack->dimensions[rules->scores[i].dimension].id,
                false);
    for (size_t i = 0; i < rules->figure_count; i++)
        explain(loaded, assessment, "figures.", rules->figures[i].id, false);
    for (size_t i = 0; i < rules->route_count; i++)
        explain(loaded, assessment, "routes.", rules->routes[i].id, false);
    for (size_t i = 0; i < rules->recommendation_count; i++)
        explain(loaded, assessment, "", rules->recommendations[i].id,
                assessment->assessment->recommendations[i].state != RULE_FIRED);
    explain(loaded, assessment, "position", "", false);
}

// --- start: from nothing to a result ---

struct start {
    struct measure read, rules, layout; // the parts of loading
    struct measure load, dossier, evaluate, result, html, pdf, to_result, to_html;
};

static bool read_for_model(void *context, const char *name, const char **text, size_t *length,
                           const char **shown)
{
    const grow_reader *reader = context;
    grow_file file = {0};
    if (!reader->read(reader->context, name, &file))
        return false;
    *text = file.text;
    *length = file.length;
    *shown = file.shown;
    return true;
}

// The same work as grow_pack_load, with a look at the clock between its steps.
static void start_parts(const struct bench *bench, struct start *start)
{
    struct loaded loaded = {.diagnostics = grow_diagnostics_new()};
    struct diags *diags = &loaded.diagnostics->diags;
    grow_reader reader = open_library(&loaded);
    struct pack_reader model = {.read = read_for_model, .context = &reader};
    double begin = measure_cpu();
    struct pack *pack = pack_read(bench->id, &model, diags);
    double read = measure_cpu();
    struct rulebook *rules = pack ? read_rules(pack, &limits_default, diags) : NULL;
    double ruled = measure_cpu();
    if (!rules || !layout_read(rules, &pack->arena, diags))
        give_up("the pack could not be read", loaded.diagnostics);
    measure_add(&start->layout, measure_cpu() - ruled);
    measure_add(&start->rules, ruled - read);
    measure_add(&start->read, read - begin);
    pack_free(pack);
    close_loaded(&loaded);
}

static void start_whole(const struct bench *bench, struct start *start)
{
    double begin = measure_cpu();
    struct loaded loaded = {.diagnostics = grow_diagnostics_new()};
    grow_reader reader = open_library(&loaded);
    loaded.pack = grow_pack_load(bench->id, &reader, NULL, loaded.diagnostics);
    double at = measure_cpu();
    measure_add(&start->load, at - begin);
    loaded.dossier = grow_dossier_read(loaded.pack, bench->dossier_path, bench->text, bench->length,
                                       loaded.diagnostics);
    double next = measure_cpu();
    measure_add(&start->dossier, next - at);
    grow_assessment *assessment = assess(&loaded);
    double evaluated = measure_cpu();
    measure_add(&start->evaluate, evaluated - next);
    render(&loaded, assessment, GROW_RESULT_JSON);
    double resulted = measure_cpu();
    measure_add(&start->result, resulted - evaluated);
    measure_add(&start->to_result, resulted - begin);
    render(&loaded, assessment, GROW_REPORT_HTML);
    double rendered = measure_cpu();
    measure_add(&start->html, rendered - resulted);
    measure_add(&start->to_html, rendered - begin - (resulted - evaluated));
    if (grow_can_print()) {
        render(&loaded, assessment, GROW_REPORT_PDF);
        measure_add(&start->pdf, measure_cpu() - rendered);
    }
    grow_assessment_free(assessment);
    close_loaded(&loaded);
}

static void print_start(const char *what, const struct measure *measure, const struct measure *all)
{
    printf("  %-28s %8.2f ms   %5.1f %%\n", what, milli(measure),
           100 * measure_ratio(measure, all));
}

static void run_start(const struct bench *bench)
{
    static struct start start;
    for (int round = 0; round < (bench->quick ? 1 : 41); round++) {
        start_parts(bench, &start);
        start_whole(bench, &start);
    }
    printf("start: CPU time from nothing, one dossier (share of the way to a result)\n");
    print_start("load the pack", &start.load, &start.to_result);
    print_start("  read and check the YAML", &start.read, &start.to_result);
    print_start("  check, run, bind scripts", &start.rules, &start.to_result);
    print_start("  read the report's layout", &start.layout, &start.to_result);
    print_start("read the dossier", &start.dossier, &start.to_result);
    print_start("evaluate", &start.evaluate, &start.to_result);
    print_start("write the result (JSON)", &start.result, &start.to_result);
    print_start("write the report (HTML)", &start.html, &start.to_result);
    if (start.pdf.count > 0)
        print_start("write the report (PDF)", &start.pdf, &start.to_result);
    print_start("start to result", &start.to_result, &start.to_result);
    print_start("start to HTML", &start.to_html, &start.to_result);
}

// --- steady: the pack and the dossier are there ---

enum steady { ALONE, RESULT, EXPLAINED, STEADY_COUNT };

static double steady_round(const struct loaded *loaded, enum steady kind, int runs)
{
    double begin = measure_cpu();
    for (int i = 0; i < runs; i++) {
        grow_assessment *assessment = assess(loaded);
        if (kind == RESULT)
            render(loaded, assessment, GROW_RESULT_JSON);
        if (kind == EXPLAINED)
            explain_all(loaded, assessment);
        grow_assessment_free(assessment);
    }
    return (measure_cpu() - begin) / runs;
}

static void run_steady(const struct bench *bench)
{
    static const char *const names[STEADY_COUNT] = {
        "evaluation, trace kept", "+ result as JSON, with trace", "+ every finding explained"};
    static struct measure measures[STEADY_COUNT];
    struct loaded loaded = load(bench);
    int runs = bench->quick ? 1 : STEADY_RUNS;
    for (int round = 0; round < (bench->quick ? 1 : 31); round++)
        for (int kind = 0; kind < STEADY_COUNT; kind++)
            measure_add(&measures[kind], steady_round(&loaded, (enum steady)kind, runs));
    printf("steady: one core, the pack loaded once\n");
    for (int kind = 0; kind < STEADY_COUNT; kind++)
        printf("  %-30s %8.0f /s   %7.0f us   %5.2f x\n", names[kind],
               1 / measure_median(&measures[kind]), measure_median(&measures[kind]) * 1e6,
               measure_ratio(&measures[kind], &measures[ALONE]));
    close_loaded(&loaded);
}

// --- memory ---

static double kib(size_t bytes)
{
    return (double)bytes / 1024;
}

static void run_memory(const struct bench *bench)
{
    struct loaded loaded = load(bench);
    grow_assessment *assessment = assess(&loaded);
    grow_use use = grow_assessment_use(assessment);
    printf("memory: bytes handed out by arenas, and what scripts used of their limits\n");
    printf("  %-28s %8.0f KiB\n", "pack and rules", kib(loaded.pack->pack->arena.used));
    printf("  %-28s %8.0f KiB\n", "sources and diagnostics",
           kib(loaded.diagnostics->diags.arena->used));
    printf("  %-28s %8.0f KiB\n", "dossier", kib(loaded.dossier->arena.used));
    printf("  %-28s %8.0f KiB\n", "assessment with its trace", kib(assessment->arena.used));
    printf("  %-28s %8.0f KiB   %ld steps\n", "scripts while evaluating", kib(use.memory),
           use.steps);
    printf("  %-28s %8.1f KiB\n", "result (JSON)",
           kib(render(&loaded, assessment, GROW_RESULT_JSON)));
    printf("  %-28s %8.1f KiB\n", "report (HTML)",
           kib(render(&loaded, assessment, GROW_REPORT_HTML)));
    grow_assessment_free(assessment);
    close_loaded(&loaded);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("  %-28s %8ld KiB\n", "this process at its peak", usage.ru_maxrss);
}

// --- growth ---

enum column { LOAD, DOSSIER, EVALUATE, WRITE, PACK_KIB, TRACE_KIB, RESULT_KIB, COLUMNS };

struct row {
    int questions, recommendations;
    double size; // what the exponent is of
    double cells[COLUMNS];
};

static void growth_round(struct generated *generated, struct measure *measures, struct row *row)
{
    struct loaded loaded = {.diagnostics = grow_diagnostics_new()};
    grow_reader reader = generated_reader(generated);
    double begin = measure_cpu();
    loaded.pack = grow_pack_load(GENERATED_ID, &reader, NULL, loaded.diagnostics);
    double read = measure_cpu();
    if (!loaded.pack)
        give_up("a generated pack could not be loaded", loaded.diagnostics);
    loaded.dossier = grow_dossier_read(loaded.pack, "dossier.yaml", generated->dossier,
                                       generated->dossier_length, loaded.diagnostics);
    double answered = measure_cpu();
    if (!loaded.dossier)
        give_up("a generated dossier could not be read", loaded.diagnostics);
    grow_assessment *assessment = assess(&loaded);
    double evaluated = measure_cpu();
    row->cells[RESULT_KIB] = kib(render(&loaded, assessment, GROW_RESULT_JSON));
    measure_add(&measures[WRITE], measure_cpu() - evaluated);
    measure_add(&measures[EVALUATE], evaluated - answered);
    measure_add(&measures[DOSSIER], answered - read);
    measure_add(&measures[LOAD], read - begin);
    row->cells[PACK_KIB] = kib(loaded.pack->pack->arena.used);
    row->cells[TRACE_KIB] = kib(assessment->arena.used);
    grow_assessment_free(assessment);
    close_loaded(&loaded);
}

static void measure_row(const struct bench *bench, struct row *row)
{
    static struct measure measures[WRITE + 1];
    memset(measures, 0, sizeof measures);
    struct arena arena;
    arena_init(&arena);
    struct generated *generated = generate(&arena, row->questions, row->recommendations);
    for (int round = 0; round < (bench->quick ? 1 : 7); round++)
        growth_round(generated, measures, row);
    for (int i = 0; i <= WRITE; i++)
        row->cells[i] = milli(&measures[i]);
    arena_clear(&arena);
}

static void print_exponents(const char *what, const struct row *from, const struct row *to)
{
    printf("  %9s %9s", what, "");
    for (int i = 0; i < COLUMNS; i++)
        printf(" %9.2f", log(to->cells[i] / from->cells[i]) / log(to->size / from->size));
    printf("\n");
}

// One table: questions grow, or recommendations, or both.
static void grow_table(const struct bench *bench, const char *title, bool questions, bool rules)
{
    static const int QUESTIONS[] = {75, 150, 300, 600, 1200, 2000};
    static const int RULES[] = {60, 120, 250, 500, 1000, 2000};
    enum { SIZES = sizeof RULES / sizeof *RULES };
    struct row rows[SIZES] = {{0}};
    int count = bench->quick ? 2 : SIZES;
    printf("growth: %s\n  %9s %9s %9s %9s %9s %9s %9s %9s %9s\n", title, "questions", "rules",
           "load ms", "read ms", "eval ms", "JSON ms", "pack KiB", "trace KiB", "JSON KiB");
    for (int i = 0; i < count; i++) {
        struct row *row = &rows[i];
        row->questions = QUESTIONS[questions ? i : 0];
        row->recommendations = RULES[rules ? i : 0];
        row->size = (questions ? row->questions : 0) + (rules ? row->recommendations : 0);
        measure_row(bench, row);
        printf("  %9d %9d", row->questions, row->recommendations);
        for (int c = 0; c < COLUMNS; c++)
            printf(c <= WRITE ? " %9.2f" : " %9.0f", row->cells[c]);
        printf("\n");
    }
    print_exponents("exponent", &rows[0], &rows[count - 1]);
    print_exponents("last step", &rows[count - 2], &rows[count - 1]);
}

static void run_growth(const struct bench *bench)
{
    grow_table(bench, "more questions", true, false);
    grow_table(bench, "more recommendations", false, true);
    grow_table(bench, "both", true, true);
}

// --- the whole process ---

static void run_process(const struct bench *bench)
{
    const char *const eval[] = {bench->grow, "eval", bench->dossier_path, NULL};
    const char *const html[] = {bench->grow, "report", bench->dossier_path,
                                "--format",  "html",   NULL};
    const char *const pdf[] = {bench->grow, "report", bench->dossier_path, "--format", "pdf", NULL};
    const char *const version[] = {bench->grow, "version", NULL};
    const struct {
        const char *what;
        const char *const *arguments;
    } all[] = {{"grow version", version},
               {"grow eval", eval},
               {"grow report, HTML", html},
               {"grow report, PDF", pdf}};
    static struct process_times times[4];
    printf("process: the whole program, output to /dev/null\n");
    for (int i = 0; i < (grow_can_print() ? 4 : 3); i++) {
        for (int round = 0; round < (bench->quick ? 1 : 41); round++)
            if (!process_run(all[i].arguments, &times[i]))
                give_up("the program given by --grow failed", NULL);
        printf("  %-28s %8.2f ms CPU %8.2f ms wall, peak %ld KiB\n", all[i].what,
               milli(&times[i].cpu), milli(&times[i].wall), times[i].peak);
    }
}

// --- ---

static void read_dossier(struct bench *bench)
{
    grow_diagnostics *diagnostics = grow_diagnostics_new();
    const char *why;
    if (!file_read(bench->dossier_path, &bench->arena, &bench->text, &bench->length, &why)) {
        fprintf(stderr, "grow_bench: cannot read '%s': %s\n", bench->dossier_path, why);
        exit(1);
    }
    if (!grow_dossier_pack(bench->dossier_path, bench->text, bench->length, bench->id,
                           sizeof bench->id, diagnostics))
        give_up("the dossier names no pack", diagnostics);
    grow_diagnostics_free(diagnostics);
}

int main(int count, char **arguments)
{
    struct bench bench = {.dossier_path = ROOT "/docs/examples/de-singel.yaml"};
    for (int i = 1; i < count; i++) {
        const char *next = i + 1 < count ? arguments[i + 1] : NULL;
        if (strcmp(arguments[i], "--quick") == 0)
            bench.quick = true;
        else if (strcmp(arguments[i], "--only") == 0 && next)
            bench.only = arguments[++i];
        else if (strcmp(arguments[i], "--dossier") == 0 && next)
            bench.dossier_path = arguments[++i];
        else if (strcmp(arguments[i], "--grow") == 0 && next)
            bench.grow = arguments[++i];
        else
            give_up("usage: [--quick] [--only SECTION] [--dossier FILE] [--grow PATH]", NULL);
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    arena_init(&bench.arena);
    read_dossier(&bench);
    if (bench.grow && wants(&bench, "process")) // first: a fork of a larger process costs more
        run_process(&bench);
    if (wants(&bench, "start"))
        run_start(&bench);
    if (wants(&bench, "steady"))
        run_steady(&bench);
    if (wants(&bench, "memory"))
        run_memory(&bench);
    if (wants(&bench, "growth"))
        run_growth(&bench);
    arena_clear(&bench.arena);
    return 0;
}
