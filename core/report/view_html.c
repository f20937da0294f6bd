// The report as one self-contained page: head, contents, pages, and the result as JSON. It loads
// nothing and runs nothing; its own policy forbids both. Owns nothing. Must not know how a block
// came to be.

#include "base/text.h"
#include "report/html_block.h"
#include "report/report.h"
#include "report/style.h"

static void write_meta(struct html *html, const char *kind, const char *name, const char *content)
{
    html_line(html);
    html_void(html, "meta");
    html_attr(html, kind, name);
    html_attr(html, "content", content);
}

static void write_head(struct html_view *view)
{
    struct html *html = &view->html;
    const struct report *report = view->report;
    html_raw(html, "<!doctype html>\n");
    html_open(html, "html");
    html_attr(html, "lang", report->spoken);
    html_line(html);
    html_open(html, "head");
    html_line(html);
    html_void(html, "meta");
    html_attr(html, "charset", "utf-8");
    write_meta(html, "http-equiv", "Content-Security-Policy",
               "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
               "form-action 'none'");
    write_meta(html, "name", "viewport", "width=device-width, initial-scale=1");
    write_meta(html, "name", "referrer", "no-referrer");
    html_line(html);
    html_open(html, "title");
    html_text(html, report->title);
    if (report->subtitle != NULL) {
        html_text(html, " \xE2\x80\x93 ");
        html_text(html, report->subtitle);
    }
    html_close(html, "title");
    html_line(html);
    html_open(html, "style");
    html_line(html);
    html_raw(html, REPORT_CSS);
    html_close(html, "style");
    html_line(html);
    html_close(html, "head");
    html_line(html);
}

// The level that part `from` to `to` shows in the contents: its highest, or the next when there is
// only one heading of that.
static int contents_level(const struct report *report, size_t from, size_t to)
{
    int counts[8] = {0};
    for (size_t i = from; i < to; i++) {
        const struct block *block = &report->blocks[i];
        if (block->kind == BLOCK_HEADING && block->anchor != NULL && block->level > 0 &&
            block->level < 7) {
            counts[block->level]++;
        }
    }
    int level = 1;
    while (level < 6 && counts[level] == 0) {
        level++;
    }
    return counts[level] <= 1 && counts[level + 1] > 0 ? level + 1 : level;
}

static void write_contents_part(struct html_view *view, const char *name, size_t from, size_t to)
{
    struct html *html = &view->html;
    const struct report *report = view->report;
    int level = contents_level(report, from, to);
    bool any = false;
    for (size_t i = from; i < to; i++) {
        const struct block *block = &report->blocks[i];
        if (block->kind != BLOCK_HEADING || block->anchor == NULL || block->level > level) {
            continue;
        }
        if (!any) {
            html_leaf(html, "p", NULL, name);
            html_open(html, "ul");
            any = true;
        }
        html_open(html, "li");
        html_open(html, "a");
        html_attr_joined(html, "href", "#", block->anchor);
        for (size_t k = 0; k < block->line.count; k++) {
            html_words(html, block->line.runs[k].text);
        }
        html_close(html, "a");
        html_close(html, "li");
    }
    if (any) {
        html_close(html, "ul");
        html_line(html);
    }
}

static size_t front_count(const struct report *report)
{
    return report->front < report->count ? report->front : report->count;
}

static void write_contents(struct html_view *view)
{
    struct html *html = &view->html;
    size_t front = front_count(view->report);
    html_open_class(html, "nav", "contents");
    html_attr(html, "aria-label", html_block_word(view, WORD_PAGE_CONTENTS));
    html_line(html);
    write_contents_part(view, html_block_word(view, WORD_PAGE_FRONT), 0, front);
    write_contents_part(view, html_block_word(view, WORD_PAGE_ANNEX), front, view->report->count);
    html_close(html, "nav");
    html_line(html);
}

static void write_masthead(struct html_view *view)
{
    struct html *html = &view->html;
    html_open_class(html, "header", "masthead");
    html_words_leaf(html, "h1", NULL, view->report->title);
    if (view->report->subtitle != NULL) {
        html_words_leaf(html, "p", "subtitle", view->report->subtitle);
    }
    html_close(html, "header");
    html_line(html);
    view->level = 1;
}

// A heading that only repeats the title of the page is not written twice.
static bool repeats_title(const struct report *report, size_t index)
{
    const struct block *block = &report->blocks[index];
    return index == 0 && block->kind == BLOCK_HEADING && block->line.count == 1 &&
           text_equal(block->line.runs[0].text, report->title);
}

static bool starts_section(const struct report *report, size_t index)
{
    const struct block *block = &report->blocks[index];
    return block->kind == BLOCK_HEADING && block->level <= 2 && !repeats_title(report, index);
}

// A heading and what stands under it. The style may set such parts side by side.
static size_t write_section(struct html_view *view, size_t index, size_t to)
{
    struct html *html = &view->html;
    const struct report *report = view->report;
    html_line(html);
    html_open_class(html, "div", "part");
    html_attr(html, "data-part", report->blocks[index].anchor);
    size_t i = index;
    do {
        i = repeats_title(report, i) ? i + 1 : html_block_write(view, i);
    } while (i < to && report->blocks[i].kind != BLOCK_BREAK && !starts_section(report, i));
    html_line(html);
    html_close(html, "div");
    return i;
}

// Blocks from one page break to the next are a page in print.
static void write_part(struct html_view *view, const char *class_name, size_t from, size_t to)
{
    struct html *html = &view->html;
    bool open = false;
    size_t i = from;
    while (i < to) {
        if (view->report->blocks[i].kind == BLOCK_BREAK) {
            if (open) {
                html_line(html);
                html_close(html, "section");
                html_line(html);
            }
            open = false;
            i++;
            continue;
        }
        if (!open) {
            html_open_class(html, "section", class_name);
            open = true;
        }
        i = write_section(view, i, to);
    }
    if (open) {
        html_line(html);
        html_close(html, "section");
        html_line(html);
    }
}

// The title of the page is the only h1: headings of level 1 become h2.
static int heading_shift(const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct block *block = &report->blocks[i];
        if (block->kind == BLOCK_HEADING && block->level <= 1 && !repeats_title(report, i)) {
            return 1;
        }
    }
    return 0;
}

static void write_body(struct html_view *view, const char *result)
{
    struct html *html = &view->html;
    size_t front = front_count(view->report);
    html_open(html, "body");
    html_line(html);
    html_open_class(html, "a", "skip");
    html_attr(html, "href", "#main");
    html_text(html, html_block_word(view, WORD_PAGE_SKIP));
    html_close(html, "a");
    html_line(html);
    write_masthead(view);
    write_contents(view);
    html_open(html, "main");
    html_attr(html, "id", "main");
    html_attr(html, "tabindex", "-1");
    html_line(html);
    write_part(view, "page", 0, front);
    write_part(view, "annex", front, view->report->count);
    html_close(html, "main");
    html_line(html);
    if (result != NULL) {
        html_open(html, "script");
        html_attr(html, "type", "application/json");
        html_attr(html, "id", "grow-result");
        html_json(html, result);
        html_close(html, "script");
        html_line(html);
    }
    html_close(html, "body");
    html_line(html);
}

void view_html(const struct report *report, const char *result, struct buf *out)
{
    struct html_view view = {.report = report};
    view.language = words_language_of(report->language);
    view.shift = heading_shift(report);
    html_init(&view.html, out);
    html_block_index(&view);
    write_head(&view);
    write_body(&view, result);
    html_close(&view.html, "html");
    html_line(&view.html);
}
