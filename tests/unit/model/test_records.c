// The records that packs share: the applications of voorlopers, the timeline, the sources with what
// overtakes what. Where sources contradict each other, both are kept, and the records say so: the
// table below has every such place.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "packs.h"

#define NAME "questionnaires/records/questionnaire.yaml"
static const char PACK[] = "grow: 1\nid: records\nversion: \"1\"\nlanguages: [nl]\ntitle: Records\n"
                           "common: [sources, amounts, glossary, voorlopers, timeline]\n"
                           "facts: [{ id: F01, text: Naam, type: text }]\n";

struct bench {
    struct packs packs;
    struct arena arena;
    struct diags diags;
    struct pack *pack;
};

static int setup(void **state)
{
    static struct bench bench;
    packs_init(&bench.packs);
    packs_add(&bench.packs, NAME, PACK, sizeof PACK - 1);
    arena_init(&bench.arena);
    diags_init(&bench.diags, &bench.arena);
    struct pack_reader reader = packs_reader(&bench.packs);
    bench.pack = pack_read("records", &reader, &bench.diags);
    *state = &bench;
    return bench.pack && bench.diags.count == 0 ? 0 : -1;
}

static int teardown(void **state)
{
    struct bench *bench = *state;
    pack_free(bench->pack);
    arena_clear(&bench->arena);
    packs_clear(&bench->packs);
    return 0;
}

static const struct pack *pack_of(void **state)
{
    return ((struct bench *)*state)->pack;
}

static const struct list *list_of(const struct pack *pack, const char *id)
{
    int list = pack_list_find(pack, id);
    assert_true(list >= 0);
    return &pack->lists[list];
}

static const struct value *cell_of(const struct list *list, size_t row, const char *column)
{
    for (size_t i = 0; i < list->table.column_count; i++)
        if (strcmp(list->table.columns[i].id, column) == 0)
            return &list->rows[row].cells.items[i];
    fail_msg("'%s' has no column '%s'", list->id, column);
    return NULL;
}

// --- voorlopers ---

// "po/vo/mbo".
static void sectors_of(const struct list *list, size_t row, char out[20])
{
    const struct value *sectors = cell_of(list, row, "sectoren");
    *out = '\0';
    assert_int_equal(sectors->kind, VALUE_LIST);
    assert_in_range(sectors->count, 1, 3);
    for (size_t i = 0; i < sectors->count; i++) {
        const char *sector = sectors->items[i].text;
        assert_true(text_equal(sector, "po") || text_equal(sector, "vo") ||
                    text_equal(sector, "mbo"));
        strcat(out, i ? "/" : "");
        strcat(out, sector);
    }
}

static void voorlopers_are_counted_by_part_of_the_country(void **state)
{
    static const struct {
        const char *part;
        size_t count;
    } PARTS[] = {{"Noord-Nederland", 4}, {"Oost-Nederland", 3}, {"Midden-Nederland", 4},
                 {"West-Nederland", 11}, {"Zuid-Nederland", 3}, {"Landelijk", 4}};
    const struct list *list = list_of(pack_of(state), "voorlopers_2023");
    size_t all = 0;
    assert_int_equal(list->row_count, 29);
    for (size_t p = 0; p < sizeof PARTS / sizeof *PARTS; p++) {
        size_t count = 0;
        for (size_t i = 0; i < list->row_count; i++)
            count += text_equal(cell_of(list, i, "landsdeel")->text, PARTS[p].part);
        assert_int_equal(count, PARTS[p].count);
        all += count;
    }
    assert_int_equal(all, list->row_count); // no seventh part
}

static void voorlopers_are_counted_by_sector(void **state)
{
    static const struct {
        const char *sectors;
        size_t count;
    } SETS[] = {{"vo/mbo", 11}, {"po", 10}, {"mbo", 1}, {"po/vo/mbo", 6}, {"po/vo", 1}};
    const struct list *list = list_of(pack_of(state), "voorlopers_2023");
    size_t po = 0, vo = 0, mbo = 0;
    for (size_t i = 0; i < list->row_count; i++) {
        char sectors[20];
        sectors_of(list, i, sectors);
        po += strstr(sectors, "po") != NULL;
        vo += strstr(sectors, "vo") != NULL;
        mbo += strstr(sectors, "mbo") != NULL;
    }
    assert_int_equal(po, 17);
    assert_int_equal(vo, 18);
    assert_int_equal(mbo, 18);
    for (size_t s = 0; s < sizeof SETS / sizeof *SETS; s++) {
        size_t count = 0;
        for (size_t i = 0; i < list->row_count; i++) {
            char sectors[20];
            sectors_of(list, i, sectors);
            count += strcmp(sectors, SETS[s].sectors) == 0;
        }
        assert_int_equal(count, SETS[s].count);
    }
}

// A name is no key: two stand twice, with other sectors. Rules may still ask a name for its part of
// the country, which is the same for both.
static void two_names_stand_twice(void **state)
{
    const struct list *list = list_of(pack_of(state), "voorlopers_2023");
    size_t twice = 0;
    for (size_t i = 0; i < list->row_count; i++)
        for (size_t k = 0; k < i; k++) {
            char sectors[20], others[20];
            assert_string_not_equal(list->rows[i].id, list->rows[k].id);
            if (strcmp(list->rows[i].label.in[0], list->rows[k].label.in[0]) != 0)
                continue;
            twice++;
            sectors_of(list, i, sectors);
            sectors_of(list, k, others);
            assert_string_not_equal(sectors, others);
            assert_string_equal(cell_of(list, i, "landsdeel")->text,
                                cell_of(list, k, "landsdeel")->text);
        }
    assert_int_equal(twice, 2);
}

// --- the timeline ---

static bool is_date(const char *text)
{
    size_t length = strlen(text);
    return (length == 4 || length == 7 || length == 10) && strspn(text, "0123456789-") == length &&
           text_starts(text, "20");
}

static void the_timeline_has_dates_and_sources(void **state)
{
    const struct list *list = list_of(pack_of(state), "tijdlijn");
    assert_true(list->row_count >= 25);
    for (size_t i = 0; i < list->row_count; i++) {
        const char *from = cell_of(list, i, "van")->text, *to = cell_of(list, i, "tot")->text;
        assert_true(is_date(from));
        assert_true(!to || (is_date(to) && strcmp(from, to) < 0));
        assert_true(list->rows[i].source_count > 0);
        if (i > 0) // by year; what is only a year stands anywhere in it
            assert_true(strncmp(cell_of(list, i - 1, "van")->text, from, 4) <= 0);
    }
}

static void the_timeline_knows_the_exact_days(void **state)
{
    static const char *const DAYS[][3] = {
        {"notitie-voorlopers", "2023-03-23", NULL},
        {"aanmelden-voorlopers", "2023-04-01", "2023-04-28"},
        {"beoordeling-voorlopers", "2023-05-11", NULL},
        {"realisatie-eenheid", "2023-05-01", NULL},
        {"toekenning-voorlopers", "2023-07-06", NULL},
        {"onderwijsakkoord", "2022-04-22", NULL},
        {"kamerbrief-2022", "2022-12-13", NULL},
        {"brainstorm", "2023-02-07", NULL},
        {"bestuurlijke-sessie", "2023-04-13", NULL},
        {"aanvragen-2024", "2023-10-02", "2023-10-31"},
        {"aanvragen-2025", "2024-06-17", "2024-10-15"},
    };
    const struct list *list = list_of(pack_of(state), "tijdlijn");
    for (size_t d = 0; d < sizeof DAYS / sizeof *DAYS; d++) {
        size_t i = 0;
        while (i < list->row_count && strcmp(list->rows[i].id, DAYS[d][0]) != 0)
            i++;
        assert_true(i < list->row_count);
        assert_string_equal(cell_of(list, i, "van")->text, DAYS[d][1]);
        assert_true(text_equal(cell_of(list, i, "tot")->text, DAYS[d][2]));
    }
}

// --- sources ---

static const struct source_record *source_of(const struct pack *pack, const char *id)
{
    int source = pack_source_find(pack, id);
    if (source < 0)
        fail_msg("there is no source '%s'", id);
    return &pack->sources[source];
}

static bool overtakes(const struct pack *pack, const char *later, const char *earlier)
{
    const struct source_record *source = source_of(pack, later);
    for (size_t i = 0; i < source->overtake_count; i++)
        if (strcmp(pack->sources[source->overtakes[i]].id, earlier) == 0)
            return true;
    return false;
}

// Do its title and note say this?
static bool says(const struct pack *pack, const char *id, const char *words)
{
    const struct source_record *source = source_of(pack, id);
    return strstr(source->title.in[0], words) ||
           (source->has_note && strstr(source->note.in[0], words));
}

static void contradictions_are_in_the_records(void **state)
{
    static const struct {
        const char *topic, *earlier, *later, *words; // words: of the earlier; NULL: it is overtaken
        const char *more;                            // of the later
    } PLACES[] = {
        {"splitting", "s002-vorming-splitsen", "s002-qa2025-regios", NULL, "niet splitsen"},
        {"peer review", "s002-vorming-review", "s002-qa2025-review", NULL, "peer review"},
        {"aspirants", "s002-vorming-aspiranten", "s002-qa2025-review", NULL, "2021"},
        {"quality", "s002-vorming-kwaliteitskader", "s002-qa2025-review", NULL, "peer review"},
        {"fixed base", "s002-vorming-vaste-voet", "s002-qa2025-middelen", NULL, "vaste voet"},
        {"voorlopers", "s001", "s002-vorming-voorlopers", "29 aanvragen", "27 van 29"},
        {"voorlopers, day", "s001", "pub15-toekenning", "24 mei 2023", "6 juli 2023"},
        {"turning point", "s002-qa2025-middelen", "s002-qa2025-middelen", "350", "338,98"},
        {"year of 100%", "pub02-grow-review", "pub04-2024-07-01", "vóór 2030", "in 2030"},
        {"coverage", "s004", "pub09-ocw-in-cijfers", "als streven", "50 regio's"},
        {"lasting money", "s004", "s004", "Structurele bekostiging", "niet bevestigd"},
        {"year of the board survey", "s000", "s000", "eind 2023",
         "het oorspronkelijke artikel geldt"},
        {"two times 100,000", "pub11-budget-voorlopers", "pub14-vaste-voet", "iets anders dan",
         "Vaste voet"},
        {"closing date", "s004-fasering", "s001-sluiting", "april", "28 april 2023"},
    };
    const struct pack *pack = pack_of(state);
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        bool earlier = PLACES[i].words ? says(pack, PLACES[i].earlier, PLACES[i].words)
                                       : overtakes(pack, PLACES[i].later, PLACES[i].earlier);
        bool later = says(pack, PLACES[i].later, PLACES[i].more);
        if (!earlier || !later)
            fail_msg("%s: the %s source does not say so", PLACES[i].topic,
                     earlier ? "later" : "earlier");
    }
}

// Three regulations, three sets: the fixed base is one of what differs.
static void the_fixed_base_has_three_sets(void **state)
{
    static const struct {
        const char *set;
        double base, student;
    } SETS[] = {{"tko", 100000, 955}, {"or2024", 0, 955}, {"ldn2025", 0, 1250}};
    const struct pack *pack = pack_of(state);
    assert_int_equal(pack->amount_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct amount_set *set = &pack->amounts[pack_amount_set_find(pack, SETS[i].set)];
        assert_true(pack_amount_of(set, "vaste_voet")->value == SETS[i].base);
        assert_true(pack_amount_of(set, "per_student")->value == SETS[i].student);
        assert_true(set->source_count > 0);
    }
}

static void the_kennisbank_has_twelve_documents(void **state)
{
    const struct pack *pack = pack_of(state);
    size_t count = 0;
    for (int i = 0; i < pack->source_count; i++) {
        const struct source_record *source = &pack->sources[i];
        if (!text_starts(source->id, "kb"))
            continue;
        count++;
        assert_false(source->content_known);
        assert_non_null(source->date);
        assert_non_null(source->owner);
    }
    assert_int_equal(count, 12);
}

// Undated are only pages of the web, and what the sources name without a date: that is said.
static void every_source_has_an_owner_and_a_time(void **state)
{
    const struct pack *pack = pack_of(state);
    for (int i = 0; i < pack->source_count; i++) {
        const struct source_record *source = &pack->sources[i];
        bool placed = source->date || text_starts(source->id, "pub") || source->has_note;
        if (!source->owner || !placed)
            fail_msg("%s has no owner, or no time", source->id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(voorlopers_are_counted_by_part_of_the_country),
        cmocka_unit_test(voorlopers_are_counted_by_sector),
        cmocka_unit_test(two_names_stand_twice),
        cmocka_unit_test(the_timeline_has_dates_and_sources),
        cmocka_unit_test(the_timeline_knows_the_exact_days),
        cmocka_unit_test(contradictions_are_in_the_records),
        cmocka_unit_test(the_fixed_base_has_three_sets),
        cmocka_unit_test(the_kennisbank_has_twelve_documents),
        cmocka_unit_test(every_source_has_an_owner_and_a_time),
    };
    return cmocka_run_group_tests_name("records", tests, setup, teardown);
}
