// Opens workbooks: the parts of the package, which of them is the sheet, and the texts that its
// cells share. Hostile files end at a limit: of bytes when unpacked, and a document type is
// refused. The cells themselves are read in xlsx_sheet.c.
#include <expat.h>
#include <string.h>
#include <zip.h>

#include "base/text.h"
#include "base/words.h"
#include "host/xlsx.h"
#include "host/xlsx_sheet.h"

enum { BYTES_MOST = 96 << 20, TEXT_MOST = 1 << 20, SHEETS_MOST = 32 };

bool xlsx_can(void)
{
    return true;
}

bool xlsx_is(const char *bytes, size_t length)
{
    return length >= 4 && memcmp(bytes, "PK\003\004", 4) == 0;
}

// --- parts ---

static void XMLCALL refuse_doctype(void *context, const char *name, const char *system,
                                   const char *public, int internal)
{
    struct xlsx_parse *parse = context;
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    xlsx_stop(parse, "it has a document type, which no workbook needs");
}

void xlsx_stop(struct xlsx_parse *parse, const char *why)
{
    if (!parse->why)
        parse->why = why;
    XML_StopParser(parse->parser, XML_FALSE);
}

const char *xlsx_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (text_equal(attributes[0], name))
            return attributes[1];
    return NULL;
}

const char *xlsx_local(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

// What expat calls for the elements of a part.
struct calls {
    XML_StartElementHandler start;
    XML_EndElementHandler end;
    XML_CharacterDataHandler text;
};

// Hands a part to the parser piece by piece; never is the whole of it there.
static void feed(struct xlsx_parse *parse, zip_file_t *file)
{
    char piece[16 * 1024];
    zip_int64_t got = 1;
    while (got > 0 && !parse->why) {
        got = zip_fread(file, piece, sizeof piece);
        if (got < 0) {
            SAYS parse->why = "the package is damaged";
            return;
        }
        parse->use->bytes += (size_t)got;
        if (parse->use->bytes > BYTES_MOST) {
            SAYS parse->why = "unpacked, it is larger than 96 MiB";
            return;
        }
        if (XML_Parse(parse->parser, piece, (int)got, got == 0) != XML_STATUS_OK && !parse->why)
            parse->why = XML_ErrorString(XML_GetErrorCode(parse->parser));
    }
}

// Reads a part of the package. True when that went well, or when it may not be there and is not.
static bool read_part(struct xlsx_parse *parse, zip_t *zip, const char *name, bool may_miss,
                      struct calls calls)
{
    zip_file_t *file = zip_fopen(zip, name, 0);
    if (!file) {
        if (!may_miss)
            parse->why = arena_textf(
                parse->arena, words_say(parse->language, "the workbook has no part %s"), name);
        return may_miss;
    }
    parse->parser = XML_ParserCreate(NULL);
    if (parse->parser) {
        XML_SetUserData(parse->parser, parse);
        XML_SetStartDoctypeDeclHandler(parse->parser, refuse_doctype);
        XML_SetElementHandler(parse->parser, calls.start, calls.end);
        XML_SetCharacterDataHandler(parse->parser, calls.text);
        feed(parse, file);
        XML_ParserFree(parse->parser);
    } else {
        SAYS parse->why = "there is no memory for it";
    }
    zip_fclose(file);
    return !parse->why;
}

// --- which part is the sheet ---

static void XMLCALL find_sheet(void *context, const char *name, const char **attributes)
{
    struct xlsx_parse *parse = context;
    if (!text_equal(xlsx_local(name), "sheet"))
        return;
    const char *called = xlsx_attribute(attributes, "name");
    const char *id = xlsx_attribute(attributes, "r:id");
    bool right = called && text_equal(called, parse->wanted);
    if (id && (right || parse->sheets == 0))
        parse->relation = arena_text(parse->arena, id);
    parse->found = parse->found || right;
    parse->sheets++;
}

static void XMLCALL find_target(void *context, const char *name, const char **attributes)
{
    struct xlsx_parse *parse = context;
    const char *id = xlsx_attribute(attributes, "Id");
    const char *target = xlsx_attribute(attributes, "Target");
    if (!text_equal(xlsx_local(name), "Relationship") || !target ||
        !text_equal(id, parse->relation))
        return;
    parse->target = target[0] == '/' ? arena_text(parse->arena, target + 1)
                                     : arena_textf(parse->arena, "xl/%s", target);
}

static bool find_part(struct xlsx_parse *parse, zip_t *zip)
{
    if (!read_part(parse, zip, "xl/workbook.xml", false, (struct calls){find_sheet, NULL, NULL}))
        return false;
    if (!parse->relation || (!parse->found && parse->sheets > 1)) {
        parse->why =
            arena_textf(parse->arena, words_say(parse->language, "the workbook has no sheet '%s'"),
                        parse->wanted);
        return false;
    }
    if (!read_part(parse, zip, "xl/_rels/workbook.xml.rels", false,
                   (struct calls){find_target, NULL, NULL}))
        return false;
    if (!parse->target)
        SAYS parse->why = "the workbook does not say where its sheet is";
    return parse->target != NULL;
}

static bool read_book(struct xlsx_parse *parse, zip_t *zip)
{
    static const struct calls SHARED = {xlsx_shared_start, xlsx_shared_end, xlsx_characters};
    static const struct calls SHEET = {xlsx_sheet_start, xlsx_sheet_end, xlsx_characters};
    buf_init(&parse->text, TEXT_MOST);
    bool done = find_part(parse, zip) &&
                read_part(parse, zip, "xl/sharedStrings.xml", true, SHARED) &&
                read_part(parse, zip, parse->target, false, SHEET);
    buf_clear(&parse->text);
    return done && !parse->why;
}

static zip_t *open_book(const char *bytes, size_t length, struct arena *arena,
                        enum words_language language, const char **why)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!zip) {
        if (source)
            zip_source_free(source);
        *why = arena_textf(arena, words_say(language, "it is no workbook: %s"),
                           zip_error_strerror(&error));
    }
    zip_error_fini(&error);
    return zip;
}

bool xlsx_read(const char *bytes, size_t length, struct arena *arena, enum words_language language,
               const grow_sheet_row **rows, size_t *count, const char **why)
{
    struct xlsx_use use = {0};
    struct xlsx_parse parse = {
        .use = &use, .arena = arena, .language = language, .wanted = "answers"};
    zip_t *zip = open_book(bytes, length, arena, language, &parse.why);
    if (zip) {
        read_book(&parse, zip);
        zip_discard(zip);
    }
    *rows = parse.rows ? parse.rows : arena_array(arena, 1, sizeof **rows); // a sheet, if empty
    *count = parse.row_count;
    *why = parse.why;
    return !parse.why;
}

// --- every sheet ---

struct listing {
    struct xlsx_parse parse; // first, since expat hands on this one
    const char *names[SHEETS_MOST];
    size_t count;
};

static void XMLCALL list_sheet(void *context, const char *name, const char **attributes)
{
    struct listing *listing = context;
    const char *called = xlsx_attribute(attributes, "name");
    if (!text_equal(xlsx_local(name), "sheet") || !called)
        return;
    if (listing->count == SHEETS_MOST)
        xlsx_stop(&listing->parse, "it has more than 32 sheets");
    else
        listing->names[listing->count++] = arena_text(listing->parse.arena, called);
}

bool xlsx_read_all(const char *bytes, size_t length, struct arena *arena,
                   enum words_language language, const grow_foreign_sheet **sheets, size_t *count,
                   const char **why)
{
    struct xlsx_use use = {0};
    struct listing listing = {.parse = {.use = &use, .arena = arena, .language = language}};
    *why = NULL;
    zip_t *zip = open_book(bytes, length, arena, language, why);
    if (!zip)
        return false;
    read_part(&listing.parse, zip, "xl/workbook.xml", false,
              (struct calls){list_sheet, NULL, NULL});
    *why = listing.parse.why;
    grow_foreign_sheet *made = arena_array(arena, listing.count, sizeof *made);
    for (size_t i = 0; i < listing.count && !*why; i++) {
        struct xlsx_parse parse = {
            .use = &use, .arena = arena, .language = language, .wanted = listing.names[i]};
        read_book(&parse, zip);
        made[i] = (grow_foreign_sheet){listing.names[i], parse.rows, parse.row_count};
        *why = parse.why;
    }
    zip_discard(zip);
    *sheets = made;
    *count = listing.count;
    return !*why;
}
