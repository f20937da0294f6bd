// The tables of what scripts can name, made of lualib.def. It must not know what a function does.
#include "rules/api.h"

#include <string.h>

#define FULL_base(name) name
#define FULL_math(name) "math." name
#define FULL_string(name) "string." name
#define FULL_table(name) "table." name
#define FULL_grow(name) "grow." name

#define TAKES(name, kind, about) {#name, API_##kind, API_TAKES, about},
#define MAY(name, kind, about) {#name, API_##kind, API_MAY, about},
#define MIDDLE(name, kind, about) {#name, API_##kind, API_MIDDLE, about},
#define REST(kind, about) {"...", API_##kind, API_REST, about},

const struct api_function api_functions[API_FUNCTIONS] = {
#define FUNCTION(library, name, since, arguments, result, errors, summary, example, gives) \
    {#library, #name, FULL_##library(#name), since, {arguments}, result, errors, summary,  \
     example,  gives},
#include "rules/lualib.def"
};

static const struct api_declaration DECLARATIONS[] = {
#define DECLARATION(name, since, summary, example) {#name, since, summary, example},
#include "rules/lualib.def"
};

enum { SPACE = true, PLAIN = false };
static const struct api_value VALUES[] = {
#define VALUE(name, kind, since, type, unit, summary, example, gives) \
    {#name, kind, since, type, unit, summary, example, gives},
#include "rules/lualib.def"
};

static const struct api_absent ABSENTS[] = {
#define ABSENT(name, help) {name, help},
#include "rules/lualib.def"
};

size_t api_declarations(const struct api_declaration **list)
{
    *list = DECLARATIONS;
    return sizeof DECLARATIONS / sizeof *DECLARATIONS;
}

size_t api_values(const struct api_value **list)
{
    *list = VALUES;
    return sizeof VALUES / sizeof *VALUES;
}

size_t api_absents(const struct api_absent **list)
{
    *list = ABSENTS;
    return sizeof ABSENTS / sizeof *ABSENTS;
}

const char *api_kind_word(enum api_kind kind)
{
    static const char *const WORDS[] = {
        [API_ANY] = "value",         [API_TEXT] = "text",   [API_WHOLE] = "whole number",
        [API_NUMBER] = "number",     [API_TABLE] = "table", [API_OWN_TABLE] = "table",
        [API_CALLABLE] = "function",
    };
    return WORDS[kind];
}

size_t api_argument_count(const struct api_function *function)
{
    size_t count = 0;
    while (count < API_ARGUMENTS && function->arguments[count].name)
        count++;
    return count;
}
