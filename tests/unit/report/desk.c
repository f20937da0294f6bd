// Puts a report on the desk as the engine does: pack, rules, layout, dossier, assessment, blocks.
#include "desk.h"

#include <stdio.h>
#include <string.h>

#include "rules/evaluate.h"
#include "rules/read_rules.h"

const char *desk_read(struct desk *desk, const char *path, size_t *length)
{
    const char *full = arena_textf(&desk->arena, "%s/%s", ROOT, path);
    FILE *file = fopen(full, "rb");
    if (!file)
        return NULL;
    enum { MOST = 1024 * 1024 };
    char *text = arena_alloc(&desk->arena, MOST);
    *length = fread(text, 1, MOST - 1, file);
    fclose(file);
    return text;
}

static bool read_for_pack(void *context, const char *name, const char **text, size_t *length,
                          const char **shown)
{
    struct desk *desk = context;
    *shown = arena_text(&desk->arena, name);
    if (desk->layout_text && strstr(name, "/report.yaml")) {
        *text = desk->layout_text;
        *length = strlen(*text);
        return true;
    }
    *text = desk_read(desk, name, length);
    return *text != NULL;
}

void desk_open(struct desk *desk, const char *layout_text)
{
    *desk = (struct desk){.layout_text = layout_text};
    arena_init(&desk->arena);
    diags_init(&desk->diags, &desk->arena);
    struct pack_reader reader = {.read = read_for_pack, .context = desk};
    desk->pack = pack_read("grow-onderwijsregio", &reader, &desk->diags);
    if (desk->pack)
        desk->rules = read_rules(desk->pack, &limits_default, &desk->diags);
    if (desk->rules)
        desk->layout = layout_read(desk->rules, &desk->pack->arena, &desk->diags);
}

void desk_report_text(struct desk *desk, const char *text, const char *language)
{
    if (!desk->layout)
        return;
    desk->dossier =
        dossier_read(desk->pack, &desk->arena, "dossier", text, strlen(text), &desk->diags);
    if (desk->dossier)
        desk->assessment =
            evaluate(desk->rules, desk->dossier, &limits_default, &desk->arena, NULL, &desk->diags);
    if (!desk->assessment)
        return;
    struct report_context context = {
        .layout = desk->layout, .language = language, .engine = "9.9.9"};
    desk->report = report_build(desk->assessment, &context, &desk->arena, &desk->diags);
}

void desk_report(struct desk *desk, const char *path, const char *language)
{
    size_t length;
    const char *text = desk_read(desk, path, &length);
    if (text)
        desk_report_text(desk, text, language);
}

void desk_close(struct desk *desk)
{
    if (desk->pack)
        pack_free(desk->pack);
    arena_clear(&desk->arena);
}
