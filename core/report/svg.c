// The SVG pen of svg.h. Owns the body until it is written out.
#include "report/svg.h"

#include "base/num.h"

static const char *const HATCH_NAMES[HATCH_COUNT] = {
    [HATCH_NONE] = "", [HATCH_UP] = "up", [HATCH_DOTS] = "dots", [HATCH_BAND] = "band"};

static void put_paint(struct svg *svg, struct paint paint)
{
    if (paint.hatch != HATCH_NONE) {
        struct buf url;
        buf_init(&url, 200);
        buf_putf(&url, "url(#%s-%s)", svg->prefix, HATCH_NAMES[paint.hatch]);
        html_attr(&svg->html, "fill", url.text);
        buf_clear(&url);
        svg->hatched[paint.hatch] = true;
    } else {
        html_attr(&svg->html, "fill", pen_ink(paint.fill));
    }
    if (paint.edge == INK_NONE) {
        return;
    }
    html_attr(&svg->html, "stroke", pen_ink(paint.edge));
    if (paint.width > 0) {
        html_attr_number(&svg->html, "stroke-width", paint.width);
    }
    if (paint.dash > 0) {
        html_attr_number(&svg->html, "stroke-dasharray", paint.dash);
    }
}

static void svg_line(void *self, struct spot from, struct spot to, struct paint paint)
{
    struct svg *svg = self;
    html_open(&svg->html, "line");
    html_attr_number(&svg->html, "x1", from.x);
    html_attr_number(&svg->html, "y1", from.y);
    html_attr_number(&svg->html, "x2", to.x);
    html_attr_number(&svg->html, "y2", to.y);
    put_paint(svg, paint);
    html_close(&svg->html, "line");
}

static void svg_rect(void *self, struct spot corner, double width, double height,
                     struct paint paint)
{
    struct svg *svg = self;
    html_open(&svg->html, "rect");
    html_attr_number(&svg->html, "x", corner.x);
    html_attr_number(&svg->html, "y", corner.y);
    html_attr_number(&svg->html, "width", width > 0 ? width : 0);
    html_attr_number(&svg->html, "height", height > 0 ? height : 0);
    put_paint(svg, paint);
    html_close(&svg->html, "rect");
}

static void svg_circle(void *self, struct spot center, double radius, struct paint paint)
{
    struct svg *svg = self;
    html_open(&svg->html, "circle");
    html_attr_number(&svg->html, "cx", center.x);
    html_attr_number(&svg->html, "cy", center.y);
    html_attr_number(&svg->html, "r", radius);
    put_paint(svg, paint);
    html_close(&svg->html, "circle");
}

static void svg_polygon(void *self, const struct spot *corners, size_t count, struct paint paint)
{
    struct svg *svg = self;
    struct buf points;
    buf_init(&points, 2000);
    for (size_t i = 0; i < count; i++) {
        char x[NUM_TEXT];
        char y[NUM_TEXT];
        num_plain(x, corners[i].x, 2);
        num_plain(y, corners[i].y, 2);
        buf_putf(&points, i == 0 ? "%s,%s" : " %s,%s", x, y);
    }
    html_open(&svg->html, "polygon");
    html_attr(&svg->html, "points", points.text);
    put_paint(svg, paint);
    html_close(&svg->html, "polygon");
    buf_clear(&points);
}

static void svg_text(void *self, struct spot at, const char *text, struct type type,
                     const char *full)
{
    static const char *const ANCHORS[] = {NULL, "middle", "end"};
    struct svg *svg = self;
    html_open(&svg->html, "text");
    html_attr_number(&svg->html, "x", at.x);
    html_attr_number(&svg->html, "y", at.y);
    html_attr_number(&svg->html, "font-size", type.size);
    html_attr(&svg->html, "font-weight", type.bold ? "700" : NULL);
    html_attr(&svg->html, "text-anchor", ANCHORS[type.anchor]);
    html_attr(&svg->html, "fill", pen_ink(type.ink));
    if (type.halo) {
        html_attr(&svg->html, "stroke", pen_ink(INK_PAPER));
        html_attr(&svg->html, "stroke-width", "3");
        html_attr(&svg->html, "stroke-linejoin", "round");
        html_attr(&svg->html, "paint-order", "stroke");
    }
    if (full != NULL) {
        html_leaf(&svg->html, "title", NULL, full);
    }
    html_text(&svg->html, text);
    html_close(&svg->html, "text");
}

static void put_tile(struct html *html, double width, double height, enum ink ink)
{
    html_open(html, "rect");
    html_attr_number(html, "width", width);
    html_attr_number(html, "height", height);
    html_attr(html, "fill", pen_ink(ink));
    html_close(html, "rect");
}

static void put_hatch(struct html *html, const char *prefix, enum hatch hatch)
{
    double step = hatch == HATCH_BAND ? 7 : 5;
    html_open(html, "pattern");
    struct buf id;
    buf_init(&id, 200);
    buf_putf(&id, "%s-%s", prefix, HATCH_NAMES[hatch]);
    html_attr(html, "id", id.text);
    buf_clear(&id);
    html_attr(html, "patternUnits", "userSpaceOnUse");
    html_attr_number(html, "width", step);
    html_attr_number(html, "height", step);
    html_attr(html, "patternTransform", hatch == HATCH_DOTS ? NULL : "rotate(45)");
    put_tile(html, step, step, hatch == HATCH_BAND ? INK_WASH : INK_PAPER);
    if (hatch == HATCH_DOTS) {
        html_open(html, "circle");
        html_attr(html, "cx", "2.5");
        html_attr(html, "cy", "2.5");
        html_attr(html, "r", "1.1");
        html_attr(html, "fill", pen_ink(INK_SERIES_2));
        html_close(html, "circle");
    } else {
        put_tile(html, hatch == HATCH_BAND ? 1 : 2, step,
                 hatch == HATCH_BAND ? INK_RULE : INK_MAIN);
    }
    html_close(html, "pattern");
}

static void put_hatches(const struct svg *svg, struct html *html)
{
    bool any = false;
    for (int i = HATCH_NONE + 1; i < HATCH_COUNT; i++) {
        if (svg->hatched[i] && !any) {
            html_open(html, "defs");
            any = true;
        }
        if (svg->hatched[i]) {
            put_hatch(html, svg->prefix, (enum hatch)i);
        }
    }
    if (any) {
        html_close(html, "defs");
    }
}

void svg_begin(struct svg *svg, const char *prefix, size_t ceiling)
{
    *svg = (struct svg){.prefix = prefix};
    svg->pen = (struct pen){svg, svg_line, svg_rect, svg_circle, svg_polygon, svg_text};
    buf_init(&svg->body, ceiling);
    html_init(&svg->html, &svg->body);
}

static void put_named(struct html *html, const char *element, const char *prefix, const char *text)
{
    html_open(html, element);
    html_attr_joined(html, "id", prefix, element[0] == 't' ? "-title" : "-desc");
    html_text(html, text);
    html_close(html, element);
}

void svg_end(struct svg *svg, const struct svg_names *names, double width, double height,
             struct buf *out)
{
    struct html html;
    struct buf text;
    char w[NUM_TEXT];
    char h[NUM_TEXT];
    num_plain(w, width, 0);
    num_plain(h, height, 0);
    html_init(&html, out);
    buf_init(&text, 400);
    html_open(&html, "svg");
    html_attr(&html, "xmlns", names->alone ? "http://www.w3.org/2000/svg" : NULL);
    html_attr(&html, "id", names->id);
    buf_putf(&text, "0 0 %s %s", w, h);
    html_attr(&html, "viewBox", text.text);
    html_attr(&html, "width", names->alone ? w : "100%");
    html_attr(&html, "height", names->alone ? h : NULL);
    html_attr(&html, "role", "img");
    buf_reset(&text);
    buf_putf(&text, "%s-title %s-desc", svg->prefix, svg->prefix);
    html_attr(&html, "aria-labelledby", text.text);
    html_attr(&html, "font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif");
    put_named(&html, "title", svg->prefix, names->title);
    put_named(&html, "desc", svg->prefix, names->text);
    put_hatches(svg, &html);
    html_raw(&html, svg->body.text);
    html_close(&html, "svg");
    out->full = out->full || svg->body.full;
    buf_clear(&text);
    buf_clear(&svg->body);
}
