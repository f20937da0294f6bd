// What cairo cannot write, put into the objects that it wrote: the language, the title in the
// window, alternative texts of figures, the scope of heads, artifacts. Elements are met in the
// order in which they were painted. Must not know how objects are read and written
// (pdf_objects.h).
#include <string.h>

#include "base/text.h"
#include "report/pdf.h"
#include "report/pdf_objects.h"

struct finish {
    const struct pdf *pdf;
    struct pdf_objects objects;
    bool *celled; // of each object: it is a row that holds more than heads
};

// The object that a key refers to, or 0.
static size_t referred(const struct finish *finish, const struct pdf_object *object,
                       const char *key)
{
    const char *at = pdf_objects_find(object->text, object->length, key);
    size_t number = at != NULL ? pdf_objects_number(at, object->text + object->length) : 0;
    return number < finish->objects.count ? number : 0;
}

static bool is_element(const struct pdf_object *object, const char *kind)
{
    return object->text != NULL && object->stream == NULL &&
           pdf_objects_starts(object->text, object->length, "<< /Type /StructElem\n") &&
           pdf_objects_find(object->text, object->length, kind) != NULL;
}

// An object with one entry more, before its end.
static void add_entry(struct finish *finish, struct pdf_object *object, const char *entry)
{
    if (object->length < 2) {
        return;
    }
    object->text = arena_textf(finish->objects.arena, "%.*s   %s\n>>", (int)object->length - 2,
                               object->text, entry);
    object->length = strlen(object->text);
}

// --- elements ---

// A text as PDF has it: in UTF-16, in hexadecimal digits.
static void put_text(struct buf *out, const char *text)
{
    const char *end = text + strlen(text);
    buf_puts(out, "<FEFF");
    while (text < end) {
        uint32_t point = text_next(&text, end);
        if (point >= 0x10000) {
            buf_putf(out, "%04X", (unsigned)(0xD800 + ((point - 0x10000) >> 10)));
            point = 0xDC00 + ((point - 0x10000) & 0x3FF);
        }
        buf_putf(out, "%04X", (unsigned)point);
    }
    buf_putc(out, '>');
}

static void name_figure(struct finish *finish, struct pdf_object *figure, const char *alt)
{
    struct buf entry;
    buf_init(&entry, 1 << 16);
    buf_puts(&entry, "/Alt ");
    put_text(&entry, alt);
    add_entry(finish, figure, entry.text);
    buf_clear(&entry);
}

// A row of nothing but heads names its columns; else its head names the row.
static void scope_head(struct finish *finish, struct pdf_object *head)
{
    bool row = finish->celled[referred(finish, head, "/P ")];
    add_entry(finish, head,
              row ? "/A << /O /Table /Scope /Row >>" : "/A << /O /Table /Scope /Column >>");
}

static void finish_elements(struct finish *finish)
{
    struct pdf_objects *objects = &finish->objects;
    finish->celled = arena_array(objects->arena, objects->count, sizeof *finish->celled);
    for (size_t i = 1; i < objects->count; i++) {
        if (is_element(&objects->list[i], "/S /TD\n")) {
            finish->celled[referred(finish, &objects->list[i], "/P ")] = true;
        }
    }
    size_t figures = 0;
    for (size_t i = 0; i < objects->ordered; i++) {
        struct pdf_object *object = &objects->list[objects->order[i]];
        if (is_element(object, "/S /TH\n")) {
            scope_head(finish, object);
        } else if (is_element(object, "/S /Figure\n") && figures < finish->pdf->alt_count) {
            name_figure(finish, object, finish->pdf->alts[figures++]);
        }
    }
}

// --- artifacts ---

// The object without references to what is gone.
static void forget_gone(struct finish *finish, struct pdf_object *object, const char *instead)
{
    const struct pdf_objects *objects = &finish->objects;
    struct buf kept;
    buf_init(&kept, object->length + 4 * objects->count);
    const char *end = object->text + object->length;
    const char *at = object->text;
    while (at < end) {
        bool digit = *at >= '0' && *at <= '9';
        size_t size = 1;
        while (digit && at + size < end && at[size] >= '0' && at[size] <= '9') {
            size++;
        }
        size_t number = digit ? pdf_objects_number(at, at + size) : 0;
        bool reference = digit && pdf_objects_starts(at + size, (size_t)(end - at) - size, " 0 R");
        if (reference && number < objects->count && objects->list[number].gone) {
            buf_puts(&kept, instead);
            at += size + 4;
        } else {
            buf_add(&kept, at, size);
            at += size;
        }
    }
    object->text = arena_text_n(objects->arena, kept.text, kept.length);
    object->length = kept.length;
    buf_clear(&kept);
}

// Elements of what is no part of the text go, and what refers to them: the elements that hold them,
// and the lists of elements by number that pages have.
static void drop_asides(struct finish *finish)
{
    struct pdf_objects *objects = &finish->objects;
    bool *holders = arena_array(objects->arena, objects->count, sizeof *holders);
    for (size_t i = 1; i < objects->count; i++) {
        if (is_element(&objects->list[i], "/S /Private\n")) {
            objects->list[i].gone = true;
            holders[referred(finish, &objects->list[i], "/P ")] = true;
        }
    }
    for (size_t i = 1; i < objects->count; i++) {
        if (holders[i]) {
            forget_gone(finish, &objects->list[i], "");
        }
    }
    for (size_t i = 1; i < objects->count; i++) {
        struct pdf_object *object = &objects->list[i];
        if (object->text != NULL && object->stream == NULL && object->length > 0 &&
            object->text[0] == '[') {
            forget_gone(finish, object, "null");
        }
    }
}

// "/Private << /MCID 3 >> BDC" becomes "/Artifact BMC".
static void mark_artifacts(const struct buf *content, struct buf *out)
{
    static const char OPEN[] = "/Private << /MCID ";
    static const char CLOSE[] = " >> BDC";
    const char *end = content->text + content->length;
    const char *at = content->text;
    const char *mark;
    while ((mark = pdf_objects_find(at, (size_t)(end - at), OPEN)) != NULL) {
        const char *close = mark + strspn(mark, "0123456789");
        if (!pdf_objects_starts(close, (size_t)(end - close), CLOSE)) {
            break;
        }
        buf_add(out, at, (size_t)(mark - at) - (sizeof OPEN - 1));
        buf_puts(out, "/Artifact BMC");
        at = close + sizeof CLOSE - 1;
    }
    buf_add(out, at, (size_t)(end - at));
}

static bool finish_page(struct finish *finish, struct pdf_object *page, size_t ceiling)
{
    struct pdf_object *content = &finish->objects.list[referred(finish, page, "/Contents ")];
    if (content->stream == NULL) {
        return false;
    }
    add_entry(finish, page, "/Tabs /S");
    struct buf bytes;
    struct buf marked;
    buf_init(&bytes, ceiling);
    buf_init(&marked, ceiling);
    bool done = pdf_objects_unpack(content, &bytes);
    if (done) {
        mark_artifacts(&bytes, &marked);
        done = pdf_objects_pack(content, finish->objects.arena, &marked) && !marked.full;
    }
    buf_clear(&marked);
    buf_clear(&bytes);
    return done;
}

// --- the document ---

static void finish_root(struct finish *finish)
{
    struct pdf_object *root = &finish->objects.list[finish->objects.root];
    struct buf entries;
    buf_init(&entries, 1 << 10);
    buf_puts(&entries, "/ViewerPreferences << /DisplayDocTitle true >>\n   /Lang ");
    put_text(&entries, finish->pdf->report->spoken);
    add_entry(finish, root, entries.text);
    buf_clear(&entries);
}

bool pdf_finish(const struct pdf *pdf, const struct buf *raw, struct buf *out)
{
    struct finish finish = {.pdf = pdf};
    struct pdf_objects *objects = &finish.objects;
    bool done = pdf_objects_read(objects, pdf->arena, raw);
    if (!done) {
        return false;
    }
    finish_root(&finish);
    finish_elements(&finish);
    drop_asides(&finish);
    for (size_t i = 1; done && i < objects->count; i++) {
        struct pdf_object *object = &objects->list[i];
        if (object->text != NULL && !object->gone &&
            pdf_objects_starts(object->text, object->length, "<< /Type /Page %")) {
            done = finish_page(&finish, object, out->ceiling);
        }
    }
    return done && pdf_objects_write(objects, out);
}
