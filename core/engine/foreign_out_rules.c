// What becomes of each part of a pack in a form of another program: the table that the writers
// follow, that the report quotes, and that the pages about the formats show.
#include "engine/foreign_out.h"

#define BOTH(fate, how) \
    {                   \
        {fate, how},    \
        {               \
            fate, how   \
        }               \
    }
#define LEFT FOREIGN_REFUSED

static const struct out_rule RULES[OUT_PARTS] = {
    [QUESTION_SCALE] = {"scale",
                        {{FOREIGN_SUPPORTED, "`select_one`, with a `score` for each choice"},
                         {FOREIGN_SUPPORTED, "`rating`, or `radiogroup` with a `score` for each "
                                             "choice"}}},
    [QUESTION_SINGLE] = {"single",
                         {{FOREIGN_SUPPORTED, "`select_one`"},
                          {FOREIGN_SUPPORTED, "`radiogroup`"}}},
    [QUESTION_MULTIPLE] = {"multiple",
                           {{FOREIGN_SUPPORTED, "`select_multiple`"},
                            {FOREIGN_SUPPORTED, "`checkbox`"}}},
    [QUESTION_NUMBER] = {"number",
                         {{FOREIGN_SUPPORTED, "`integer` or `decimal`, its bounds a `constraint`"},
                          {FOREIGN_SUPPORTED, "`text` with the `inputType` number"}}},
    [QUESTION_YEAR] = {"year",
                       {{FOREIGN_CHANGED, "`integer` with bounds"},
                        {FOREIGN_CHANGED, "`text` with the `inputType` number, and bounds"}}},
    [QUESTION_DATE] = {"date",
                       {{FOREIGN_SUPPORTED, "`date`"},
                        {FOREIGN_SUPPORTED, "`text` with the `inputType` date"}}},
    [QUESTION_TEXT] = {"text",
                       {{FOREIGN_SUPPORTED, "`text`, its lines as `rows`"},
                        {FOREIGN_SUPPORTED, "`text`, or `comment` when it has lines"}}},
    [QUESTION_RANKING] = {"ranking",
                          {{FOREIGN_SUPPORTED, "`rank`"}, {FOREIGN_SUPPORTED, "`ranking`"}}},
    [OUT_TABLE] = {"table", BOTH(LEFT, "a form has no tables that can be read back")},
    [OUT_HELP] = {"help", {{FOREIGN_SUPPORTED, "`hint`"}, {FOREIGN_SUPPORTED, "`description`"}}},
    [OUT_WHEN] = {"when",
                  {{FOREIGN_SUPPORTED, "`relevant`; a question whose condition the form cannot ask "
                                       "is left out"},
                   {FOREIGN_SUPPORTED, "`visibleIf`; a question whose condition the form cannot "
                                       "ask is left out"}}},
    [OUT_OPTION_WHEN] = {"when of an option",
                         BOTH(LEFT,
                              "it would always be offered there, so its question is left out")},
    [OUT_MOST] = {"max of a multiple",
                  {{FOREIGN_SUPPORTED, "`constraint` with `count-selected(.)`"},
                   {FOREIGN_SUPPORTED, "`maxSelectedChoices`"}}},
    [OUT_LINES] = {"max of a text", BOTH(LEFT, "the form counts no lines")},
    [OUT_ABOVE] = {"above",
                   {{FOREIGN_SUPPORTED, "`constraint`"},
                    {FOREIGN_CHANGED, "`min`: the form takes that number, too"}}},
    [OUT_UNIT] = {"unit", BOTH(FOREIGN_CHANGED, "it stands in brackets behind the text")},
    [OUT_SUGGEST] = {"suggest", BOTH(LEFT, "the form suggests nothing")},
    [OUT_ANCHORS] = {"anchors",
                     BOTH(LEFT, "the points have the labels of their scale, for every question")},
    [OUT_NOTHING] = {"dont_know, not_applicable of a scale",
                     BOTH(FOREIGN_CHANGED, "two choices without a score, with the words of grow")},
    [OUT_STATES] = {"dont_know, not_applicable of other questions",
                    BOTH(LEFT, "who does not know leaves the question open")},
    [OUT_SCALE] = {"label of a scale", BOTH(LEFT, "a form has the points only")},
    [OUT_SECTION] = {"sections",
                     {{FOREIGN_SUPPORTED, "`begin_group`"}, {FOREIGN_SUPPORTED, "pages"}}},
    [OUT_PHASE] = {"phases", BOTH(LEFT, "the sections of all phases stand one after another")},
    [OUT_FACT] = {"facts", BOTH(FOREIGN_CHANGED, "questions of the first section, asked of "
                                                 "everybody")},
    [OUT_ROLE] = {"roles", BOTH(LEFT, "everybody is asked everything")},
    [OUT_DIMENSION] = {"dimension",
                       BOTH(FOREIGN_CHANGED,
                            "what counts in a score counts in one when the form is read back")},
    [OUT_WEIGHT] = {"weight, reversed, fixed",
                    BOTH(LEFT, "how an answer counts is no part of a form")},
    [OUT_SOURCE] = {"sources", BOTH(LEFT, "a form has no place for them")},
    [OUT_CHECK] = {"checks", BOTH(LEFT, "the form takes every answer within the bounds of its own "
                                        "question")},
    [OUT_DESCRIPTION] = {"description",
                         {{LEFT, "a form has no place for it"}, {FOREIGN_SUPPORTED, "the same"}}},
    [OUT_TITLE] = {"title in each language",
                   {{FOREIGN_CHANGED, "`form_title`, in the first language"},
                    {FOREIGN_SUPPORTED, "the same"}}},
    [OUT_VERSION] = {"version",
                     {{FOREIGN_SUPPORTED, "in the settings"},
                      {LEFT, "a form has no place for it"}}},
    [OUT_GROUP] = {"group", BOTH(LEFT, "that program tells single answers, too")},
    [OUT_RULES] = {"scripts, report, lists, amounts, glossary, validity",
                   BOTH(LEFT, "a form has questions only; the pack computes and tells")},
};

const struct out_rule *foreign_out_rule(int part)
{
    return &RULES[part];
}
