// grow_ask: a free expression over a finished assessment. It is parsed, bound and evaluated as one
// of a rule, on what is there already, and told by the files of explain. It owns nothing and
// changes nothing.

#include <string.h>

#include "engine/explain.h"
#include "engine/handles.h"
#include "rules/bind.h"

// False after a diagnostic.
static bool evaluate_text(const struct assessment *assessment, const char *expression,
                          struct trace *trace, struct diags *diags)
{
    const char *text = arena_text(diags->arena, expression);
    struct span at = {diags_source(diags, "(expression)", text, strlen(text)), 1, 1, 1, 1};
    struct cond *cond = cond_parse(diags->arena, text, at, diags);
    struct scope scope = {SCOPE_RULE, assessment->pack, assessment->rules, -1};
    if (!cond || !bind_cond(&scope, cond, diags))
        return false;
    *trace = evaluate_trace(assessment, cond);
    return true;
}

// A name tells where its value comes from, a comparison its outcome; of anything else the value
// stands first.
static void tell(struct explain *explain, struct branch *root, const struct trace *trace)
{
    enum cond_op op = trace->cond->op;
    bool tells_itself = op == COND_NAME || op == COND_NOT || (op >= COND_AND && op <= COND_IN);
    if (!tells_itself)
        root = explain_addf(explain, root, WORD_EXPLAIN_READS,
                            cond_text(explain->arena, trace->cond), explain_part(explain, trace));
    explain_trace(explain, root, trace);
}

bool grow_ask(const grow_assessment *assessment, const char *expression,
              const grow_explain_options *options, const grow_sink *sink,
              grow_diagnostics *diagnostics)
{
    struct trace trace;
    if (!evaluate_text(assessment->assessment, expression, &trace, &diagnostics->diags))
        return false;
    struct arena arena;
    arena_init(&arena);
    struct explain explain = explain_of(assessment->assessment, options, &arena);
    struct branch root = {0};
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    tell(&explain, &root, &trace);
    if (options->json)
        explain_json(&root, &out);
    else
        explain_print(&root, options->colour, &out);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
