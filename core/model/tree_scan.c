// What a text has to be before it is parsed: small enough, UTF-8 without control characters, and
// without lines that start with `%`. Owns nothing, and knows of YAML only that. Lines are ended by
// a newline alone or after a return, so that everyone counts the same lines.
#include "model/tree_scan.h"

#include <string.h>

#include "base/text.h"
#include "model/tree.h"

struct scan {
    struct diags *diags;
    int file;
    const char *text; // without the byte order mark
    size_t length;
};

static struct span span_file(const struct scan *s)
{
    return (struct span){s->file, 0, 0, 0, 0};
}

// The place of `length` bytes of the source.
static struct span span_bytes(const struct scan *s, const char *at, size_t length)
{
    size_t from = (size_t)(at - s->diags->sources[s->file].text);
    return diags_span_of(s->diags, s->file, from, from + length);
}

// What Windows-1252 has at 0x80 and on that people write; from 0xA0 on it is as Unicode.
static uint32_t older_point(unsigned char byte)
{
    static const struct {
        unsigned char byte;
        uint32_t point;
    } POINTS[] = {{0x80, 0x20ac}, {0x85, 0x2026}, {0x91, 0x2018}, {0x92, 0x2019}, {0x93, 0x201c},
                  {0x94, 0x201d}, {0x95, 0x2022}, {0x96, 0x2013}, {0x97, 0x2014}};
    for (size_t i = 0; i < sizeof POINTS / sizeof *POINTS; i++)
        if (POINTS[i].byte == byte)
            return POINTS[i].point;
    return byte >= 0xa0 ? byte : 0;
}

static void help_older(const struct scan *s, struct diag *diag, unsigned char byte)
{
    char shown[TEXT_SHOWN + 1];
    uint32_t point = older_point(byte);
    diag_help(s->diags, diag, "save the file as UTF-8");
    if (point == 0)
        return;
    shown[text_shown(shown, point)] = '\0';
    diag_help(s->diags, diag, "in Windows-1252 this byte is '%s'", shown);
}

// UTF-16 and UTF-32 show by their mark, or by a NUL beside the first character.
static bool scan_encoding(struct scan *s)
{
    const unsigned char *b = (const unsigned char *)s->text;
    bool wide = s->length >= 2 && ((b[0] == 0xff && b[1] == 0xfe) ||
                                   (b[0] == 0xfe && b[1] == 0xff) || b[0] == 0 || b[1] == 0);
    if (wide) {
        struct diag *diag =
            diag_add(s->diags, DIAG_BAD_ENCODING, span_file(s), "this file is not in UTF-8");
        diag_help(s->diags, diag, "save the file as UTF-8");
        return false;
    }
    if (s->length >= 3 && memcmp(b, "\xef\xbb\xbf", 3) == 0) {
        s->text += 3;
        s->length -= 3;
    }
    size_t valid = text_valid_until(s->text, s->length);
    if (valid < s->length) {
        struct diag *diag =
            diag_add(s->diags, DIAG_NOT_UTF8, span_bytes(s, s->text + valid, 1),
                     "the byte 0x%02X is not UTF-8 here", (unsigned)(unsigned char)s->text[valid]);
        help_older(s, diag, (unsigned char)s->text[valid]);
        return false;
    }
    return true;
}

static bool scan_wide(struct scan *s, const char **at, const char *end)
{
    const char *start = *at;
    uint32_t point = text_next(at, end);
    size_t length = (size_t)(*at - start);
    if (point == 0xfeff) {
        struct diag *diag = diag_add(s->diags, DIAG_BAD_ENCODING, span_bytes(s, start, length),
                                     "a byte order mark may stand only at the start of a file");
        diag_help(s->diags, diag, "take it out; few editors show it");
        return false;
    }
    if (!text_point_is_clean(point)) {
        struct diag *diag =
            diag_add(s->diags, DIAG_BAD_CHARACTER, span_bytes(s, start, length),
                     "the character U+%04X may not stand in a text", (unsigned)point);
        diag_help(s->diags, diag, "take it out; few editors show it");
        return false;
    }
    return true;
}

// A return may only stand before a newline.
static bool scan_control(struct scan *s, const char *at, const char *end)
{
    bool good = *at == '\n' || *at == '\t' || (*at == '\r' && at + 1 < end && at[1] == '\n');
    if (good)
        return true;
    struct diag *diag =
        diag_add(s->diags, DIAG_BAD_CHARACTER, span_bytes(s, at, 1),
                 "the character U+%04X may not stand in a text", (unsigned)(unsigned char)*at);
    if (*at == '\r')
        diag_help(s->diags, diag, "save the file with the line ends of Windows or of Unix");
    else
        diag_help(s->diags, diag, "take it out; few editors show it");
    return false;
}

static bool scan_text(struct scan *s)
{
    if (s->length > TREE_BYTES) {
        diag_add(s->diags, DIAG_TOO_BIG, span_file(s), "this file is larger than %d KiB",
                 TREE_BYTES / 1024);
        return false;
    }
    if (!scan_encoding(s))
        return false;
    const char *end = s->text + s->length;
    for (const char *at = s->text; at < end;) {
        unsigned char c = (unsigned char)*at;
        if (c == '%' && (at == s->text || at[-1] == '\n')) {
            struct diag *diag =
                diag_add(s->diags, DIAG_YAML_FEATURE, span_bytes(s, at, 1),
                         "a line may not start with '%%': directives are not used here");
            diag_help(s->diags, diag,
                      "take the line out; put a text that begins with '%%' in quotes");
            return false;
        }
        if (c >= 0x7f) {
            if (!scan_wide(s, &at, end))
                return false;
            continue;
        }
        if (c < 0x20 && c != '\n' && !scan_control(s, at, end))
            return false;
        // What begins the next line is looked at itself.
        at = c == '\n' ? at + 1 : text_skip_plain(at + 1, end);
    }
    return true;
}

bool tree_scan(int file, const char **text, size_t *length, struct diags *diags)
{
    struct scan scan = {diags, file, *text, *length};
    if (!scan_text(&scan))
        return false;
    *text = scan.text;
    *length = scan.length;
    return true;
}

bool tree_scan_escapes(struct span span, const char *text, size_t length, struct diags *diags)
{
    const char *end = text + length;
    for (const char *at = text; at < end;) {
        if (*at >= 0x20 && *at < 0x7f) {
            at++;
            continue;
        }
        uint32_t point = text_next(&at, end);
        if (point == 0xfeff || !text_point_is_clean(point)) {
            diag_add(diags, DIAG_BAD_CHARACTER, span,
                     "the character U+%04X may not stand in a text", (unsigned)point);
            return false;
        }
    }
    return true;
}
