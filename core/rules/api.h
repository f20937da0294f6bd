// What scripts can name, as plain data: the tables of lualib.def. Registration and the checks of
// arguments work with it (lualib.c), and so do the pages, the stubs and the guide. Nothing of Lua
// is in it.
#ifndef GROW_RULES_API_H
#define GROW_RULES_API_H

#include <stdbool.h>
#include <stddef.h>

// OWN_TABLE is a table that the script made: what belongs to the engine cannot be changed.
enum api_kind { API_ANY, API_TEXT, API_WHOLE, API_NUMBER, API_TABLE, API_OWN_TABLE, API_CALLABLE };

// TAKES: must be given. MAY: may be left out at the end. MIDDLE: may be left out though others
// follow. REST: any number more.
enum api_place { API_TAKES, API_MAY, API_MIDDLE, API_REST };

struct api_argument {
    const char *name; // "..." for the rest
    enum api_kind kind;
    enum api_place place;
    const char *about;
};

enum { API_ARGUMENTS = 4 };

struct api_function {
    const char *library, *name;
    const char *full; // as a script writes it: "select", "string.sub", "grow.round"
    const char *since;
    struct api_argument arguments[API_ARGUMENTS]; // up to the first without a name
    const char *result;                           // types as LuaCATS writes them; "" for none
    const char *errors;                           // besides wrong arguments, or ""
    const char *summary, *example, *gives;
};

struct api_declaration {
    const char *name, *since, *summary, *example;
};

struct api_value {
    const char *name;
    bool is_space; // read by name: fact.F01; else a value itself
    const char *since, *type, *unit, *summary, *example, *gives;
};

struct api_absent {
    const char *name, *help;
};

// The number of each function in the list.
enum api_number {
#define FUNCTION(library, name, ...) API_##library##_##name,
#include "rules/lualib.def"
    API_FUNCTIONS
};

extern const struct api_function api_functions[API_FUNCTIONS];
size_t api_declarations(const struct api_declaration **list);
size_t api_values(const struct api_value **list);
size_t api_absents(const struct api_absent **list);

// "text", "number" ...: what an argument of a kind is, in messages and on pages.
const char *api_kind_word(enum api_kind kind);
size_t api_argument_count(const struct api_function *function);

#endif
