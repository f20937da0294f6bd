// An export as JSON holds the dossier beside its result. Here it is unwrapped, and compared with
// the hash that the result has: data that went through other hands may have been changed there.
#include "model/dossier_wrap.h"

#include "model/history.h"

#include "base/num.h"
#include "base/text.h"

const struct node *dossier_unwrap(const struct node *top)
{
    const struct node *inside = node_find(top, "dossier");
    return node_find(top, "grow_export") && inside ? inside : top;
}

void dossier_warn_left_out(struct diags *diags, struct span at, size_t count)
{
    struct diag *diag = diag_add(diags, DIAG_LEFT_OUT, at,
                                 count == 1 ? "%zu open text was left out when this was exported"
                                            : "%zu open texts were left out when this was exported",
                                 count);
    diag_help(diags, diag, "the dossier lacks them; export with --with-texts to keep them");
}

void dossier_warn_changed(struct diags *diags, struct span at, const char *hash,
                          const struct dossier *dossier)
{
    if (text_equal(hash, dossier->hash))
        return;
    struct diag *diag = diag_add(diags, DIAG_CHANGED, at, "the data differ from what was exported");
    diag_note_at(diags, diag, SPAN_NONE, "the dossier that was exported has the hash %s", hash);
    diag_note_at(diags, diag, SPAN_NONE, "the one that was read has the hash %s", dossier->hash);
    diag_help(diags, diag, "nothing to do when somebody changed them on purpose");
}

void dossier_compare(const struct node *top, const struct dossier *dossier, struct diags *diags)
{
    if (dossier_unwrap(top) == top)
        return;
    double count = 0;
    const struct node *left_out = node_find(top, "texts_left_out");
    if (left_out && left_out->kind == NODE_SCALAR && num_parse(left_out->text, &count) &&
        count > 0) {
        dossier_warn_left_out(diags, left_out->span, (size_t)count);
        return;
    }
    const struct node *hash = node_find(node_find(node_find(top, "result"), "dossier"), "hash");
    if (hash && hash->kind == NODE_SCALAR)
        dossier_warn_changed(diags, hash->span, hash->text, dossier);
}

void dossier_warn_version(struct diags *diags, const struct node *root, const struct pack *pack)
{
    const struct node *version = node_find(root, "pack_version");
    if (!version || version->kind != NODE_SCALAR || node_is_null(version) || !pack->version)
        return;
    int order = version_compare(version->text, pack->version);
    if (order == 0)
        return;
    struct diag *diag = diag_add(diags, DIAG_OTHER_VERSION, version->span,
                                 "this dossier is of version %s, and the pack '%s' is %s",
                                 version->text, pack->id, pack->version);
    diag_help(diags, diag,
              order < 0 ? "`grow migrate` tells what becomes of its answers, and moves it"
                        : "use the later pack: name its folder with --pack");
}
