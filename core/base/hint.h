// What to write where somebody wrote a number, a day or a yes as people do: "2,5", "1-2-2025",
// "ja". What was meant is only said when there is one thing that it can be.
#ifndef GROW_BASE_HINT_H
#define GROW_BASE_HINT_H

#include "base/diag.h"
#include "base/num.h"

// The number that a text means, in the notation of num_parse; false when that is not sure.
bool hint_number_of(const char *text, char number[NUM_TEXT]);

// Is it a number like 1.200, of which the point may part thousands? `number` is without it then.
bool hint_thousands_of(const char *text, char number[NUM_TEXT]);

// The day that a text means, as 2025-01-31; false when that is not sure, or there is no such day.
bool hint_date_of(const char *text, char date[NUM_TEXT]);

// Adds the help for a text that stands where a number or a day is asked. `quoted`: it stood in
// quotes.
void hint_number(struct diags *diags, struct diag *diag, const char *text, bool quoted);
void hint_date(struct diags *diags, struct diag *diag, const char *text);

// The same for true and false.
void hint_flag(struct diags *diags, struct diag *diag, const char *text, bool quoted);

#endif
