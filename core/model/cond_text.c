// The source form of a condition, made from its tree: one blank around operators and after commas,
// parentheses only where the tree needs them. Reading the result again gives the same text.
#include "model/cond.h"

#include "base/num.h"

// How tightly an operator binds its parts; more is tighter.
enum level { LEVEL_OR, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARE, LEVEL_SUM, LEVEL_PRODUCT, LEVEL_VALUE };

enum { TEXT_MOST = 64 * COND_LENGTH }; // the parts of a condition are never written longer

static enum level level_of(enum cond_op op)
{
    switch (op) {
    case COND_OR: return LEVEL_OR;
    case COND_AND: return LEVEL_AND;
    case COND_NOT: return LEVEL_NOT;
    case COND_EQ:
    case COND_NE:
    case COND_LT:
    case COND_LE:
    case COND_GT:
    case COND_GE:
    case COND_IN: return LEVEL_COMPARE;
    case COND_ADD:
    case COND_SUB: return LEVEL_SUM;
    case COND_MUL:
    case COND_DIV: return LEVEL_PRODUCT;
    case COND_NUMBER:
    case COND_QUOTED:
    case COND_NAME:
    case COND_LIST:
    case COND_CALL:
    case COND_NEGATE: break;
    }
    return LEVEL_VALUE;
}

static const char *sign_of(enum cond_op op)
{
    switch (op) {
    case COND_OR: return " or ";
    case COND_AND: return " and ";
    case COND_EQ: return " == ";
    case COND_NE: return " != ";
    case COND_LT: return " < ";
    case COND_LE: return " <= ";
    case COND_GT: return " > ";
    case COND_GE: return " >= ";
    case COND_IN: return " in ";
    case COND_ADD: return " + ";
    case COND_SUB: return " - ";
    case COND_MUL: return " * ";
    case COND_DIV: return " / ";
    case COND_NUMBER:
    case COND_QUOTED:
    case COND_NAME:
    case COND_LIST:
    case COND_CALL:
    case COND_NOT:
    case COND_NEGATE: break;
    }
    return ", ";
}

struct writer {
    struct buf out;
    struct arena *arena;
    const struct cond_manner *manner; // or NULL
};

static void write_cond(struct writer *writer, const struct cond *cond);

// A part of something that binds at `level`.
static void write_kid(struct writer *writer, const struct cond *kid, enum level level)
{
    bool wrap = level_of(kid->op) < level;
    if (wrap)
        buf_putc(&writer->out, '(');
    write_cond(writer, kid);
    if (wrap)
        buf_putc(&writer->out, ')');
}

static void write_kids(struct writer *writer, const struct cond *cond)
{
    buf_putc(&writer->out, '(');
    for (size_t i = 0; i < cond->count; i++) {
        if (i > 0)
            buf_puts(&writer->out, ", ");
        write_cond(writer, cond->kids[i]);
    }
    buf_putc(&writer->out, ')');
}

static void write_sign(struct writer *writer, enum cond_op op, const char *source)
{
    const struct cond_manner *manner = writer->manner;
    const char *sign = manner && manner->sign ? manner->sign(manner->of, op) : NULL;
    buf_puts(&writer->out, sign ? sign : source);
}

// False when the manner has nothing to say about it.
static bool write_leaf(struct writer *writer, const struct cond *cond)
{
    const struct cond_manner *manner = writer->manner;
    const char *text = manner && manner->leaf ? manner->leaf(manner->of, cond) : NULL;
    buf_puts(&writer->out, text ? text : "");
    return text != NULL;
}

static bool write_call(struct writer *writer, const struct cond *cond)
{
    const struct cond_manner *manner = writer->manner;
    if (!manner || !manner->call)
        return false;
    const char **kids = arena_array(writer->arena, cond->count, sizeof *kids);
    for (size_t i = 0; i < cond->count; i++)
        kids[i] = cond_text_in(writer->arena, cond->kids[i], manner);
    const char *text = manner->call(manner->of, cond, kids);
    buf_puts(&writer->out, text ? text : "");
    return text != NULL;
}

// The first part may be of the same level (a - b - c); the later ones only of a row of `and`/`or`.
static void write_infix(struct writer *writer, const struct cond *cond)
{
    enum level level = level_of(cond->op);
    bool row = level == LEVEL_OR || level == LEVEL_AND;
    enum level first = level == LEVEL_COMPARE ? LEVEL_SUM : level;
    enum level later = row ? level : (enum level)(level + 1);
    for (size_t i = 0; i < cond->count; i++) {
        if (i > 0)
            write_sign(writer, cond->op, sign_of(cond->op));
        write_kid(writer, cond->kids[i], i == 0 ? first : later);
    }
}

static void write_plain_leaf(struct buf *out, const struct cond *cond)
{
    char number[NUM_TEXT];
    switch (cond->op) {
    case COND_NUMBER:
        num_plain(number, cond->number, 9);
        buf_puts(out, number);
        break;
    case COND_QUOTED:
        buf_putc(out, '"');
        buf_puts(out, cond->text);
        buf_putc(out, '"');
        break;
    default: buf_puts(out, cond->text); break;
    }
}

static void write_cond(struct writer *writer, const struct cond *cond)
{
    switch (cond->op) {
    case COND_NUMBER:
    case COND_QUOTED:
    case COND_NAME:
        if (!write_leaf(writer, cond))
            write_plain_leaf(&writer->out, cond);
        break;
    case COND_LIST: write_kids(writer, cond); break;
    case COND_CALL:
        if (write_call(writer, cond))
            break;
        buf_puts(&writer->out, cond->text);
        write_kids(writer, cond);
        break;
    case COND_NOT:
        write_sign(writer, cond->op, "not ");
        write_kid(writer, cond->kids[0], LEVEL_NOT);
        break;
    case COND_NEGATE:
        write_sign(writer, cond->op, "-");
        write_kid(writer, cond->kids[0], LEVEL_VALUE);
        break;
    default: write_infix(writer, cond); break;
    }
}

const char *cond_text_in(struct arena *arena, const struct cond *cond,
                         const struct cond_manner *manner)
{
    struct writer writer = {.arena = arena, .manner = manner};
    buf_init(&writer.out, TEXT_MOST);
    write_cond(&writer, cond);
    const char *text = arena_text_n(arena, writer.out.text, writer.out.length);
    buf_clear(&writer.out);
    return text;
}

const char *cond_text(struct arena *arena, const struct cond *cond)
{
    return cond_text_in(arena, cond, NULL);
}
