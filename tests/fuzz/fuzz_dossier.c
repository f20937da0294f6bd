// Any bytes as a dossier of a small pack: one comes out exactly when there is no error, and what is
// written of it reads as the same, with the same hash.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/model/small_pack.h"
#include "model/dossier.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void write_and_read(const struct dossier *dossier, struct buf *out, struct diags *diags)
{
    dossier_write(dossier, out);
    must(!out->full);
    const struct dossier *again =
        dossier_read(dossier->pack, dossier->arena, "again.yaml", out->text, out->length, diags);
    must(again != NULL);
    must(strcmp(dossier->hash, again->hash) == 0);
    must(dossier->respondent_count == again->respondent_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct diags diags;
    struct buf out;
    const char *text = (const char *)data;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&out, 1 << 24);
    struct pack *pack = small_pack(&diags);
    must(pack != NULL);

    const char *id = dossier_pack_id(&arena, "input.yaml", text, size, &diags);
    must((id != NULL) == (diags.errors == 0));
    struct dossier *dossier =
        id ? dossier_read(pack, &arena, "input.yaml", text, size, &diags) : NULL;
    must((dossier != NULL) == (diags.errors == 0));
    if (dossier) {
        write_and_read(dossier, &out, &diags);
    }
    buf_reset(&out);
    diags_print(&diags, &out, false);

    buf_clear(&out);
    pack_free(pack);
    arena_clear(&arena);
    return 0;
}
