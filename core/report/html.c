// The writer of html.h. Owns nothing; the text goes to a buf. Must not know what is written.
#include "report/html.h"

#include <assert.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"

// The last tag is finished as soon as something comes into or after it.
static void end_tag(struct html *html)
{
    if (html->in_tag) {
        buf_putc(html->out, '>');
        html->in_tag = false;
    }
}

static const char *entity_find(uint32_t point)
{
    switch (point) {
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '&': return "&amp;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

// Most of a text: nothing that HTML or a terminal could take for something else.
static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
           c == '.' || c == ',' || c == '-';
}

// A sign that may not stand alone at the end of a line: its number follows after a blank.
static bool clings(uint32_t point)
{
    return point == 0x20AC || point == 0x2264; // € and ≤
}

static void put_escaped_n(struct buf *out, const char *text, size_t length)
{
    const char *at = text;
    const char *end = text + length;
    const char *plain = at; // what waits to be written as it is
    while (at < end) {
        if (is_plain(*at)) {
            at++;
            continue;
        }
        const char *here = at;
        uint32_t point = text_next(&at, end);
        const char *instead = entity_find(point);
        if (instead == NULL && !text_point_is_clean(point)) {
            instead = "\xEF\xBF\xBD";
        } else if (point == 0xFFFD) {
            instead = "\xEF\xBF\xBD"; // also for malformed bytes
        }
        if (instead != NULL) {
            buf_add(out, plain, (size_t)(here - plain));
            buf_puts(out, instead);
            plain = at;
        } else if (clings(point) && at < end && *at == ' ') {
            buf_add(out, plain, (size_t)(at - plain));
            buf_puts(out, "&#160;");
            plain = ++at;
        }
    }
    buf_add(out, plain, (size_t)(at - plain));
}

static void put_escaped(struct buf *out, const char *text)
{
    put_escaped_n(out, text, strlen(text));
}

void html_init(struct html *html, struct buf *out)
{
    *html = (struct html){.out = out};
}

void html_open(struct html *html, const char *element)
{
    assert(html->depth < HTML_DEPTH);
    end_tag(html);
    buf_putc(html->out, '<');
    buf_puts(html->out, element);
    html->open[html->depth++] = element;
    html->in_tag = true;
}

void html_void(struct html *html, const char *element)
{
    end_tag(html);
    buf_putc(html->out, '<');
    buf_puts(html->out, element);
    html->in_tag = true;
}

void html_close(struct html *html, const char *element)
{
    assert(html->depth > 0 && strcmp(html->open[html->depth - 1], element) == 0);
    end_tag(html);
    buf_puts(html->out, "</");
    buf_puts(html->out, element);
    buf_putc(html->out, '>');
    html->depth--;
}

void html_attr_joined(struct html *html, const char *name, const char *first, const char *second)
{
    assert(html->in_tag);
    buf_putc(html->out, ' ');
    buf_puts(html->out, name);
    buf_puts(html->out, "=\"");
    put_escaped(html->out, first);
    put_escaped(html->out, second);
    buf_putc(html->out, '"');
}

void html_attr(struct html *html, const char *name, const char *value)
{
    if (value != NULL) {
        html_attr_joined(html, name, value, "");
    }
}

void html_attr_number(struct html *html, const char *name, double value)
{
    char text[NUM_TEXT];
    num_plain(text, value, 2);
    html_attr(html, name, text);
}

void html_text(struct html *html, const char *text)
{
    end_tag(html);
    if (text != NULL) {
        put_escaped(html->out, text);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// The length of a date or a pair of years that begins here: digits with hyphens between them.
static size_t date_length(const char *text)
{
    size_t length = 0;
    bool joined = false;
    while (is_digit(text[length]) ||
           (length > 0 && text[length] == '-' && is_digit(text[length + 1]))) {
        joined = joined || text[length] == '-';
        length++;
    }
    return joined ? length : 0;
}

void html_words(struct html *html, const char *text)
{
    end_tag(html);
    const char *from = text; // what waits to be written
    for (const char *at = text; at != NULL && *at != '\0';) {
        bool begins = is_digit(*at) && (at == text || (at[-1] != '-' && !is_digit(at[-1])));
        size_t length = begins ? date_length(at) : 0;
        if (length == 0) {
            at++;
            continue;
        }
        put_escaped_n(html->out, from, (size_t)(at - from));
        html_open_class(html, "span", "nb");
        end_tag(html);
        put_escaped_n(html->out, at, length);
        html_close(html, "span");
        from = at += length;
    }
    html_text(html, from);
}

void html_words_leaf(struct html *html, const char *element, const char *class_name,
                     const char *text)
{
    html_open_class(html, element, class_name);
    html_words(html, text);
    html_close(html, element);
}

void html_open_class(struct html *html, const char *element, const char *class_name)
{
    html_open(html, element);
    html_attr(html, "class", class_name);
}

void html_leaf(struct html *html, const char *element, const char *class_name, const char *text)
{
    html_open_class(html, element, class_name);
    html_text(html, text);
    html_close(html, element);
}

void html_line(struct html *html)
{
    end_tag(html);
    buf_putc(html->out, '\n');
}

void html_raw(struct html *html, const char *text)
{
    end_tag(html);
    buf_puts(html->out, text);
}

void html_json(struct html *html, const char *json)
{
    end_tag(html);
    for (const char *at = json; *at != '\0';) {
        size_t plain = strcspn(at, "<>&");
        buf_add(html->out, at, plain);
        at += plain;
        if (*at != '\0') {
            buf_puts(html->out, *at == '<' ? "\\u003c" : *at == '>' ? "\\u003e" : "\\u0026");
            at++;
        }
    }
}
