// Marks and fitting texts for the pen of pen.h. Text is measured with a small table of widths that
// is on the generous side for the usual sans-serif fonts, so that what fits by it fits on the
// page. Must not know a medium or a chart.
#include "report/pen.h"

#include <string.h>

#include "base/text.h"

static void no_line(void *self, struct spot from, struct spot to, struct paint paint)
{
    (void)self, (void)from, (void)to, (void)paint;
}

static void no_rect(void *self, struct spot corner, double width, double height, struct paint paint)
{
    (void)self, (void)corner, (void)width, (void)height, (void)paint;
}

static void no_circle(void *self, struct spot center, double radius, struct paint paint)
{
    (void)self, (void)center, (void)radius, (void)paint;
}

static void no_polygon(void *self, const struct spot *corners, size_t count, struct paint paint)
{
    (void)self, (void)corners, (void)count, (void)paint;
}

static void no_text(void *self, struct spot at, const char *text, struct type type,
                    const char *full)
{
    (void)self, (void)at, (void)text, (void)type, (void)full;
}

const char *pen_ink(enum ink ink)
{
    static const char *const INKS[INK_COUNT] = {
        [INK_NONE] = "none",        [INK_TEXT] = "#1b2a2f",     [INK_SOFT] = "#4d5d63",
        [INK_RULE] = "#b9c4c7",     [INK_PAPER] = "#ffffff",    [INK_WASH] = "#eef3f3",
        [INK_MAIN] = "#0f5a63",     [INK_SERIES_1] = "#1d5a9e", [INK_SERIES_2] = "#a8430d",
        [INK_SERIES_3] = "#5f4190", [INK_SERIES_4] = "#565c10", [INK_SERIES_5] = "#8a1f5c",
    };
    return INKS[ink];
}

const struct pen PEN_NOTHING = {NULL, no_line, no_rect, no_circle, no_polygon, no_text};

void pen_line(const struct pen *pen, double x1, double y1, double x2, double y2, struct paint paint)
{
    pen->line(pen->self, (struct spot){x1, y1}, (struct spot){x2, y2}, paint);
}

void pen_rect(const struct pen *pen, double x, double y, double width, double height,
              struct paint paint)
{
    pen->rect(pen->self, (struct spot){x, y}, width, height, paint);
}

void pen_text(const struct pen *pen, double x, double y, const char *text, struct type type)
{
    pen->text(pen->self, (struct spot){x, y}, text, type, NULL);
}

struct shape {
    size_t count; // of corners; 0 is a circle
    struct spot corners[6];
    double sign_drop; // where the sign's middle sits, down from the center
    double size;      // of the sign, in radii
};

// In radii around the center; the areas are about the same.
static const struct shape SHAPES[] = {
    {6, {{0, -1.1}, {.95, -.55}, {.95, .55}, {0, 1.1}, {-.95, .55}, {-.95, -.55}}, 0, 1.1},
    {0, {{0, 0}}, 0, 1.2},
    {4, {{-.92, -.92}, {.92, -.92}, {.92, .92}, {-.92, .92}}, 0, 1.2},
    {3, {{0, -1.25}, {1.28, .95}, {-1.28, .95}}, .3, 1.1},
    {4, {{0, -1.32}, {1.32, 0}, {0, 1.32}, {-1.32, 0}}, 0, 1.15},
    {3, {{0, 1.25}, {1.28, -.95}, {-1.28, -.95}}, -.3, 1.1},
};

void pen_mark(const struct pen *pen, struct spot center, double radius, int series,
              const char *sign)
{
    size_t known = sizeof SHAPES / sizeof SHAPES[0];
    size_t which = (size_t)(series < 0 ? 0 : series) % known;
    const struct shape *shape = &SHAPES[which];
    enum ink ink = which == 0 ? INK_MAIN : (enum ink)(INK_SERIES_1 + (int)which - 1);
    struct paint paint = {.fill = ink, .edge = INK_PAPER, .width = 1.5};
    if (shape->count == 0) {
        pen->circle(pen->self, center, radius, paint);
    } else {
        struct spot corners[6];
        for (size_t i = 0; i < shape->count; i++) {
            corners[i].x = center.x + radius * shape->corners[i].x;
            corners[i].y = center.y + radius * shape->corners[i].y;
        }
        pen->polygon(pen->self, corners, shape->count, paint);
    }
    if (sign != NULL && sign[0] != '\0') {
        double size = radius * shape->size;
        struct type type = {.size = size, .bold = true, .ink = INK_PAPER, .anchor = ANCHOR_MIDDLE};
        pen_text(pen, center.x, center.y + radius * shape->sign_drop + size * .36, sign, type);
    }
}

// Width of a character in ems.
static double point_width(uint32_t point)
{
    if (point >= 0x80) {
        return point >= 0x2E80 ? 1.0 : point >= 0x2010 && point <= 0x2015 ? .8 : .64;
    }
    int c = (int)point;
    static const struct {
        const char *characters;
        double width;
    } WIDTHS[] = {
        {"ijl.,;:'|!I ", .30},
        {"frt()[]-/\\\"`", .42},
        {"mwMW%@", .95},
        {"cksvxyzJ", .56},
        {"ABCDEFGHKLNOPQRSTUVXYZ&+<>=~", .71},
    };
    for (size_t i = 0; i < sizeof WIDTHS / sizeof WIDTHS[0]; i++) {
        if (c != 0 && strchr(WIDTHS[i].characters, c) != NULL) {
            return WIDTHS[i].width;
        }
    }
    return .62;
}

static double width_of(const char *from, const char *to, double size, bool bold)
{
    double ems = 0;
    while (from < to) {
        ems += point_width(text_next(&from, to));
    }
    return ems * size * (bold ? 1.12 : 1);
}

double pen_text_width(const char *text, double size, bool bold)
{
    return text == NULL ? 0 : width_of(text, text + strlen(text), size, bold);
}

// True when a line may end before `at`: at a blank, or after a hyphen, dash or slash.
static bool may_break(const char *start, const char *at)
{
    if (at == start) {
        return false;
    }
    bool after_dash = at - start >= 3 && (unsigned char)at[-3] == 0xE2 &&
                      (unsigned char)at[-2] == 0x80 &&
                      ((unsigned char)at[-1] == 0x93 || (unsigned char)at[-1] == 0x94);
    return *at == ' ' || at[-1] == '-' || at[-1] == '/' || after_dash;
}

const char *pen_line_end(const char *start, const char *end, double width, double size)
{
    const char *best = NULL;
    const char *at = start;
    double used = 0;
    while (at < end && at - start < PEN_LINE_ROOM - 8) {
        if (may_break(start, at)) {
            best = at;
        }
        const char *next = at;
        used += point_width(text_next(&next, end)) * size;
        if (used > width && at > start) {
            return best != NULL ? best : at;
        }
        at = next;
    }
    return at == end || best == NULL ? at : best;
}

static void take_line(struct pen_lines *lines, const char *from, const char *to)
{
    char *line = lines->line[lines->count++];
    size_t length = (size_t)(to - from);
    while (length > 0 && from[length - 1] == ' ') {
        length--;
    }
    memcpy(line, from, length);
    line[length] = '\0';
}

static void shorten(struct pen_lines *lines, double width, double size)
{
    static const char ELLIPSIS[] = "\xE2\x80\xA6";
    char *line = lines->line[lines->count - 1];
    size_t length = strlen(line);
    while (length > 0 && width_of(line, line + length, size, false) + size * .8 > width) {
        do {
            length--;
        } while (length > 0 && ((unsigned char)line[length] & 0xC0) == 0x80);
    }
    memcpy(line + length, ELLIPSIS, sizeof ELLIPSIS);
    lines->shortened = true;
}

struct pen_lines pen_wrap(const char *text, double width, double size, size_t most_lines)
{
    struct pen_lines lines = {.count = 0};
    most_lines = most_lines > PEN_LINES ? PEN_LINES : most_lines;
    const char *at = text == NULL ? "" : text;
    const char *end = at + strlen(at);
    while (at < end && lines.count < most_lines) {
        const char *stop = pen_line_end(at, end, width, size);
        take_line(&lines, at, stop);
        at = stop + strspn(stop, " ");
    }
    if (at < end) {
        shorten(&lines, width, size);
    }
    return lines;
}

double pen_line_height(double size)
{
    return size * 1.25;
}

double pen_paragraph(const struct pen *pen, struct spot at, const struct pen_lines *lines,
                     struct type type, const char *full)
{
    for (size_t i = 0; i < lines->count; i++) {
        bool cut = lines->shortened && i + 1 == lines->count;
        pen->text(pen->self, at, lines->line[i], type, cut ? full : NULL);
        at.y += pen_line_height(type.size);
    }
    return (double)lines->count * pen_line_height(type.size);
}
