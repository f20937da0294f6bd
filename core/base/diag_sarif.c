// Diagnostics as SARIF 2.1.0, which editors and code hosts read: the codes that occur with their
// help, the places, and what a remark allows as suppressed. Owns nothing. Must not know which
// program asks, but for its version.
#include "base/diag.h"

#include <string.h>

#include "base/json.h"

static const char SCHEMA[] =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

static const char *const LEVELS[] = {
    [DIAG_ERROR] = "error", [DIAG_WARNING] = "warning", [DIAG_NOTE] = "note"};

struct sarif {
    const struct diags *diags;
    struct json json;
    enum diag_code *rules; // that occur, ascending
    size_t rule_count;
};

static void member(struct sarif *sarif, const char *key, const char *text)
{
    json_key(&sarif->json, key);
    json_string(&sarif->json, text);
}

static void member_integer(struct sarif *sarif, const char *key, int number)
{
    json_key(&sarif->json, key);
    json_integer(&sarif->json, number);
}

static void open_member(struct sarif *sarif, const char *key, char bracket)
{
    json_key(&sarif->json, key);
    json_open(&sarif->json, bracket);
}

// {"text": ...} under a key.
static void message(struct sarif *sarif, const char *key, const char *text)
{
    open_member(sarif, key, '{');
    member(sarif, "text", text);
    json_close(&sarif->json, '}');
}

static void code_member(struct sarif *sarif, const char *key, enum diag_code code)
{
    struct buf name;
    buf_init(&name, 20);
    buf_putf(&name, "G%04d", (int)code);
    member(sarif, key, name.text);
    buf_clear(&name);
}

// --- rules ---

static void add_rules(struct sarif *sarif, bool allowed)
{
    struct diags_shown shown = diags_shown(sarif->diags, allowed);
    enum diag_code *rules = sarif->rules;
    for (size_t i = 0; i < shown.count; i++) {
        size_t to = 0;
        while (to < sarif->rule_count && rules[to] < shown.list[i]->code) {
            to++;
        }
        if (to < sarif->rule_count && rules[to] == shown.list[i]->code) {
            continue;
        }
        memmove(&rules[to + 1], &rules[to], (sarif->rule_count - to) * sizeof *rules);
        rules[to] = shown.list[i]->code;
        sarif->rule_count++;
    }
}

static void rule(struct sarif *sarif, enum diag_code code)
{
    const struct diag_meaning *meaning = diag_meaning_of(code);
    json_open(&sarif->json, '{');
    code_member(sarif, "id", code);
    message(sarif, "shortDescription", diag_say(sarif->diags, diag_summary(code)));
    if (meaning != NULL) {
        struct buf help;
        buf_init(&help, 65536);
        buf_putf(&help, "%s\n\n%s", diag_say(sarif->diags, meaning->repair),
                 diag_say(sarif->diags, meaning->example));
        message(sarif, "fullDescription", diag_say(sarif->diags, meaning->cause));
        message(sarif, "help", help.text);
        buf_clear(&help);
    }
    open_member(sarif, "defaultConfiguration", '{');
    member(sarif, "level", LEVELS[diag_severity_of(code)]);
    json_close(&sarif->json, '}');
    json_close(&sarif->json, '}');
}

static int rule_index(const struct sarif *sarif, enum diag_code code)
{
    int index = 0;
    while (sarif->rules[index] != code) {
        index++;
    }
    return index;
}

// --- places ---

// A path as a URI: relative to where the program ran, or a file.
static void uri(struct sarif *sarif, const char *path)
{
    static const char PLAIN[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    struct buf out;
    buf_init(&out, 65536);
    buf_puts(&out, *path == '/' ? "file://" : "");
    for (const char *at = path; *at != '\0'; at++) {
        if (strchr(PLAIN, *at) != NULL) {
            buf_putc(&out, *at);
        } else {
            buf_putf(&out, "%%%02X", (unsigned)(unsigned char)*at);
        }
    }
    member(sarif, "uri", out.text);
    buf_clear(&out);
}

static void location(struct sarif *sarif, struct span span, const char *text)
{
    const struct source *source = diags_source_of(sarif->diags, span);
    if (source == NULL) {
        return;
    }
    json_open(&sarif->json, '{');
    open_member(sarif, "physicalLocation", '{');
    open_member(sarif, "artifactLocation", '{');
    uri(sarif, source->name);
    json_close(&sarif->json, '}');
    if (span.line > 0) {
        open_member(sarif, "region", '{');
        member_integer(sarif, "startLine", span.line);
        member_integer(sarif, "startColumn", span.column > 0 ? span.column : 1);
        if (span.end_line >= span.line && span.end_column > 0) {
            member_integer(sarif, "endLine", span.end_line);
            member_integer(sarif, "endColumn", span.end_column);
        }
        json_close(&sarif->json, '}');
    }
    json_close(&sarif->json, '}');
    if (text != NULL) {
        message(sarif, "message", text);
    }
    json_close(&sarif->json, '}');
}

// --- results ---

// The message with its notes and helps, a line each: most viewers show nothing else.
static void result_message(struct sarif *sarif, const struct diag *diag)
{
    struct buf text;
    buf_init(&text, 65536);
    buf_puts(&text, diag->message);
    for (const struct diag_part *part = diag->parts; part != NULL; part = part->next) {
        buf_putf(&text, "\n%s: %s", part->help ? "help" : "note", part->message);
    }
    message(sarif, "message", text.text);
    buf_clear(&text);
}

static void related(struct sarif *sarif, const struct diag *diag)
{
    bool any = false;
    for (const struct diag_part *part = diag->parts; part != NULL; part = part->next) {
        if (diags_source_of(sarif->diags, part->span) == NULL) {
            continue;
        }
        if (!any) {
            open_member(sarif, "relatedLocations", '[');
        }
        any = true;
        location(sarif, part->span, part->message);
    }
    if (any) {
        json_close(&sarif->json, ']');
    }
}

static void result(struct sarif *sarif, const struct diag *diag)
{
    json_open(&sarif->json, '{');
    code_member(sarif, "ruleId", diag->code);
    member_integer(sarif, "ruleIndex", rule_index(sarif, diag->code));
    member(sarif, "level", LEVELS[diag->severity]);
    result_message(sarif, diag);
    open_member(sarif, "locations", '[');
    location(sarif, diag->span, NULL);
    json_close(&sarif->json, ']');
    related(sarif, diag);
    if (diag->because != NULL) {
        open_member(sarif, "suppressions", '[');
        json_open(&sarif->json, '{');
        member(sarif, "kind", "inSource");
        member(sarif, "justification", diag->because);
        json_close(&sarif->json, '}');
        json_close(&sarif->json, ']');
    }
    json_close(&sarif->json, '}');
}

static void results(struct sarif *sarif, bool allowed)
{
    struct diags_shown shown = diags_shown(sarif->diags, allowed);
    for (size_t i = 0; i < shown.count; i++) {
        result(sarif, shown.list[i]);
    }
}

static void tool(struct sarif *sarif, const char *version)
{
    open_member(sarif, "tool", '{');
    open_member(sarif, "driver", '{');
    member(sarif, "name", "grow");
    member(sarif, "version", version);
    open_member(sarif, "rules", '[');
    for (size_t i = 0; i < sarif->rule_count; i++) {
        rule(sarif, sarif->rules[i]);
    }
    json_close(&sarif->json, ']');
    json_close(&sarif->json, '}');
    json_close(&sarif->json, '}');
}

void diags_sarif(const struct diags *diags, const char *version, struct buf *out)
{
    struct sarif sarif = {.diags = diags};
    sarif.rules =
        arena_array(diags->arena, diags->count + diags->allowed_count, sizeof *sarif.rules);
    json_init(&sarif.json, out, false);
    add_rules(&sarif, false);
    add_rules(&sarif, true);
    json_open(&sarif.json, '{');
    member(&sarif, "$schema", SCHEMA);
    member(&sarif, "version", "2.1.0");
    open_member(&sarif, "runs", '[');
    json_open(&sarif.json, '{');
    tool(&sarif, version);
    member(&sarif, "columnKind", "unicodeCodePoints");
    open_member(&sarif, "results", '[');
    results(&sarif, false);
    results(&sarif, true);
    json_close(&sarif.json, ']');
    json_close(&sarif.json, '}');
    json_close(&sarif.json, ']');
    json_close(&sarif.json, '}');
    buf_putc(out, '\n');
}
