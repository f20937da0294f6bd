// Markdown to runs. The only file that sees cmark; nothing of it gets out.
#include "report/markdown.h"

#include <cmark.h>
#include <string.h>

#include "base/text.h"

struct runs {
    struct arena *arena;
    struct run *list;
    size_t count, room;
    struct buf text; // of the last run, while it grows
    int strong, emphasis;
    const char *link;
};

static void end_run(struct runs *runs)
{
    if (runs->count > 0)
        runs->list[runs->count - 1].text =
            arena_text_n(runs->arena, runs->text.text, runs->text.length);
    buf_reset(&runs->text);
}

static void add_run(struct runs *runs, const char *text)
{
    if (!text || !*text)
        return;
    enum run_style style = runs->link       ? RUN_LINK
                           : runs->strong   ? RUN_STRONG
                           : runs->emphasis ? RUN_EMPHASIS
                                            : RUN_PLAIN;
    struct run *last = runs->count ? &runs->list[runs->count - 1] : NULL;
    if (!last || last->style != style || last->target != runs->link) {
        end_run(runs);
        ARENA_PUSH(runs->arena, runs->list, runs->count, runs->room);
        runs->list[runs->count++] = (struct run){style, NULL, runs->link};
    }
    buf_puts(&runs->text, text);
}

static const char *safe_link(struct arena *arena, const char *url)
{
    bool safe = url && (text_starts(url, "https://") || text_starts(url, "http://"));
    return safe ? arena_text(arena, url) : NULL;
}

static void take_node(struct runs *runs, cmark_node *node, bool entering)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_CODE_BLOCK:
        if (entering)
            add_run(runs, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: add_run(runs, " "); break;
    case CMARK_NODE_PARAGRAPH:
        if (entering && runs->count > 0)
            add_run(runs, " ");
        break;
    case CMARK_NODE_STRONG: runs->strong += entering ? 1 : -1; break;
    case CMARK_NODE_EMPH: runs->emphasis += entering ? 1 : -1; break;
    case CMARK_NODE_LINK:
        runs->link = entering ? safe_link(runs->arena, cmark_node_get_url(node)) : NULL;
        break;
    default: break;
    }
}

// Without one of these bytes a text is what it says.
static bool may_be_markdown(const char *text)
{
    return strpbrk(text, "*_`[]<>&\\!#~\n\t") != NULL || strstr(text, "  ") != NULL;
}

// The tree uses `memory` as long as it lives.
static cmark_node *parse(const char *text, cmark_mem *memory)
{
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory);
    cmark_parser_feed(parser, text, strlen(text));
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return document;
}

static struct line end_line(struct runs *runs)
{
    end_run(runs);
    buf_clear(&runs->text);
    return (struct line){runs->list, runs->count, NULL};
}

struct line markdown_line(struct arena *arena, const char *text)
{
    struct runs runs = {.arena = arena};
    buf_init(&runs.text, 2 * strlen(text) + 16); // what a sign stands for is hardly longer than it
    if (!may_be_markdown(text)) {
        add_run(&runs, text);
        return end_line(&runs);
    }
    // cmark's own allocator aborts when there is no memory left.
    cmark_mem memory = {arena_calloc, arena_realloc, arena_free};
    cmark_node *document = parse(text, &memory);
    cmark_iter *walk = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE)
        take_node(&runs, cmark_iter_get_node(walk), event == CMARK_EVENT_ENTER);
    cmark_iter_free(walk);
    cmark_node_free(document);
    return end_line(&runs);
}

void markdown_escape(const char *text, struct buf *out)
{
    for (; *text; text++) {
        if (strchr("\\`*_[]<>#|~&", *text))
            buf_putc(out, '\\');
        buf_putc(out, *text == '\n' || *text == '\t' ? ' ' : *text);
    }
}
