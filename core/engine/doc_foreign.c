// The pages about forms of other programs: what is supported, changed and refused, from the tables
// that the readers follow. It must not know how they read.
#include "engine/doc.h"
#include "engine/foreign_out.h"
#include "engine/foreign_sheets.h"

struct foreign_page {
    const char *title;
    enum foreign_list_name list;
};

static void put_table(struct doc *doc, const struct foreign_page *table,
                      const struct foreign_rule *rules, size_t count)
{
    static const char *const COLUMNS[] = {"part", "is", "how"};
    static const char *const FATES[] = {"supported", "changed", "refused"};
    buf_putf(doc->out, "\n## %s\n", table->title);
    doc_head(doc, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    for (size_t i = 0; i < count; i++) {
        buf_puts(doc->out, "| ");
        doc_code(doc, rules[i].word);
        doc_next(doc);
        buf_puts(doc->out, FATES[rules[i].fate]);
        doc_next(doc);
        doc_cell(doc, rules[i].how);
        doc_row(doc);
    }
}

static void put_way_back(struct doc *doc, enum foreign_dialect dialect)
{
    static const char *const COLUMNS[] = {"part of a pack", "is", "how"};
    static const char *const FATES[] = {"supported", "changed", "left out"};
    const char *word = dialect == FOREIGN_SURVEYJS ? "surveyjs" : "xlsform";
    buf_putf(
        doc->out,
        "\n## A pack as a form\n\n`grow convert PACK --to %s` writes the questions of a pack. "
        "What stands in the form asks what the\npack asks; a question for which that cannot be "
        "is left out, with a warning (G1709). A text that the\nother program would fill in is "
        "an error (G1710). The report has a line for each part:\n",
        word);
    doc_head(doc, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    for (int i = 0; i < OUT_PARTS; i++) {
        const struct out_rule *rule = foreign_out_rule(i);
        buf_puts(doc->out, "| ");
        buf_puts(doc->out, rule->part);
        doc_next(doc);
        buf_puts(doc->out, FATES[rule->in[dialect].fate]);
        doc_next(doc);
        doc_cell(doc, rule->in[dialect].how);
        doc_row(doc);
    }
    buf_puts(
        doc->out,
        "\nOf a condition, an earlier question beside a value can be asked, `in`, `missing` and "
        "`answered`, with\n`and`, `or` and `not`. `Q != x` becomes that there is an answer, and "
        "another one: in a form no answer\ndiffers from every value.\n");
}

static void put_meaning(struct doc *doc)
{
    buf_puts(
        doc->out,
        "\nEvery part of a form is *supported* (it means in the pack what it meant in the form), "
        "*changed*\n(it means something else, or is left out; the report of the conversion has a "
        "line for it) or *refused*\n(an error with its place, and then nothing is made).\n"
        "\nAll questions become questions of the phase `reality`, asked of one role `respondent`. "
        "What counts in\na score counts in one dimension `score`. A pack has at most four "
        "languages; a text that lacks one\ngets that of another, which is told.\n");
}

void doc_xlsform(struct doc *doc)
{
    static const struct foreign_page TABLES[] = {{"Types", FOREIGN_XLSFORM_TYPES},
                                                 {"Columns of survey", FOREIGN_XLSFORM_SURVEY},
                                                 {"Columns of choices", FOREIGN_XLSFORM_CHOICES},
                                                 {"Columns of settings", FOREIGN_XLSFORM_SETTINGS}};
    buf_puts(doc->out,
             "# XLSForm\n\n`grow convert FORM NAME` makes a pack of an XLSForm: a workbook, "
             "or CSV with the sheets one under\nanother, the name of each on a row of its "
             "own, in the first cell.\n");
    put_meaning(doc);
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        size_t count;
        const struct foreign_rule *rules = foreign_xlsform_rules(TABLES[i].list, &count);
        put_table(doc, &TABLES[i], rules, count);
    }
    buf_puts(
        doc->out,
        "\nA column that is not in these tables is left out, and told once. A type that is not is "
        "refused.\nOther sheets are not read, and told.\n"
        "\n## Expressions\n\nOf `relevant`: an earlier question beside a value, with `= != < <= > "
        ">=`, "
        "`and`, `or`, `not()` and\nparentheses, and `selected(${q}, 'x')`. `${q} = ''` asks "
        "whether "
        "there is no answer. All else is refused.\n\n"
        "To XLSForm no answer is an empty text, which differs from every value; in a pack no "
        "comparison with\nit holds. So `${q} != 'x'` becomes `missing(Q) or Q != x`, and `not()` "
        "is "
        "written out in the same way.\n"
        "\n## Scores\n\nWith a number for each of its choices in the column `score`, a list is a "
        "scale, "
        "low to high. Equal steps\nmake a scale of words, whole numbers one of numbers; other "
        "scores, "
        "and equal ones, are refused. The\nchoices `dont_know` and `not_applicable` have no score: "
        "they "
        "are states that an answer to a scale can\nhave.\n");
    put_way_back(doc, FOREIGN_XLSFORM);
}

void doc_surveyjs(struct doc *doc)
{
    static const struct foreign_page TABLES[] = {
        {"Types", FOREIGN_SURVEYJS_TYPES},
        {"Properties of the form", FOREIGN_SURVEYJS_TOP},
        {"Properties of pages and panels", FOREIGN_SURVEYJS_PAGE},
        {"Properties of elements", FOREIGN_SURVEYJS_PROPERTIES},
        {"Properties of choices", FOREIGN_SURVEYJS_CHOICES}};
    buf_puts(
        doc->out,
        "# SurveyJS\n\n`grow convert FORM NAME` makes a pack of a form in the JSON of SurveyJS.\n");
    put_meaning(doc);
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        size_t count;
        const struct foreign_rule *rules = foreign_surveyjs_rules(TABLES[i].list, &count);
        put_table(doc, &TABLES[i], rules, count);
    }
    buf_puts(doc->out,
             "\nA property or type that is not in these tables is refused; one that is refused may "
             "stand "
             "there as\n`false`.\n"
             "\n## Expressions\n\nOf `visibleIf`: an earlier question beside a value, with `= == "
             "<> != < <= "
             "> >=`, `empty`, `notempty`,\n`contains`, `notcontains`, with `and`, `or`, `not`, "
             "their signs "
             "`&& || !` and parentheses. All else is\nrefused. What no answer means is told in "
             "[xlsform.md](xlsform.md), with how scores become a scale.\n");
    put_way_back(doc, FOREIGN_SURVEYJS);
}
