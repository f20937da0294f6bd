// The page on the sandbox of scripts: what is there, what is not, each limit, how to see the use of
// it. The lists are those that the sandbox itself is made of; tests/sandbox tries to get out of it.

#include "engine/doc.h"
#include "rules/api.h"
#include "rules/line_prices.h"
#include "rules/reference.h"

#include <string.h>

static const char *const LIBRARIES[] = {"base", "math", "string", "table", "grow"};

static void put_names(struct doc *doc)
{
    const struct api_value *values;
    const struct api_declaration *declarations;
    size_t value_count = api_values(&values), count = api_declarations(&declarations);
    buf_puts(doc->out, "\n## What is there\n\nEach script runs in an environment that is built up "
                       "from nothing:\n\n");
    for (size_t l = 0; l < sizeof LIBRARIES / sizeof *LIBRARIES; l++) {
        const char *comma = "- ";
        for (size_t i = 0; i < API_FUNCTIONS; i++) {
            if (strcmp(api_functions[i].library, LIBRARIES[l]) != 0)
                continue;
            buf_putf(doc->out, "%s`%s`", comma, api_functions[i].full);
            comma = " ";
        }
        if (strcmp(LIBRARIES[l], "grow") == 0)
            for (size_t i = 0; i < count; i++)
                buf_putf(doc->out, " `grow.%s`", declarations[i].name);
        buf_putc(doc->out, '\n');
    }
    const char *comma = "- the values of a dossier, only inside a rule's function: ";
    for (size_t i = 0; i < value_count; i++) {
        buf_putf(doc->out, "%s`%s`", comma, values[i].name);
        comma = " ";
    }
    buf_puts(
        doc->out,
        "\n- the operators and statements of Lua 5.4, but `^` and variables to be closed\n\n"
        "[lua.md](lua.md) tells what each takes and gives. All functions are our own: none can "
        "run or take\nmemory without bound, shows an address, or depends on a locale. `pairs` "
        "walks in a fixed order.\n");
}

static void put_budgets(struct doc *doc)
{
    static const char *const COLUMNS[] = {"limit", "at most", "past it"};
    const struct reference_limit *limits;
    size_t count = reference_limits(&limits);
    buf_puts(
        doc->out,
        "\n## Limits\n\nSteps and bytes are counted, never time, so that a limit is the same on "
        "every machine. A script past\na limit is stopped for good: it has nothing that catches "
        "an error.\n");
    doc_head(doc, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    for (size_t i = 0; i < count; i++) {
        doc_limit(doc, limits[i].name, (unsigned long long)limits[i].most);
        if (limits[i].code)
            buf_putf(doc->out, " | G%d |\n", limits[i].code);
        else
            buf_puts(doc->out, " | left out |\n");
    }
    buf_putf(doc->out,
             "\nWork of a function is charged before it is done, and so are making objects and "
             "collecting "
             "them. Some\noperators of Lua can take as long as tens of instructions. A script that "
             "took %d "
             "steps pays for each line\nthat begins, a loop's every time round: %d and one for "
             "each %d words "
             "and signs in it; %d for a `%%`; %d for\neach side of a `..` that is not a text "
             "written out; %d "
             "for a bound of a loop that may be a text, and one for\neach %d bytes of the longest "
             "text. An "
             "instruction costs more while there are long texts and large tables.\n",
             PRICE_FROM, PRICE_LINE, PRICE_TOKENS, PRICE_MODULO, PRICE_JOINED, PRICE_READ,
             PRICE_READ_BYTES);
    buf_puts(
        doc->out,
        "\n`--steps` and `--memory` set the first two, and so does `grow_limits` of a host in C. "
        "`grow eval\nDOSSIER --usage` tells what an evaluation used of them.\n\nWhen the machine "
        "itself has no memory left for a script, the evaluation ends with a diagnostic\n"
        "(G2230) and gives back all it had. Elsewhere the program ends, with exit code 6 and "
        "without a half\n"
        "result; a host in C decides on that with `grow_out_of_memory()`. A test fails every "
        "allocation of a\nload and an evaluation in turn.\n");
}

void doc_sandbox(struct doc *doc)
{
    buf_puts(
        doc->out,
        "# The sandbox of scripts\n\nA script computes with the dossier it is given, and can do "
        "nothing else. It cannot be switched off.\nEvery evaluation has a fresh one. "
        "`tests/sandbox` has an attack a file, each with the diagnostic that\nstops it; a "
        "test runs them all, as a script and as a function of a rule, with the checks before\n"
        "running and without them.\n");
    put_names(doc);
    buf_puts(
        doc->out,
        "\n## What is not there\n\nNo file, network, clock, random number, environment or "
        "address; no other code than the scripts of\nthe pack, as text; no metatables, so "
        "no finalizers and no weak tables; no coroutines; no pattern\nmatching; no way to catch "
        "an error; no global variables. What a function finds outside itself it\ncannot "
        "change, so nothing goes from one rule or evaluation to the next.\n\nOf standard Lua "
        "these are absent; using one is G2002, found before anything runs:\n");
    doc_absents(doc);
    buf_puts(
        doc->out,
        "\n## What of a disk is read\n\nA pack names its files; it cannot name one outside its "
        "folder, `common` and `scripts`. A link in it\nmay lead to a file in the folder of a "
        "pack, in `common` beside it, or in `scripts`; a case, only within\nits own pack. One "
        "that leads elsewhere is G3001 and is not read, so a pack that you do not trust\ncannot "
        "have another file of yours shown in a message. The folder of a pack may itself be a "
        "link; `common`\nand `scripts` may not lead out of the folder that they stand in. What "
        "is installed with the program may\nbe laid out with links.\n");
    put_budgets(doc);
}
