// Putting pieces of the PDF together. Owns nothing: all of it lives in the arena of the call.
#include "base/text.h"
#include "report/pdf.h"

struct pdf_flow pdf_flow_of(struct pdf *pdf, double width)
{
    return (struct pdf_flow){.pdf = pdf, .width = width};
}

struct pdf_piece *pdf_piece_new(struct pdf_flow *flow)
{
    ARENA_PUSH(flow->pdf->arena, flow->pieces, flow->count, flow->room);
    struct pdf_piece *piece = &flow->pieces[flow->count++];
    *piece = (struct pdf_piece){.item = {.before = flow->before, .fresh = flow->fresh}};
    flow->before = 0;
    flow->fresh = false;
    return piece;
}

void pdf_flow_space(struct pdf_flow *flow, double space)
{
    space *= flow->pdf->style.air;
    flow->before = space > flow->before ? space : flow->before;
}

struct pdf_part *pdf_piece_part(struct pdf *pdf, struct pdf_piece *piece, enum pdf_part_kind kind)
{
    ARENA_PUSH(pdf->arena, piece->parts, piece->part_count, piece->part_room);
    struct pdf_part *part = &piece->parts[piece->part_count++];
    *part = (struct pdf_part){.kind = kind};
    return part;
}

void pdf_piece_open(struct pdf *pdf, struct pdf_piece *piece, const char *tag)
{
    pdf_piece_part(pdf, piece, PDF_OPEN)->tag = tag;
}

void pdf_piece_close(struct pdf *pdf, struct pdf_piece *piece, const char *tag)
{
    pdf_piece_part(pdf, piece, PDF_CLOSE)->tag = tag;
}

void pdf_piece_text(struct pdf *pdf, struct pdf_piece *piece, const char *tag,
                    const struct pdf_text *text, double x, double y)
{
    struct pdf_part *part = pdf_piece_part(pdf, piece, PDF_TEXT);
    part->tag = tag;
    part->text = *text;
    part->to = text->lines;
    part->x = x;
    part->y = y;
}

void pdf_piece_ground(struct pdf *pdf, struct pdf_piece *piece, struct pdf_ground ground)
{
    ARENA_PUSH(pdf->arena, piece->grounds, piece->ground_count, piece->ground_room);
    piece->grounds[piece->ground_count++] = ground;
}

static void take_piece(struct pdf *pdf, struct pdf_piece *piece, const struct pdf_piece *from,
                       double x, double y)
{
    for (size_t i = 0; i < from->part_count; i++) {
        struct pdf_part *part = pdf_piece_part(pdf, piece, PDF_TEXT);
        *part = from->parts[i];
        part->x += x;
        part->y += y;
    }
    for (size_t i = 0; i < from->ground_count; i++) {
        struct pdf_ground ground = from->grounds[i];
        ground.x += x;
        ground.y += y;
        pdf_piece_ground(pdf, piece, ground);
    }
}

double pdf_piece_take(struct pdf *pdf, struct pdf_piece *piece, const struct pdf_flow *flow,
                      double x, double y)
{
    double top = y;
    for (size_t i = 0; i < flow->count; i++) {
        y += i > 0 ? flow->pieces[i].item.before : 0;
        take_piece(pdf, piece, &flow->pieces[i], x, y);
        y += flow->pieces[i].item.height;
    }
    return y - top;
}

size_t pdf_flow_break(const struct pdf_flow *flow, double room, struct pdf_place **places)
{
    struct arena *arena = flow->pdf->arena;
    struct pdf_item *items = arena_array(arena, flow->count, sizeof *items);
    for (size_t i = 0; i < flow->count; i++) {
        items[i] = flow->pieces[i].item;
    }
    *places = arena_array(arena, flow->count, sizeof **places);
    return pdf_break(items, flow->count, room, *places);
}

const char *pdf_why_target(const struct pdf *pdf, const char *why)
{
    for (size_t i = 0; why != NULL && i < pdf->why_count; i++) {
        if (text_equal(pdf->whys[i].why, why)) {
            return pdf->whys[i].target;
        }
    }
    return NULL;
}
