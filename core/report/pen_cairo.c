// The cairo pen of pen_cairo.h, and its fonts. Owns the font map and what it draws texts with. Must
// not know what is drawn. Hatches are lines, not pictures, so that they stay sharp in print.
#include "report/pen_cairo.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

struct pen_fonts {
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    PangoFontDescription *faces[PEN_FACES];
};

static const struct {
    const char *family;
    PangoWeight weight;
} FACES[PEN_FACES] = {
    [PEN_SANS] = {"Carlito", PANGO_WEIGHT_NORMAL},
    [PEN_SANS_BOLD] = {"Carlito", PANGO_WEIGHT_BOLD},
    [PEN_SERIF_BOLD] = {"Caladea", PANGO_WEIGHT_BOLD},
};

#ifndef GROW_FONT_FOLDERS
#define GROW_FONT_FOLDERS                            \
    "<dir>/usr/share/fonts/truetype/crosextra</dir>" \
    "<dir>/usr/share/fonts/truetype/dejavu</dir>"
#endif

const char *pen_fonts_folders(void)
{
    return GROW_FONT_FOLDERS;
}

// Nothing of the machine's own configuration, and of fonts only those folders. It is made the
// current one, for pango starts by asking for that.
static FcConfig *read_config(void)
{
    static const char TEXT[] =
        "<fontconfig>" GROW_FONT_FOLDERS "<cachedir>/var/cache/fontconfig</cachedir></fontconfig>";
    FcConfig *config = FcConfigCreate();
    if (config == NULL) {
        arena_on_exhaustion();
    }
    FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)TEXT, FcTrue);
    FcConfigBuildFonts(config);
    FcConfigSetCurrent(config);
    return config;
}

static bool make_faces(struct pen_fonts *fonts)
{
    bool all = true;
    for (int i = 0; i < PEN_FACES; i++) {
        fonts->faces[i] = pango_font_description_new();
        pango_font_description_set_family_static(fonts->faces[i], FACES[i].family);
        pango_font_description_set_absolute_size(fonts->faces[i], PEN_SIZE * PANGO_SCALE);
        pango_font_description_set_weight(fonts->faces[i], FACES[i].weight);
        all = all && pango_font_map_get_family(fonts->map, FACES[i].family) != NULL;
    }
    return all;
}

struct pen_fonts *pen_fonts_new(struct arena *arena, const char *language)
{
    struct pen_fonts *fonts = arena_alloc(arena, sizeof *fonts);
    fonts->config = read_config();
    fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
    fonts->context = pango_font_map_create_context(fonts->map);
    if (!make_faces(fonts)) {
        pen_fonts_free(fonts);
        return NULL;
    }
    // The same places on every machine: nothing is fitted to pixels, nothing follows the locale.
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(fonts->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(fonts->context, FALSE);
    pango_context_set_language(fonts->context, pango_language_from_string(language));
    pango_context_set_base_dir(fonts->context, PANGO_DIRECTION_LTR);
    return fonts;
}

void pen_fonts_free(struct pen_fonts *fonts)
{
    for (int i = 0; i < PEN_FACES; i++) {
        pango_font_description_free(fonts->faces[i]);
    }
    g_object_unref(fonts->context);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), NULL); // else it keeps a reference
    g_object_unref(fonts->map);
    FcConfigDestroy(fonts->config);
}

PangoContext *pen_fonts_context(const struct pen_fonts *fonts)
{
    return fonts->context;
}

const PangoFontDescription *pen_fonts_face(const struct pen_fonts *fonts, enum pen_face face)
{
    return fonts->faces[face];
}

// --- colours ---

static double part_of(const char *digits)
{
    int value = 0;
    for (int i = 0; i < 2; i++) {
        char c = digits[i];
        value = value * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return value / 255.0;
}

void pen_cairo_colour(cairo_t *cr, const char *colour)
{
    cairo_set_source_rgb(cr, part_of(colour + 1), part_of(colour + 3), part_of(colour + 5));
}

void pen_cairo_ink(cairo_t *cr, enum ink ink)
{
    pen_cairo_colour(cr, pen_ink(ink));
}

// --- shapes ---

static void stroke(cairo_t *cr, struct paint paint)
{
    if (paint.edge == INK_NONE) {
        cairo_new_path(cr);
        return;
    }
    pen_cairo_ink(cr, paint.edge);
    cairo_set_line_width(cr, paint.width > 0 ? paint.width : 1);
    cairo_set_dash(cr, &paint.dash, paint.dash > 0 ? 1 : 0, 0);
    cairo_stroke(cr);
}

// Slanting lines over the box of the path, which is the clip.
static void hatch_lines(cairo_t *cr, enum hatch hatch, const double box[4])
{
    double step = hatch == HATCH_BAND ? 7 * 1.4142 : 5 * 1.4142;
    pen_cairo_ink(cr, hatch == HATCH_BAND ? INK_RULE : INK_MAIN);
    cairo_set_line_width(cr, hatch == HATCH_BAND ? 1 : 2);
    cairo_set_dash(cr, NULL, 0, 0);
    double tall = box[3] - box[1];
    // Lines of all boxes meet: they start at a multiple of the step.
    double sum = (double)(long)((box[0] + box[1]) / step) * step;
    for (; sum < box[2] + box[3]; sum += step) {
        cairo_move_to(cr, sum - box[1], box[1]);
        cairo_line_to(cr, sum - box[1] - tall, box[3]);
    }
    cairo_stroke(cr);
}

static void hatch_dots(cairo_t *cr, const double box[4])
{
    static const double STEP = 5;
    pen_cairo_ink(cr, INK_SERIES_2);
    for (double y = (double)(long)(box[1] / STEP) * STEP + 2.5; y < box[3] + 2; y += STEP) {
        for (double x = (double)(long)(box[0] / STEP) * STEP + 2.5; x < box[2] + 2; x += STEP) {
            cairo_new_sub_path(cr);
            cairo_arc(cr, x, y, 1.1, 0, 6.2831853);
        }
    }
    cairo_fill(cr);
}

static void fill(cairo_t *cr, struct paint paint)
{
    if (paint.hatch == HATCH_NONE) {
        if (paint.fill != INK_NONE) {
            pen_cairo_ink(cr, paint.fill);
            cairo_fill_preserve(cr);
        }
        return;
    }
    double box[4];
    cairo_path_extents(cr, &box[0], &box[1], &box[2], &box[3]);
    cairo_path_t *path = cairo_copy_path(cr);
    pen_cairo_ink(cr, paint.hatch == HATCH_BAND ? INK_WASH : INK_PAPER);
    cairo_fill_preserve(cr);
    cairo_save(cr);
    cairo_clip(cr);
    if (paint.hatch == HATCH_DOTS) {
        hatch_dots(cr, box);
    } else {
        hatch_lines(cr, paint.hatch, box);
    }
    cairo_restore(cr);
    cairo_new_path(cr);
    cairo_append_path(cr, path);
    cairo_path_destroy(path);
}

static void cairo_pen_line(void *self, struct spot from, struct spot to, struct paint paint)
{
    cairo_t *cr = ((struct pen_cairo *)self)->cr;
    cairo_move_to(cr, from.x, from.y);
    cairo_line_to(cr, to.x, to.y);
    stroke(cr, paint);
}

static void cairo_pen_rect(void *self, struct spot corner, double width, double height,
                           struct paint paint)
{
    cairo_t *cr = ((struct pen_cairo *)self)->cr;
    if (width > 0 && height > 0) {
        cairo_rectangle(cr, corner.x, corner.y, width, height);
        fill(cr, paint);
        stroke(cr, paint);
    }
}

static void cairo_pen_circle(void *self, struct spot center, double radius, struct paint paint)
{
    cairo_t *cr = ((struct pen_cairo *)self)->cr;
    cairo_new_sub_path(cr);
    cairo_arc(cr, center.x, center.y, radius, 0, 6.2831853);
    cairo_close_path(cr);
    fill(cr, paint);
    stroke(cr, paint);
}

static void cairo_pen_polygon(void *self, const struct spot *corners, size_t count,
                              struct paint paint)
{
    cairo_t *cr = ((struct pen_cairo *)self)->cr;
    for (size_t i = 0; i < count; i++) {
        cairo_line_to(cr, corners[i].x, corners[i].y);
    }
    cairo_close_path(cr);
    fill(cr, paint);
    stroke(cr, paint);
}

// --- texts ---

static void draw_halo(cairo_t *cr, PangoLayoutLine *line, double scale)
{
    pango_cairo_layout_line_path(cr, line);
    pen_cairo_ink(cr, INK_PAPER);
    cairo_set_line_width(cr, 3 / scale);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cr, NULL, 0, 0);
    cairo_stroke(cr);
    cairo_move_to(cr, 0, 0);
}

static void cairo_pen_text(void *self, struct spot at, const char *text, struct type type,
                           const char *full)
{
    (void)full;
    // A narrow font may stand a little larger in the room that charts keep for texts.
    static const double LARGER = 1.08;
    struct pen_cairo *pen = self;
    PangoRectangle box;
    double scale = type.size * LARGER / PEN_SIZE;
    pango_layout_set_font_description(
        pen->layout, pen_fonts_face(pen->fonts, type.bold ? PEN_SANS_BOLD : PEN_SANS));
    pango_layout_set_text(pen->layout, text, -1);
    PangoLayoutLine *line = pango_layout_get_line_readonly(pen->layout, 0);
    pango_layout_line_get_extents(line, NULL, &box);
    double width = (double)box.width / PANGO_SCALE * scale;
    double share = type.anchor == ANCHOR_START ? 0 : type.anchor == ANCHOR_MIDDLE ? .5 : 1;
    cairo_save(pen->cr);
    cairo_translate(pen->cr, at.x - width * share, at.y);
    cairo_scale(pen->cr, scale, scale);
    cairo_move_to(pen->cr, 0, 0);
    if (type.halo) {
        draw_halo(pen->cr, line, scale);
    }
    pen_cairo_ink(pen->cr, type.ink);
    pango_cairo_show_layout_line(pen->cr, line);
    cairo_restore(pen->cr);
    cairo_new_path(pen->cr); // else the next shape would begin here
}

void pen_cairo_begin(struct pen_cairo *pen, const struct pen_fonts *fonts, cairo_t *cr)
{
    *pen = (struct pen_cairo){.fonts = fonts, .cr = cr, .layout = pango_layout_new(fonts->context)};
    pen->pen = (struct pen){
        pen, cairo_pen_line, cairo_pen_rect, cairo_pen_circle, cairo_pen_polygon, cairo_pen_text};
    PangoAttrList *list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_font_features_new("liga=0, clig=0"));
    pango_layout_set_attributes(pen->layout, list);
    pango_attr_list_unref(list);
}

void pen_cairo_end(struct pen_cairo *pen)
{
    g_object_unref(pen->layout);
}
