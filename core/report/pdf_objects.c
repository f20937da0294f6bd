// The reader and writer of pdf_objects.h. Reads only what cairo writes: a table of places, one
// dictionary an object, lengths of streams in objects of their own. Writes objects that are no
// streams a hundred together, packed, and a table that is packed too. Must not know what the
// objects mean.
#include "report/pdf_objects.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#define ZLIB_CONST // what is read is not changed
#include <zlib.h>

#include "base/hash.h"

enum {
    TOGETHER = 200, // objects in one stream; their index has one byte
    LEVEL = 1,      // of packing: the usual 6 takes three times as long for an eighth less
    ENTRY = 5,      // bytes of an entry of the table: kind, three of a place, index
    MOST_OBJECTS = 1 << 20
};

// --- packing ---

bool pdf_objects_unpack(const struct pdf_object *object, struct buf *out)
{
    z_stream z = {.next_in = (const Bytef *)object->stream,
                  .avail_in = (uInt)object->stream_length};
    if (inflateInit(&z) != Z_OK) {
        return false;
    }
    int state = Z_OK;
    while (state == Z_OK) {
        unsigned char bytes[16384];
        z.next_out = bytes;
        z.avail_out = sizeof bytes;
        state = inflate(&z, Z_NO_FLUSH);
        buf_add(out, (const char *)bytes, sizeof bytes - z.avail_out);
    }
    inflateEnd(&z);
    return state == Z_STREAM_END && !out->full;
}

static const char *pack(struct arena *arena, const struct buf *bytes, size_t *length)
{
    uLongf packed = compressBound((uLong)bytes->length);
    char *room = arena_alloc(arena, packed);
    int state =
        compress2((Bytef *)room, &packed, (const Bytef *)bytes->text, (uLong)bytes->length, LEVEL);
    *length = packed;
    return state == Z_OK ? room : NULL;
}

bool pdf_objects_pack(struct pdf_object *object, struct arena *arena, const struct buf *bytes)
{
    object->stream = pack(arena, bytes, &object->stream_length);
    object->text =
        arena_textf(arena, "<< /Length %zu /Filter /FlateDecode >>", object->stream_length);
    object->length = strlen(object->text);
    return object->stream != NULL;
}

// --- reading ---

const char *pdf_objects_find(const char *text, size_t length, const char *key)
{
    const char *end = text + length;
    size_t size = strlen(key);
    for (; text + size <= end; text++) {
        text = memchr(text, key[0], (size_t)(end - text) - size + 1);
        if (text == NULL || memcmp(text, key, size) == 0) {
            return text != NULL ? text + size : NULL;
        }
    }
    return NULL;
}

bool pdf_objects_starts(const char *text, size_t length, const char *with)
{
    size_t size = strlen(with);
    return length >= size && memcmp(text, with, size) == 0;
}

size_t pdf_objects_number(const char *text, const char *end)
{
    size_t number = 0;
    while (text < end && *text == ' ') {
        text++;
    }
    while (text < end && *text >= '0' && *text <= '9' && number < SIZE_MAX / 16) {
        number = number * 10 + (size_t)(*text++ - '0');
    }
    return number;
}

struct place {
    size_t number, offset;
};

static int by_offset(const void *a, const void *b)
{
    size_t one = ((const struct place *)a)->offset;
    size_t other = ((const struct place *)b)->offset;
    return (one > other) - (one < other);
}

// The table of places, whose entries have 20 bytes, and what stands behind it.
static struct place *read_table(struct pdf_objects *objects, const struct buf *raw, size_t *tail)
{
    static const char TABLE[] = "xref\n0 ";
    const char *end = raw->text + raw->length;
    size_t last = raw->length < 64 ? 0 : raw->length - 64;
    const char *at = pdf_objects_find(raw->text + last, raw->length - last, "startxref\n");
    size_t from = at != NULL ? pdf_objects_number(at, end) : raw->length;
    if (from + sizeof TABLE > raw->length ||
        memcmp(raw->text + from, TABLE, sizeof TABLE - 1) != 0) {
        return NULL;
    }
    at = raw->text + from + sizeof TABLE - 1;
    objects->count = pdf_objects_number(at, end);
    at = pdf_objects_find(at, (size_t)(end - at), "\n");
    if (at == NULL || objects->count > MOST_OBJECTS || objects->count * 20 > (size_t)(end - at)) {
        return NULL;
    }
    struct place *places = arena_array(objects->arena, objects->count + 1, sizeof *places);
    for (size_t i = 1; i < objects->count; i++) {
        const char *entry = at + i * 20;
        if (entry[17] == 'n') {
            places[objects->ordered++] = (struct place){i, pdf_objects_number(entry, entry + 10)};
        }
    }
    qsort(places, objects->ordered, sizeof *places, by_offset);
    places[objects->ordered].offset = from;
    *tail = (size_t)(at - raw->text) + objects->count * 20;
    return places;
}

// One object, from behind "7 0 obj" to "endobj".
static bool read_object(struct pdf_object *object, const char *from, const char *end)
{
    static const char END[] = "\nendobj\n";
    from = pdf_objects_find(from, (size_t)(end - from), " 0 obj\n");
    if (from == NULL || (size_t)(end - from) < sizeof END) {
        return false;
    }
    const char *last = end - (sizeof END - 1);
    object->text = from;
    object->length = (size_t)(last - from);
    bool filled = memcmp(last, END, sizeof END - 1) == 0;
    const char *stream = pdf_objects_find(from, object->length, "\nstream\n");
    if (stream != NULL && from[0] == '<') {
        object->stream = stream;
        object->length = (size_t)(stream - from) - (sizeof "\nstream\n" - 1);
    }
    return filled;
}

// The length of a stream stands in an object of its own; it is put in its place.
static bool read_length(struct pdf_objects *objects, struct pdf_object *object, const char *end)
{
    const char *key = pdf_objects_find(object->text, object->length, "/Length ");
    const char *rest = key != NULL ? pdf_objects_find(key, 16, " 0 R") : NULL;
    size_t number = rest != NULL ? pdf_objects_number(key, rest) : 0;
    if (number == 0 || number >= objects->count || objects->list[number].text == NULL) {
        return false;
    }
    struct pdf_object *length = &objects->list[number];
    object->stream_length = pdf_objects_number(length->text, length->text + length->length);
    length->gone = true;
    object->text =
        arena_textf(objects->arena, "%.*s%zu%.*s", (int)(key - object->text), object->text,
                    object->stream_length, (int)(object->text + object->length - rest), rest);
    object->length = strlen(object->text);
    return object->stream_length <= (size_t)(end - object->stream);
}

bool pdf_objects_read(struct pdf_objects *objects, struct arena *arena, const struct buf *raw)
{
    *objects = (struct pdf_objects){.arena = arena};
    size_t tail;
    const char *end = raw->text + raw->length;
    const struct place *places = read_table(objects, raw, &tail);
    if (places == NULL) {
        return false;
    }
    objects->list = arena_array(arena, objects->count, sizeof *objects->list);
    objects->order = arena_array(arena, objects->ordered, sizeof *objects->order);
    bool done = true;
    for (size_t i = 0; done && i < objects->ordered; i++) {
        objects->order[i] = places[i].number;
        done = places[i].offset < places[i + 1].offset && places[i + 1].offset <= raw->length &&
               read_object(&objects->list[places[i].number], raw->text + places[i].offset,
                           raw->text + places[i + 1].offset);
    }
    for (size_t i = 1; done && i < objects->count; i++) {
        done = objects->list[i].stream == NULL || read_length(objects, &objects->list[i], end);
    }
    const char *root = pdf_objects_find(raw->text + tail, raw->length - tail, "/Root ");
    const char *info = pdf_objects_find(raw->text + tail, raw->length - tail, "/Info ");
    objects->root = root != NULL ? pdf_objects_number(root, end) : 0;
    objects->info = info != NULL ? pdf_objects_number(info, end) : 0;
    return done && objects->root > 0 && objects->root < objects->count && objects->info > 0 &&
           objects->info < objects->count && objects->list[objects->info].text != NULL;
}

// --- writing ---

struct writer {
    const struct pdf_objects *objects;
    struct arena *arena;
    struct buf *out;
    unsigned char (*table)[ENTRY];
    size_t count; // of objects, with those that are added
    bool failed;
};

static void enter(struct writer *writer, size_t number, int kind, size_t place, size_t index)
{
    unsigned char *entry = writer->table[number];
    entry[0] = (unsigned char)kind;
    entry[1] = (unsigned char)(place >> 16 & 255);
    entry[2] = (unsigned char)(place >> 8 & 255);
    entry[3] = (unsigned char)(place & 255);
    entry[4] = (unsigned char)index;
    writer->failed = writer->failed || place >> 24 != 0;
}

static void put_stream(struct writer *writer, size_t number, const char *dictionary, size_t length,
                       const char *bytes, size_t count)
{
    struct buf *out = writer->out;
    enter(writer, number, 1, out->length, 0);
    buf_putf(out, "%zu 0 obj\n", number);
    buf_add(out, dictionary, length);
    buf_puts(out, "\nstream\n");
    buf_add(out, bytes, count);
    buf_puts(out, "\nendstream\nendobj\n");
}

static void put_packed(struct writer *writer, size_t number, const char *entries,
                       const struct buf *bytes)
{
    size_t length = 0;
    const char *packed = pack(writer->arena, bytes, &length);
    const char *dictionary =
        arena_textf(writer->arena, "<< %s /Length %zu /Filter /FlateDecode >>", entries, length);
    writer->failed = writer->failed || packed == NULL || bytes->full;
    if (!writer->failed) {
        put_stream(writer, number, dictionary, strlen(dictionary), packed, length);
    }
}

// What a document says of itself stays readable without a reader of PDF.
static void put_info(struct writer *writer)
{
    const struct pdf_objects *objects = writer->objects;
    const struct pdf_object *info = &objects->list[objects->info];
    enter(writer, objects->info, 1, writer->out->length, 0);
    buf_putf(writer->out, "%zu 0 obj\n", objects->info);
    buf_add(writer->out, info->text, info->length);
    buf_puts(writer->out, "\nendobj\n");
}

static bool goes_together(const struct pdf_objects *objects, size_t number)
{
    const struct pdf_object *object = &objects->list[number];
    return object->text != NULL && object->stream == NULL && !object->gone &&
           number != objects->info;
}

// Objects from `from` on in one stream; gives the first that did not get in.
static size_t put_together(struct writer *writer, size_t from)
{
    const struct pdf_objects *objects = writer->objects;
    struct buf places;
    struct buf texts;
    buf_init(&places, TOGETHER * 32);
    buf_init(&texts, writer->out->ceiling);
    size_t count = 0;
    size_t holder = writer->count++;
    size_t i = from;
    for (; i < objects->count && count < TOGETHER; i++) {
        const struct pdf_object *object = &objects->list[i];
        if (goes_together(objects, i)) {
            enter(writer, i, 2, holder, count++);
            buf_putf(&places, "%zu %zu ", i, texts.length);
            buf_add(&texts, object->text, object->length);
            buf_putc(&texts, '\n');
        }
    }
    const char *entries =
        arena_textf(writer->arena, "/Type /ObjStm /N %zu /First %zu", count, places.length);
    struct buf both;
    buf_init(&both, writer->out->ceiling);
    buf_add(&both, places.text, places.length);
    buf_add(&both, texts.text, texts.length);
    put_packed(writer, holder, entries, &both);
    buf_clear(&both);
    buf_clear(&texts);
    buf_clear(&places);
    return i;
}

// Each entry of the table as what differs from the one above it, which packs well.
static void put_table(struct writer *writer)
{
    const struct pdf_objects *objects = writer->objects;
    struct hash hash;
    char id[HASH_TEXT];
    hash_init(&hash);
    hash_add(&hash, writer->out->text, writer->out->length);
    hash_hex(&hash, id);
    size_t number = writer->count++;
    size_t place = writer->out->length;
    enter(writer, number, 1, place, 0);
    struct buf rows;
    buf_init(&rows, writer->out->ceiling);
    for (size_t i = 0; i < writer->count; i++) {
        buf_putc(&rows, 2);
        for (int k = 0; k < ENTRY; k++) {
            unsigned char above = i > 0 ? writer->table[i - 1][k] : 0;
            buf_putc(&rows, (char)(unsigned char)(writer->table[i][k] - above));
        }
    }
    const char *entries = arena_textf(
        writer->arena,
        "/Type /XRef /Size %zu /W [ 1 3 1 ] /Root %zu 0 R /Info %zu 0 R /ID [ <%.32s> <%.32s> ] "
        "/DecodeParms << /Predictor 12 /Columns %d >>",
        writer->count, objects->root, objects->info, id, id, ENTRY);
    put_packed(writer, number, entries, &rows);
    buf_clear(&rows);
    buf_putf(writer->out, "startxref\n%zu\n%%%%EOF\n", place);
}

bool pdf_objects_write(const struct pdf_objects *objects, struct buf *out)
{
    struct writer writer = {.objects = objects, .arena = objects->arena, .out = out};
    writer.count = objects->count;
    size_t most = objects->count + objects->count / TOGETHER + 2;
    writer.table = arena_array(objects->arena, most, sizeof *writer.table);
    buf_puts(out, "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n");
    for (size_t i = 1; i < objects->count; i++) {
        const struct pdf_object *object = &objects->list[i];
        if (object->stream != NULL && !object->gone) {
            put_stream(&writer, i, object->text, object->length, object->stream,
                       object->stream_length);
        }
    }
    put_info(&writer);
    for (size_t next = 1; next < objects->count;) {
        next = put_together(&writer, next);
    }
    put_table(&writer);
    return !writer.failed && !out->full;
}
