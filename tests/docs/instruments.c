// instruments ROOT: writes the page of instruments, events and parties from the lists in
// questionnaires/common, and follows every reference in them: packs, questions, rules, records,
// pages. What is not there is told on standard error, and the exit code is 1. It must not know any
// instrument: it knows only what a list and a reference look like.
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "engine/handles.h"
#include "host/library.h"

enum { PACKS = 64 };

// The pack that holds the lists, with the records that they name. It has no folder.
#define HOME "instruments"
static const char HOME_FILE[] = "questionnaires/" HOME "/questionnaire.yaml";
static const char HOME_TEXT[] =
    "grow: 1\nid: " HOME "\nversion: \"1\"\nlanguages: [nl]\n"
    "title: Instruments\n"
    "common: [sources, amounts, glossary, voorlopers, timeline, contacts,"
    " instruments]\n"
    "facts: [{ id: F01, text: Naam, type: text }]\n";

struct page {
    const char *root;
    struct library *library;
    grow_reader reader;
    grow_diagnostics *problems;
    struct {
        char id[80];
        grow_pack *pack; // NULL: there is none
    } packs[PACKS];
    size_t pack_count;
    const struct pack *home;
    const struct list_row *row; // that is looked at
    size_t missing;
};

// --- packs ---

static bool read_file(void *context, const char *name, grow_file *file)
{
    struct page *page = context;
    if (strcmp(name, HOME_FILE) != 0)
        return page->reader.read(page->reader.context, name, file);
    *file = (grow_file){.text = HOME_TEXT, .length = sizeof HOME_TEXT - 1};
    return true;
}

static const grow_pack *load(struct page *page, const char *id)
{
    for (size_t i = 0; i < page->pack_count; i++)
        if (strcmp(page->packs[i].id, id) == 0)
            return page->packs[i].pack;
    if (page->pack_count == PACKS)
        return NULL;
    size_t at = page->pack_count++;
    snprintf(page->packs[at].id, sizeof page->packs[at].id, "%s", id);
    grow_reader reader = {.read = read_file, .context = page};
    if (strcmp(id, HOME) == 0 || library_folder(page->library, id))
        page->packs[at].pack = grow_pack_load(id, &reader, NULL, page->problems);
    return page->packs[at].pack;
}

// --- references ---

// Cuts the first part off "pack/question/column". NULL when there is no second one.
static const char *cut(const char *name, char part[80])
{
    const char *slash = strchr(name, '/');
    if (!slash || slash - name >= 80)
        return NULL;
    memcpy(part, name, (size_t)(slash - name));
    part[slash - name] = '\0';
    return slash + 1;
}

static bool has_column(const struct pack *pack, const char *name)
{
    char id[80];
    const char *column = cut(name, id);
    const struct question *question = column ? pack_question_find(pack, id) : NULL;
    for (size_t i = 0; question && i < question->column_count; i++)
        if (strcmp(question->columns[i].id, column) == 0)
            return true;
    return false;
}

static bool has_card(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; i < rules->card_count; i++)
        if (strcmp(rules->cards[i].id, id) == 0)
            return true;
    return false;
}

static bool has_term(const struct pack *pack, const char *word)
{
    for (int i = 0; i < pack->glossary_count; i++) {
        const struct term *term = &pack->glossary[i];
        bool is = strcmp(term->term, word) == 0;
        for (size_t k = 0; !is && k < term->alias_count; k++)
            is = strcmp(term->alias[k], word) == 0;
        if (is)
            return true;
    }
    return false;
}

static bool has_row(const struct pack *pack, const char *name)
{
    char id[80];
    const char *row = cut(name, id);
    int list = row ? pack_list_find(pack, id) : -1;
    for (size_t i = 0; list >= 0 && i < pack->lists[list].row_count; i++)
        if (text_equal(pack->lists[list].rows[i].id, row))
            return true;
    return false;
}

static bool has_page(const struct page *page, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", page->root, name);
    FILE *file = fopen(path, "rb");
    if (file)
        fclose(file);
    return file != NULL;
}

// Something of a pack: its name is "pack/name".
static bool is_in_pack(struct page *page, const char *kind, const char *name)
{
    char id[80];
    const char *rest = cut(name, id);
    const grow_pack *pack = rest ? load(page, id) : NULL;
    if (!pack)
        return false;
    if (strcmp(kind, "question") == 0)
        return pack_question_find(pack->pack, rest) != NULL;
    if (strcmp(kind, "column") == 0)
        return has_column(pack->pack, rest);
    if (strcmp(kind, "recommendation") == 0)
        return rulebook_recommendation_find(pack->rules, rest) >= 0;
    if (strcmp(kind, "figure") == 0)
        return rulebook_figure_find(pack->rules, rest) >= 0;
    if (strcmp(kind, "route") == 0)
        return rulebook_route_find(pack->rules, rest) >= 0;
    return strcmp(kind, "card") == 0 && has_card(pack->rules, rest);
}

static bool is_there(struct page *page, const char *kind, const char *name)
{
    if (strcmp(kind, "pack") == 0)
        return strcmp(name, HOME) != 0 && load(page, name);
    if (strcmp(kind, "source") == 0)
        return pack_source_find(page->home, name) >= 0;
    if (strcmp(kind, "term") == 0)
        return has_term(page->home, name);
    if (strcmp(kind, "amounts") == 0)
        return pack_amount_set_find(page->home, name) >= 0;
    if (strcmp(kind, "list") == 0)
        return pack_list_find(page->home, name) >= 0;
    if (strcmp(kind, "row") == 0)
        return has_row(page->home, name);
    if (strcmp(kind, "page") == 0)
        return has_page(page, name);
    return is_in_pack(page, kind, name);
}

// "source s003": writes it, and tells when it leads nowhere.
static void put_reference(struct page *page, const char *reference)
{
    char kind[80];
    const char *name = strchr(reference, ' ');
    size_t length = name ? (size_t)(name - reference) : 0;
    if (length == 0 || length >= sizeof kind) {
        fprintf(stderr, "%s: '%s' is no reference\n", page->row->id, reference);
        page->missing++;
        return;
    }
    memcpy(kind, reference, length);
    kind[length] = '\0';
    name++;
    if (!is_there(page, kind, name)) {
        fprintf(stderr, "%s: there is no %s '%s'\n", page->row->id, kind, name);
        page->missing++;
    }
    if (strcmp(kind, "page") == 0 && text_starts(name, "docs/"))
        printf("[%s](%s)", name, name + 5);
    else
        printf("%s `%s`", kind, name);
}

// --- tables ---

static const struct value *cell_of(const struct list *list, const struct list_row *row,
                                   const char *column)
{
    for (size_t i = 0; i < list->table.column_count; i++)
        if (strcmp(list->table.columns[i].id, column) == 0)
            return &row->cells.items[i];
    return &VALUE_NOTHING;
}

static const char *word_of(const struct list *list, const struct list_row *row, const char *column)
{
    const struct value *cell = cell_of(list, row, column);
    return cell->kind == VALUE_TEXT ? cell->text : "";
}

static void put_where(struct page *page, const struct list *list, const struct list_row *row)
{
    const struct value *where = cell_of(list, row, "where");
    const char *waits = word_of(list, row, "waits");
    page->row = row;
    for (size_t i = 0; i < where->count; i++) {
        printf("%s", i ? ", " : "");
        put_reference(page, where->items[i].text);
    }
    if (where->kind != VALUE_LIST || where->count == 0) {
        fprintf(stderr, "%s: is nowhere in the product\n", row->id);
        page->missing++;
    }
    if (*waits)
        printf(". Not yet: %s", waits);
}

static void put_part(struct page *page, const struct list *list, const char *part,
                     const char *title)
{
    printf("\n## %s\n\n| nr | name | what it is | where it is |\n|---|---|---|---|\n", title);
    for (size_t i = 0; i < list->row_count; i++) {
        const struct list_row *row = &list->rows[i];
        if (strcmp(word_of(list, row, "part"), part) != 0)
            continue;
        printf("| %s | %s | %s | ", row->id, row->label.in[0], word_of(list, row, "what"));
        put_where(page, list, row);
        printf(" |\n");
    }
}

// N01 and on, without a gap.
static void check_numbers(struct page *page, const struct list *list)
{
    for (size_t i = 0; i < list->row_count; i++) {
        char id[16];
        snprintf(id, sizeof id, "N%02d", (int)i + 1);
        if (!text_equal(list->rows[i].id, id)) {
            fprintf(stderr, "%s: here stands '%s'\n", id, list->rows[i].id);
            page->missing++;
        }
    }
}

static void put_sources(const struct pack *pack, const struct list_row *row)
{
    for (size_t i = 0; i < row->source_count; i++)
        printf("%s`%s`", i ? ", " : "", pack->sources[row->sources[i]].id);
}

static void put_timeline(const struct pack *pack, const struct list *list)
{
    printf("\n## Timeline\n\n| when | what | outcome | sources |\n|---|---|---|---|\n");
    for (size_t i = 0; i < list->row_count; i++) {
        const struct list_row *row = &list->rows[i];
        const char *until = word_of(list, row, "tot");
        printf("| %s%s%s | %s | %s | ", word_of(list, row, "van"), *until ? " to " : "", until,
               row->label.in[0], word_of(list, row, "uitkomst"));
        put_sources(pack, row);
        printf(" |\n");
    }
}

static void put_page(struct page *page)
{
    const struct pack *home = page->home;
    const struct list *list = &home->lists[pack_list_find(home, "instruments")];
    printf("# Instruments\n\nWhat the documents behind the product name, each with where it is in "
           "the product: %zu entries.\nEvery reference is followed by a test. Sources marked \"not "
           "known\" in their record were not read.\nMade from "
           "`questionnaires/common/instruments.yaml` and `questionnaires/common/timeline.yaml`.\n",
           list->row_count);
    check_numbers(page, list);
    put_part(page, list, "instrument", "Instruments");
    put_part(page, list, "event", "Events and steps");
    put_part(page, list, "party", "Organisations and roles");
    put_part(page, list, "arrangement", "Arrangements");
    put_timeline(home, &home->lists[pack_list_find(home, "tijdlijn")]);
}

static bool print(void *context, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, context) == length;
}

static void page_close(struct page *page)
{
    for (size_t i = 0; i < page->pack_count; i++)
        grow_pack_free(page->packs[i].pack);
    grow_diagnostics_free(page->problems);
    library_free(page->library);
}

int main(int count, char **arguments)
{
    static struct page page;
    char folder[1024];
    if (count != 2)
        return 2;
    page.root = arguments[1];
    snprintf(folder, sizeof folder, "%s/questionnaires", page.root);
    const char *packs[] = {folder};
    struct library_places places = {.packs = packs, .packs_count = 1};
    page.problems = grow_diagnostics_new();
    page.library = library_new(&places, page.problems);
    page.reader = library_reader(page.library);
    const grow_pack *home = load(&page, HOME);
    if (home) {
        page.home = home->pack;
        put_page(&page);
    }
    grow_sink errors = {.write = print, .context = stderr};
    grow_diagnostics_print(page.problems, false, &errors);
    int code = home && page.missing == 0 ? 0 : 1;
    page_close(&page);
    return code;
}
