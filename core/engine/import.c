// Data in: the calls of grow.h that make a dossier of what was exported, or of a dossier in JSON.
#include <string.h>

#include "base/text.h"
#include "engine/import.h"

// JSON begins with a bracket; of a dossier in YAML some line begins with its format.
static bool is_dossier(const grow_data *data)
{
    static const char FORMAT[] = "grow-dossier:";
    size_t length = strlen(FORMAT);
    const char *end = data->text + data->length;
    for (const char *at = data->text; at < end;) {
        if (*at == '{')
            return true;
        if ((size_t)(end - at) >= length && memcmp(at, FORMAT, length) == 0)
            return true;
        const char *line = memchr(at, '\n', (size_t)(end - at));
        bool more = *at == '#' || *at == '\n' || *at == '\r' || text_starts(at, "---");
        if (!line || !more)
            return false;
        at = line + 1;
    }
    return false;
}

static bool open_source(struct import_source *source, const grow_data *data, struct arena *arena,
                        struct diags *diags)
{
    *source = (struct import_source){
        .arena = arena,
        .diags = diags,
        .file = data->text ? diags_source(diags, data->name, data->text, data->length)
                           : diags_sheet(diags, data->name, ""),
        .rows = data->rows,
        .row_count = data->row_count};
    return data->rows || import_csv_open(source, data->text ? data->text : "", data->length);
}

bool grow_import_pack(const grow_data *data, char *id, size_t room, grow_diagnostics *diagnostics)
{
    struct arena arena;
    struct import_source source;
    if (data->text && is_dossier(data))
        return grow_dossier_pack(data->name, data->text, data->length, id, room, diagnostics);
    arena_init(&arena);
    const char *found =
        open_source(&source, data, &arena, &diagnostics->diags) ? import_rows_pack(&source) : NULL;
    bool fits = found && strlen(found) < room;
    if (found && !fits) {
        struct diag *diag = diag_add(&diagnostics->diags, DIAG_BAD_ID, SPAN_NONE,
                                     "what stands in the column 'pack' is not the id of a pack");
        diag_help(&diagnostics->diags, diag, "write the id of a pack, such as grow-onderwijsregio");
    }
    if (fits)
        memcpy(id, found, strlen(found) + 1);
    arena_clear(&arena);
    return fits;
}

grow_dossier *grow_import(const grow_pack *pack, const grow_data *data,
                          grow_diagnostics *diagnostics)
{
    if (data->text && is_dossier(data))
        return grow_dossier_read(pack, data->name, data->text, data->length, diagnostics);
    struct arena arena;
    struct import_source source;
    arena_init(&arena);
    grow_dossier *handle = arena_alloc(&arena, sizeof *handle);
    handle->arena = arena;
    handle->pack = pack;
    if (open_source(&source, data, &handle->arena, &diagnostics->diags))
        handle->dossier = import_rows(pack->pack, &source, &handle->arena);
    if (handle->dossier)
        return handle;
    grow_dossier_free(handle);
    return NULL;
}
