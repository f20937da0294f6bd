// What a line of a script may cost beyond its instructions: the operators of Lua that can take as
// long as tens of others are told by their tokens, so the price is the same on every machine.
#ifndef GROW_RULES_LINE_PRICES_H
#define GROW_RULES_LINE_PRICES_H

#include "base/arena.h"
#include "model/pack.h"

// In steps.
enum {
    PRICE_FROM = 1024,  // a script that took fewer pays nothing for its lines
    PRICE_LINE = 5,     // Lua finds the line of an instruction
    PRICE_TOKENS = 4,   // so many to a step: Lua walks over what is jumped over in a line
    PRICE_MODULO = 400, // the C library may divide bit by bit: 2046, each a guess of the processor
    PRICE_JOINED = 56,  // each side of `..`: half of writing a fraction as text
    PRICE_READ = 60,    // reading a number from a text
    PRICE_READ_BYTES = 6
};

struct line_price {
    uint32_t steps;
    uint32_t reads; // bounds of loops that may be a text, from which Lua reads a number
};

struct line_prices {
    const struct line_price *lines; // from line 0, which there is not
    size_t count;
    size_t modulos; // Lua divides numbers that are written out when it compiles
    bool nul;       // a text of the script may hold a NUL
};

struct line_prices line_prices_read(const struct script *script, struct arena *arena);

#endif
