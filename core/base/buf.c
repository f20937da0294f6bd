// The growing bytes of buf.h. Owns its memory; with arena.c the one home of malloc. A piece is
// added whole or not at all, so that a full buf never ends inside a character.
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { FIRST_ROOM = 256, SHORT = 256 }; // SHORT: formatted texts of which most are

// True when `more` bytes and a NUL fit; makes the room for them.
static bool make_room(struct buf *buf, size_t more)
{
    if (buf->full || more > buf->ceiling - buf->length) {
        buf->full = true;
        return false;
    }
    size_t wanted = buf->length + more + 1;
    if (wanted <= buf->room) {
        return true;
    }
    size_t room = buf->room < (buf->ceiling + 1) / 2 ? buf->room * 2 : buf->ceiling + 1;
    room = room < wanted ? wanted : room;
    char *text = realloc(buf->text, room);
    if (text == NULL) {
        arena_on_exhaustion();
    }
    buf->text = text;
    buf->room = room;
    return true;
}

void buf_init(struct buf *buf, size_t ceiling)
{
    ceiling = ceiling < SIZE_MAX / 2 ? ceiling : SIZE_MAX / 2;
    size_t room = ceiling < FIRST_ROOM ? ceiling + 1 : FIRST_ROOM;
    *buf = (struct buf){.text = malloc(room), .room = room, .ceiling = ceiling};
    if (buf->text == NULL) {
        arena_on_exhaustion();
    }
    buf->text[0] = '\0';
}

void buf_clear(struct buf *buf)
{
    free(buf->text);
    *buf = (struct buf){0};
}

void buf_reset(struct buf *buf)
{
    buf->length = 0;
    buf->full = false;
    buf->text[0] = '\0';
}

void buf_add(struct buf *buf, const char *bytes, size_t length)
{
    if (length == 0 || !make_room(buf, length)) {
        return;
    }
    memcpy(buf->text + buf->length, bytes, length);
    buf->length += length;
    buf->text[buf->length] = '\0';
}

void buf_puts(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void buf_putc(struct buf *buf, char c)
{
    if (!make_room(buf, 1)) {
        return;
    }
    buf->text[buf->length++] = c;
    buf->text[buf->length] = '\0';
}

void buf_putf(struct buf *buf, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char text[SHORT];
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    if (length < SHORT) {
        buf_add(buf, text, length < 0 ? 0 : (size_t)length);
        return;
    }
    if (!make_room(buf, (size_t)length)) {
        return;
    }
    va_start(arguments, format);
    vsnprintf(buf->text + buf->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buf->length += (size_t)length;
}
