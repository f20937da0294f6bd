// The text of the small pack, and its reader.
#include "small_pack.h"

#include <string.h>

static const char QUESTIONNAIRE[] = //
    "grow: 1\n"
    "id: small\n"
    "version: '1'\n"
    "languages: [nl]\n"
    "title: Klein\n"
    "scripts: [small]\n"
    "roles:\n"
    "  - { id: een, label: Een, short: E }\n"
    "  - { id: twee, label: Twee, short: T }\n"
    "dimensions:\n"
    "  - { id: kracht, label: Kracht }\n"
    "facts:\n"
    "  - { id: F01, type: number, text: Hoeveel?, min: 0, max: 100 }\n"
    "  - { id: F02, type: single, text: Welke?, options: [{ id: a, label: A }, { id: b, label: B "
    "}] }\n"
    "  - id: F03\n"
    "    type: table\n"
    "    text: Wie?\n"
    "    columns: [{ id: naam, type: text, label: Naam }, { id: aantal, type: number, label: "
    "Aantal "
    "}]\n"
    "phases:\n"
    "  goal:\n"
    "    title: Doel\n"
    "    sections:\n"
    "      - id: eerste\n"
    "        title: Eerste\n"
    "        questions:\n"
    "          - { id: G01, type: number, text: Sterk?, roles: [een, twee], min: 0, max: 4 }\n"
    "          - { id: G02, type: text, text: Waarom?, roles: [een], when: F02 == a }\n";

static const char HELPER[] = "return { double = function(n) return n * 2 end }\n";

static bool read_file(void *context, const char *name, grow_file *file)
{
    const struct small_pack *pack = context;
    file->shown = NULL;
    if (strcmp(name, "scripts/lib/hulp.lua") == 0) {
        file->text = HELPER;
        file->length = sizeof HELPER - 1;
        return true;
    }
    if (strcmp(name, "questionnaires/small/questionnaire.yaml") == 0) {
        file->text = QUESTIONNAIRE;
        file->length = sizeof QUESTIONNAIRE - 1;
        return true;
    }
    if (strcmp(name, "scripts/small.lua") == 0) {
        file->text = pack->script;
        file->length = pack->length;
        return true;
    }
    return false;
}

grow_reader small_pack_reader(struct small_pack *pack)
{
    return (grow_reader){.read = read_file, .context = pack};
}

static bool drop(void *context, const char *bytes, size_t length)
{
    (void)context, (void)bytes, (void)length;
    return true;
}

grow_sink small_pack_nowhere(void)
{
    return (grow_sink){drop, NULL};
}
