// What a text that YAML refuses is told to be. The place and the kind of the mistake come from
// spot.c; where that finds nothing that the parser can have stopped at, what the parser said is put
// in plain words, and no more is claimed than that. Must not know what a questionnaire is.
#include "model/tree_syntax.h"

#include <string.h>

#include "base/text.h"
#include "model/spot.h"
#include "model/tree.h"

enum { LINE_ROOM = 1024 };

struct report {
    struct diags *diags;
    const struct tree_fault *fault;
    struct spot *spot;
    struct diag *diag;
};

static struct span span_bytes(const struct report *r, size_t from, size_t to)
{
    size_t before = (size_t)(r->fault->text - r->diags->sources[r->fault->file].text);
    return diags_span_of(r->diags, r->fault->file, before + from, before + to);
}

static int line_of(const struct report *r, size_t at)
{
    return span_bytes(r, at, at).line;
}

// --- what is said of each kind ---

SAYS static const struct {
    enum spot_kind kind;
    const char *message;
} SAID[] = {
    {SPOT_QUOTE_OPEN, "the quote that opens here is never closed"},
    {SPOT_QUOTE_BEHIND, "the text in quotes ends here, and more stands behind it"},
    {SPOT_KEY_SECOND, "a second ': ' stands on this line"},
    {SPOT_COLON_KEY, "a key between '{' and '}' has a ':' behind it, and this one has none"},
    {SPOT_REMARK, "a remark begins with '#'"},
    {SPOT_BRACKET_OPEN, "the bracket that opens here is never closed"},
    {SPOT_BRACKET_EXTRA, "this bracket closes nothing"},
    {SPOT_BRACKET_BEHIND, "what stands between brackets ends here, and more stands behind it"},
    {SPOT_COMMA_MISSING, "a comma is missing between two items"},
    {SPOT_COMMA_DOUBLE, "no item stands before this comma"},
    {SPOT_COLON, "a text without quotes may not have ': ' in it"},
    {SPOT_COLON_ITEM, "a second ': ' stands before the next comma"},
    {SPOT_COLON_BARE, "a space is missing behind this ':'"},
    {SPOT_COLON_TIGHT, "a space is missing behind this ':'"},
    {SPOT_COLON_NONE, "this line stands among keys, and no key with ': ' begins it"},
    {SPOT_LOOSE, "no key and no '- ' stands before this text"},
    {SPOT_EQUALS, "a '=' stands where a ':' is expected"},
    {SPOT_TAB, "a tab stands where a line is indented"},
    {SPOT_BLANK, "this line is indented with signs that look like spaces and are none"},
    {SPOT_DASH_TIGHT, "a space is missing behind this '-'"},
    {SPOT_DASH_OTHER, "a list item begins with the '-' of the keyboard, and this is another mark"},
    {SPOT_DASH_KEY, "a list may not begin on the line of its key"},
    {SPOT_DASH_FLOW, "'- ' may not stand between brackets"},
    {SPOT_DASH_EXTRA, "a list item stands among keys"},
    {SPOT_DASH_NONE, "a key stands among list items"},
};

// What to do, when no line can be shown.
SAYS static const struct {
    enum spot_kind kind;
    const char *help;
} HELPS[] = {
    {SPOT_QUOTE_OPEN, "close it where the text ends; where it is an apostrophe, put the whole text "
                      "in double quotes"},
    {SPOT_QUOTE_LATE, "close it where the text ends"},
    {SPOT_QUOTE_BEHIND, "put single quotes around a text with double quotes in it, and double "
                        "around one with an apostrophe"},
    {SPOT_BRACKET_OPEN, "close it where the list or mapping ends: '[' with ']', '{' with '}'"},
    {SPOT_BRACKET_EXTRA,
     "take it out, or open one before it; a text that begins with it goes in quotes"},
    {SPOT_COLON, "put the text in quotes"},
    {SPOT_START, "put the text in quotes"},
    {SPOT_KEY_SECOND, "begin each key on a line of its own; put a text with ': ' in it in quotes"},
    {SPOT_COLON_ITEM, "put a comma before the next key, or the text in quotes"},
    {SPOT_BRACKET_BEHIND, "put the text in quotes"},
    {SPOT_COLON_LOWER,
     "put the whole text in quotes; where this line is a key, indent it as the other keys"},
    {SPOT_COLON_NONE, "a key has ': ' behind it; a line that goes on with the text above is "
                      "indented further than its key"},
    {SPOT_TAB, "indent with spaces; take the tab out of an empty line"},
    {SPOT_LOOSE, "put a text of more lines in quotes, and remarks before it"},
    {SPOT_BRACKET_OTHER, "close the one that is open first"},
    {SPOT_BLANK, "take them out, and type spaces"},
    {SPOT_DASH_KEY, "begin the list on the next line; put a text that begins with '- ' in quotes"},
    {SPOT_DASH_FLOW, "write [a, b], or a list of lines with '- ' and without brackets"},
    {SPOT_DASH_EXTRA, "give the list a key of its own, or take the '-' out"},
    {SPOT_DASH_NONE, "begin the line with '- ', or take it out of the list"},
    {SPOT_INDENT, "indent it as the lines that it goes with"},
};

static const char *said_of(enum spot_kind kind)
{
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++)
        if (SAID[i].kind == kind)
            return SAID[i].message;
    return NULL;
}

static void help_of(struct report *r)
{
    for (size_t i = 0; i < sizeof HELPS / sizeof *HELPS; i++)
        if (HELPS[i].kind == r->spot->kind)
            diag_help(r->diags, r->diag, "%s", diag_say(r->diags, HELPS[i].help));
}

// The line as it was meant. False when it cannot be shown.
SAYS static bool help_line(struct report *r, const struct spot *spot, const char *write)
{
    struct buf line;
    buf_init(&line, LINE_ROOM);
    bool shown = spot_mend(r->fault->text, r->fault->length, spot, &line);
    if (shown)
        diag_help(r->diags, r->diag, "%s %s", diag_say(r->diags, write), line.text);
    buf_clear(&line);
    return shown;
}

static void say(struct report *r, enum diag_code code, const char *message)
{
    const struct spot *spot = r->spot;
    r->diag = diag_add(r->diags, code, span_bytes(r, spot->at, spot->end), "%s", message);
}

// A line that begins in the wrong column, and those in which it could.
static void say_indent(struct report *r)
{
    const struct spot *spot = r->spot;
    int line = spot->fit_count > 0 ? line_of(r, spot->fit_at[0]) : 0;
    int other = spot->fit_count > 1 ? line_of(r, spot->fit_at[1]) : 0;
    struct diags *diags = r->diags;
    if (spot->kind == SPOT_INDENT_TEXT) {
        say(r, DIAG_YAML_SYNTAX,
            diag_textf(diags,
                       "spaces before this line: %d; before the text that it breaks off: %d "
                       "(line %d)",
                       spot->found, spot->fits[0], line));
        diag_help(diags, r->diag, "indent it by %d, as line %d", spot->fits[0], line);
    } else if (spot->fit_count == 0) {
        say(r, DIAG_YAML_SYNTAX,
            diag_textf(diags, "spaces before this line: %d; it goes with no line above it",
                       spot->found));
        help_of(r);
    } else if (spot->fit_count == 1) {
        say(r, DIAG_YAML_SYNTAX,
            diag_textf(diags,
                       "spaces before this line: %d; before those that it may go with: %d "
                       "(line %d)",
                       spot->found, spot->fits[0], line));
        diag_help(diags, r->diag, "indent it by %d, as line %d", spot->fits[0], line);
    } else {
        say(r, DIAG_YAML_SYNTAX,
            diag_textf(diags,
                       "spaces before this line: %d; before those that it may go with: %d "
                       "(line %d) or %d (line %d)",
                       spot->found, spot->fits[0], line, spot->fits[1], other));
        diag_help(diags, r->diag, "indent it by %d, as line %d, or by %d, as line %d",
                  spot->fits[0], line, spot->fits[1], other);
    }
}

static void say_quote(struct report *r)
{
    const struct spot *spot = r->spot;
    struct span close = span_bytes(r, spot->other, spot->other + 1);
    if (close.line > line_of(r, spot->at))
        say(r, DIAG_YAML_SYNTAX,
            diag_textf(r->diags, "the quote that opens here is closed only on line %d",
                       close.line));
    else
        say(r, DIAG_YAML_SYNTAX,
            diag_textf(r->diags, "the quote that opens here is closed only in column %d",
                       close.column));
}

static void say_bracket(struct report *r)
{
    const struct spot *spot = r->spot;
    const char *text = r->fault->text;
    if (spot->kind == SPOT_BRACKET_OPEN) {
        say(r, DIAG_YAML_SYNTAX,
            diag_textf(r->diags, "the bracket that opens here is not closed before line %d",
                       line_of(r, spot->other)));
        return;
    }
    say(r, DIAG_YAML_SYNTAX,
        diag_textf(r->diags, "'%c' stands here, and it is '%c' that is open", text[spot->at],
                   text[spot->other]));
    diag_note_at(r->diags, r->diag, span_bytes(r, spot->other, spot->other + 1), "it opens here");
}

static const char *say_escape(struct report *r)
{
    char c = r->fault->text[r->spot->at + 1];
    if (c == 'x' || c == 'u' || c == 'U')
        return diag_textf(r->diags, "'\\%c' in double quotes lacks digits behind it", c);
    return diag_textf(r->diags, "'\\%c' has no meaning in double quotes", c);
}

// What depends on what stands there. False for the other kinds.
static bool say_special(struct report *r)
{
    const struct spot *spot = r->spot;
    char c = spot->at < r->fault->length ? r->fault->text[spot->at] : ' ';
    const char *message = NULL;
    switch (spot->kind) {
    case SPOT_INDENT:
    case SPOT_INDENT_TEXT: say_indent(r); return true;
    case SPOT_QUOTE_LATE: say_quote(r); return true;
    case SPOT_BRACKET_OTHER: say_bracket(r); return true;
    case SPOT_BRACKET_OPEN:
        if (spot->other == SPOT_NOWHERE)
            return false;
        say_bracket(r);
        return true;
    case SPOT_QUOTE_COMMA:
        message = diag_textf(r->diags, "a value outside brackets has no '%c' behind it", c);
        break;
    case SPOT_ESCAPE: message = say_escape(r); break;
    case SPOT_COLON_LOWER:
        message = diag_textf(r->diags,
                             "this line goes on with the text of line %d, and ': ' may not stand "
                             "in that",
                             line_of(r, spot->other));
        break;
    case SPOT_START:
        message = diag_textf(r->diags, "a text without quotes may not begin with '%c'", c);
        break;
    case SPOT_HEADER:
        message =
            diag_textf(r->diags, "no text may stand on the line of a '%c' that begins one", c);
        break;
    default: return false;
    }
    say(r, DIAG_YAML_SYNTAX, message);
    return true;
}

// Where two keys may have been meant: the comma before the second.
static void help_comma(struct report *r)
{
    const char *text = r->fault->text;
    struct spot comma = *r->spot;
    size_t word = comma.at;
    while (word > comma.from && text[word - 1] != ' ')
        word--;
    size_t end = word;
    while (end > comma.from && text[end - 1] == ' ')
        end--;
    comma.quoted = false;
    comma.from = end;
    comma.to = word;
    comma.put = ", ";
    if (end == r->spot->from || !help_line(r, &comma, "where two keys are meant, write:"))
        help_of(r);
}

static void help_header(struct report *r)
{
    char c = r->fault->text[r->spot->at];
    diag_help(r->diags, r->diag,
              "begin the text on the next line, indented; one that begins with '%c' goes in quotes",
              c);
}

static void tell(struct report *r)
{
    if (!say_special(r))
        say(r, DIAG_YAML_SYNTAX, diag_say(r->diags, said_of(r->spot->kind)));
    switch (r->spot->kind) {
    case SPOT_INDENT:
    case SPOT_INDENT_TEXT: return;
    case SPOT_COLON_ITEM: help_comma(r); break;
    case SPOT_HEADER: help_header(r); break;
    case SPOT_DASH_KEY: help_of(r); break;
    default: break;
    }
    bool two = r->spot->kind == SPOT_COLON_ITEM;
    bool shown = help_line(r, r->spot, two ? "where it is one text, write:" : "write:");
    if (!shown && r->spot->kind != SPOT_COLON_ITEM && r->spot->kind != SPOT_DASH_KEY)
        help_of(r);
}

// --- where nothing more is known than what the parser said ---

static const char *const PROBLEMS[] = {
    "mapping values are not allowed",
    "could not find expected ':'",
    "did not find expected key",
    "expected '-' indicator",
    "did not find expected ',' or",
    "<document start>",
    "expected node content",
    "block sequence entries",
    "mapping keys are not allowed",
    "cannot start any token",
    "tab character",
    "block scalar",
    "end of stream",
};

// Of each of them.
SAYS_ALL static const struct {
    const char *message, *help;
} PLAIN[] = {
    {"a ':' with a space behind it may not stand here",
     "put the text in quotes, or look at the indentation of this line"},
    {"the line before this place has a key without ': '",
     "write ': ' behind the key, or put the text in quotes"},
    {"this does not go with the lines above it",
     "look at the indentation, and at quotes and brackets just before it"},
    {"this is no list item, and a list is open here",
     "look at the indentation, or begin the line with '- '"},
    {"a comma or the closing bracket is expected here",
     "close the bracket, or put a comma between the items"},
    {"more stands behind the end of what the file holds",
     "a file holds one mapping, and nothing behind it"},
    {"a value is expected here", "write one, or put a text that begins with a mark in quotes"},
    {"no list item may begin here",
     "begin the list on a line of its own, or put the text in quotes"},
    {"no '? ' may stand here", "put the text in quotes"},
    {"no text without quotes may begin with this",
     "put the text in quotes; indent with spaces, not with tabs"},
    {"a tab may not stand here", "indent with spaces"},
    {"no text may stand on the line of a '|' or '>' that begins one",
     "begin the text on the next line, indented"},
    {"what opens here is never closed", "close it where the text ends"},
};

static void tell_plainly(struct report *r)
{
    const struct tree_fault *fault = r->fault;
    struct span place = span_bytes(r, fault->at, fault->at + 1);
    for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++) {
        bool context = fault->context != NULL && strstr(fault->context, PROBLEMS[i]) != NULL;
        if (strstr(fault->problem, PROBLEMS[i]) == NULL && !context)
            continue;
        if (strstr(fault->problem, "end of stream") != NULL && fault->context != NULL)
            place = span_bytes(r, fault->since, fault->since + 1);
        r->diag =
            diag_add(r->diags, DIAG_YAML_SYNTAX, place, "%s", diag_say(r->diags, PLAIN[i].message));
        diag_help(r->diags, r->diag, "%s", diag_say(r->diags, PLAIN[i].help));
        return;
    }
    r->diag = diag_add(r->diags, DIAG_YAML_SYNTAX, place, "what stands here cannot be read");
    diag_help(r->diags, r->diag, "put the text in quotes, or look at the lines above it");
}

// --- the whole ---

// A key of more than 1024 characters is not seen as a key. What the parser says then misleads.
static bool key_is_long(const struct report *r)
{
    const struct tree_fault *fault = r->fault;
    if (strstr(fault->problem, "mapping values are not allowed") != NULL)
        return span_bytes(r, fault->at, fault->at).column > 1024;
    if (fault->context == NULL || strcmp(fault->context, "while scanning a simple key") != 0)
        return false;
    const char *at = fault->text + fault->since, *end = fault->text + fault->length;
    size_t points = 0;
    while (at < end && *at != '\n' && points <= 1024) {
        (void)text_next(&at, end);
        points++;
    }
    return points > 1024;
}

static bool tells_of_feature(const struct tree_fault *fault)
{
    const char *context = fault->context != NULL ? fault->context : "";
    return strstr(fault->problem, "tag") != NULL || strstr(fault->problem, "URI") != NULL ||
           strstr(context, "tag") != NULL || strstr(context, "anchor") != NULL ||
           strstr(context, "alias") != NULL || strstr(context, "directive") != NULL;
}

// A mark of which was told on this line makes the rest of it unreadable as well.
static struct diag *told_on(const struct report *r, int line)
{
    for (size_t i = 0; i < r->diags->count; i++) {
        struct diag *diag = r->diags->list[i];
        if (diag->code == DIAG_YAML_FEATURE && diag->span.file == r->fault->file &&
            diag->span.line == line)
            return diag;
    }
    return NULL;
}

// A mark with a blank behind it is meant as text.
static void tell_feature(struct report *r, size_t at)
{
    const struct tree_fault *fault = r->fault;
    char mark = at < fault->length ? fault->text[at] : ' ';
    bool text = at + 1 < fault->length && fault->text[at + 1] == ' ';
    if (!text || strchr("&*", mark) == NULL) {
        tree_syntax_feature(r->diags, span_bytes(r, at, at + 1), mark);
        return;
    }
    *r->spot = (struct spot){.kind = SPOT_START, .at = at, .end = at + 1};
    tell(r);
}

void tree_syntax_feature(struct diags *diags, struct span span, char mark)
{
    struct diag *diag;
    if (mark == '*') {
        diag = diag_add(diags, DIAG_YAML_FEATURE, span, "aliases (*) are not used here");
        diag_help(diags, diag,
                  "write the value itself; a text that begins with '*' goes in quotes");
    } else if (mark == '&') {
        diag = diag_add(diags, DIAG_YAML_FEATURE, span, "anchors (&) are not used here");
        diag_help(diags, diag, "take it out; a text that begins with '&' goes in quotes");
    } else if (mark == '!') {
        diag = diag_add(diags, DIAG_YAML_FEATURE, span, "tags (!) are not used here");
        diag_help(diags, diag, "take it out; a text that begins with '!' goes in quotes");
    } else if (mark == '-') {
        diag = diag_add(diags, DIAG_YAML_FEATURE, span,
                        "a file holds one document, and a second one starts here");
        diag_help(diags, diag,
                  "take the line with '---' out, or make a file of its own of what follows");
    } else if (mark != '<') {
        diag = diag_add(diags, DIAG_YAML_FEATURE, span,
                        "anchors, aliases, tags and directives are not used here");
        diag_help(diags, diag, "put a text that starts with '&', '*' or '!' in quotes");
    } else {
        diag = diag_add(diags, DIAG_YAML_FEATURE, span, "merge keys (<<) are not used here");
        diag_help(diags, diag, "write the keys themselves");
    }
}

void tree_syntax(struct diags *diags, const struct tree_fault *fault)
{
    struct spot spot;
    struct report r = {diags, fault, &spot, NULL};
    int stop = line_of(&r, fault->at);
    bool found = spot_find(fault->text, fault->length, &spot) && line_of(&r, spot.seen) <= stop;
    if (key_is_long(&r) && !(found && spot.kind == SPOT_COLON)) {
        diag_add(diags, DIAG_TOO_BIG, span_bytes(&r, fault->since, fault->since + 1),
                 "a key is longer than %d bytes, or a text with ': ' lacks quotes", TREE_KEY);
        return;
    }
    if (tells_of_feature(fault)) {
        size_t at = strstr(fault->problem, "directive") != NULL ? fault->at : fault->since;
        tell_feature(&r, at);
        return;
    }
    r.diag = told_on(&r, found ? line_of(&r, spot.at) : stop);
    if (r.diag != NULL)
        help_line(&r, &spot, "write:");
    else if (found)
        tell(&r);
    else
        tell_plainly(&r);
}
