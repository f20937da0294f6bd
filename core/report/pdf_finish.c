// What cairo cannot write, added with libqpdf: the language, the title in the window, alternative
// texts of figures, the scope of heads, artifacts, an id without chance. The only file that sees
// qpdf. Owns the parsed document for the length of a call.
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "report/pdf.h"

struct finish {
    const struct pdf *pdf;
    qpdf_data file;
    size_t figures;    // met so far
    qpdf_oh scopes[2]; // of a row, of a column: shared by all heads
};

// Every handle that is taken is given back.
static qpdf_oh get(struct finish *finish, qpdf_oh from, const char *key)
{
    return qpdf_oh_get_key(finish->file, from, key);
}

static void put(struct finish *finish, qpdf_oh into, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(finish->file, into, key, value);
    qpdf_oh_release(finish->file, value);
}

static void put_parsed(struct finish *finish, qpdf_oh into, const char *key, const char *value)
{
    put(finish, into, key, qpdf_oh_parse(finish->file, value));
}

// What matters of the kinds of elements.
enum kind { OTHER, HOLDER, ROW, HEAD, CELL, FIGURE, ASIDE };

static enum kind kind_of(struct finish *finish, qpdf_oh element)
{
    static const struct {
        const char *name;
        enum kind kind;
    } KINDS[] = {{"/TD", CELL},        {"/TH", HEAD},      {"/TR", ROW},     {"/Private", ASIDE},
                 {"/Figure", FIGURE},  {"/Table", HOLDER}, {"/L", HOLDER},   {"/LI", HOLDER},
                 {"/LBody", HOLDER},   {"/P", HOLDER},     {"/Div", HOLDER}, {"/TOC", HOLDER},
                 {"/Document", HOLDER}};
    enum kind kind = OTHER;
    const char *name;
    size_t length;
    qpdf_oh value = get(finish, element, "/S"); // null when it is no dictionary
    if (qpdf_oh_get_value_as_name(finish->file, value, &name, &length)) {
        for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0] && kind == OTHER; i++) {
            kind = strcmp(name, KINDS[i].name) == 0 ? KINDS[i].kind : OTHER;
        }
    }
    qpdf_oh_release(finish->file, value);
    return kind;
}

// --- the structure ---

enum { MOST_DEPTH = 24, MOST_HEADS = 64 };

// The heads of a row: of nothing but heads, they name their columns; else they name the row.
struct heads {
    qpdf_oh list[MOST_HEADS];
    int count;
    bool alone;
};

static void scope_heads(struct finish *finish, struct heads *heads)
{
    for (int i = 0; i < heads->count; i++) {
        qpdf_oh_replace_key(finish->file, heads->list[i], "/A", finish->scopes[heads->alone]);
        qpdf_oh_release(finish->file, heads->list[i]);
    }
}

static void make_scopes(struct finish *finish)
{
    static const char *const SCOPES[] = {"<< /O /Table /Scope /Row >>",
                                         "<< /O /Table /Scope /Column >>"};
    for (int i = 0; i < 2; i++) {
        qpdf_oh direct = qpdf_oh_parse(finish->file, SCOPES[i]);
        finish->scopes[i] = qpdf_make_indirect_object(finish->file, direct);
        qpdf_oh_release(finish->file, direct);
    }
}

static void name_figure(struct finish *finish, qpdf_oh figure)
{
    if (finish->figures < finish->pdf->alt_count) {
        const char *alt = finish->pdf->alts[finish->figures++];
        put(finish, figure, "/Alt", qpdf_oh_new_unicode_string(finish->file, alt));
    }
}

static void walk(struct finish *finish, qpdf_oh element, int depth)
{
    qpdf_data file = finish->file;
    struct heads heads = {.alone = true};
    qpdf_oh kids = get(finish, element, "/K");
    int count = qpdf_oh_is_array(file, kids) ? qpdf_oh_get_array_n_items(file, kids) : 0;
    for (int i = 0; i < count && depth < MOST_DEPTH; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(file, kids, i);
        bool kept = false;
        switch (qpdf_oh_is_dictionary(file, kid) ? kind_of(finish, kid) : OTHER) {
        case OTHER: break;
        case CELL: heads.alone = false; break;
        case HEAD:
            kept = heads.count < MOST_HEADS;
            if (kept) {
                heads.list[heads.count++] = kid;
            }
            break;
        case FIGURE: name_figure(finish, kid); break;
        case ASIDE:
            qpdf_oh_erase_item(file, kids, i--);
            count--;
            break;
        case ROW:
        case HOLDER: walk(finish, kid, depth + 1); break;
        }
        if (!kept) {
            qpdf_oh_release(file, kid);
        }
    }
    scope_heads(finish, &heads);
    qpdf_oh_release(file, kids);
}

// --- pages ---

// The page's marked content by number: those that are artifacts have no element any more.
static void forget_parents(struct finish *finish, qpdf_oh page, int number)
{
    qpdf_data file = finish->file;
    qpdf_oh key = get(finish, page, "/StructParents");
    qpdf_oh root = qpdf_get_root(file);
    qpdf_oh tree = get(finish, root, "/StructTreeRoot");
    qpdf_oh parents = get(finish, tree, "/ParentTree");
    qpdf_oh pairs = get(finish, parents, "/Nums");
    int wanted = qpdf_oh_is_integer(file, key) ? qpdf_oh_get_int_value_as_int(file, key) : -1;
    for (int i = 0; i + 1 < qpdf_oh_get_array_n_items(file, pairs); i += 2) {
        qpdf_oh index = qpdf_oh_get_array_item(file, pairs, i);
        qpdf_oh list = qpdf_oh_get_array_item(file, pairs, i + 1);
        if (qpdf_oh_get_int_value_as_int(file, index) == wanted && qpdf_oh_is_array(file, list) &&
            number < qpdf_oh_get_array_n_items(file, list)) {
            qpdf_oh nothing = qpdf_oh_new_null(file);
            qpdf_oh_set_array_item(file, list, number, nothing);
            qpdf_oh_release(file, nothing);
        }
        qpdf_oh_release(file, index);
        qpdf_oh_release(file, list);
    }
    qpdf_oh_release(file, pairs);
    qpdf_oh_release(file, parents);
    qpdf_oh_release(file, tree);
    qpdf_oh_release(file, root);
    qpdf_oh_release(file, key);
}

static const char *find(const char *from, const char *end, const char *what)
{
    size_t length = strlen(what);
    for (; from + length <= end; from++) {
        from = memchr(from, what[0], (size_t)(end - from) - length + 1);
        if (from == NULL || memcmp(from, what, length) == 0) {
            return from;
        }
    }
    return NULL;
}

// "/Private << /MCID 3 >> BDC" becomes "/Artifact BMC".
static void mark_artifacts(struct finish *finish, qpdf_oh page, const char *text, size_t length,
                           struct buf *out)
{
    static const char OPEN[] = "/Private << /MCID ";
    static const char CLOSE[] = " >> BDC";
    const char *end = text + length;
    const char *at = text;
    const char *mark;
    while ((mark = find(at, end, OPEN)) != NULL) {
        const char *digit = mark + sizeof OPEN - 1;
        int number = 0;
        while (digit < end && *digit >= '0' && *digit <= '9' && number < 1000000) {
            number = number * 10 + (*digit++ - '0');
        }
        const char *close = find(digit, end, CLOSE);
        if (close != digit) {
            break;
        }
        buf_add(out, at, (size_t)(mark - at));
        buf_puts(out, "/Artifact BMC");
        forget_parents(finish, page, number);
        at = close + sizeof CLOSE - 1;
    }
    buf_add(out, at, (size_t)(end - at));
}

static void finish_page(struct finish *finish, qpdf_oh page)
{
    qpdf_data file = finish->file;
    unsigned char *text;
    size_t length;
    put_parsed(finish, page, "/Tabs", "/S");
    if (qpdf_oh_get_page_content_data(file, page, &text, &length) != QPDF_SUCCESS) {
        return;
    }
    struct buf marked;
    buf_init(&marked, length + 64);
    mark_artifacts(finish, page, (const char *)text, length, &marked);
    qpdf_oh contents = get(finish, page, "/Contents");
    qpdf_oh nothing = qpdf_oh_new_null(file);
    qpdf_oh_replace_stream_data(file, contents, (const unsigned char *)marked.text, marked.length,
                                nothing, nothing);
    qpdf_oh_release(file, nothing);
    qpdf_oh_release(file, contents);
    buf_clear(&marked);
    free(text); // qpdf took it with malloc
}

static void finish_all(struct finish *finish)
{
    qpdf_data file = finish->file;
    qpdf_oh root = qpdf_get_root(file);
    put(finish, root, "/Lang", qpdf_oh_new_unicode_string(file, finish->pdf->report->language));
    put_parsed(finish, root, "/MarkInfo", "<< /Marked true >>");
    put_parsed(finish, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
    qpdf_oh tree = get(finish, root, "/StructTreeRoot");
    make_scopes(finish);
    walk(finish, tree, 0);
    qpdf_oh_release(file, tree);
    qpdf_oh_release(file, root);
    for (int i = 0; i < qpdf_get_num_pages(file); i++) {
        qpdf_oh page = qpdf_get_page_n(file, (size_t)i);
        finish_page(finish, page);
        qpdf_oh_release(file, page);
    }
}

bool pdf_finish(const struct pdf *pdf, const struct buf *raw, struct buf *out)
{
    struct finish finish = {.pdf = pdf, .file = qpdf_init()};
    qpdf_data file = finish.file;
    qpdf_silence_errors(file);
    qpdf_set_suppress_warnings(file, QPDF_TRUE);
    bool done = qpdf_read_memory(file, "report", raw->text, raw->length, NULL) == QPDF_SUCCESS;
    if (done) {
        finish_all(&finish);
        qpdf_init_write_memory(file);
        qpdf_set_deterministic_ID(file, QPDF_TRUE);
        qpdf_set_object_stream_mode(file, qpdf_o_generate);
        done = qpdf_write(file) <= QPDF_WARNINGS && !qpdf_has_error(file);
    }
    if (done) {
        buf_add(out, (const char *)qpdf_get_buffer(file), qpdf_get_buffer_length(file));
    }
    qpdf_cleanup(&finish.file);
    return done;
}
