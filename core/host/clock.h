// The only clock of the program: for offering today as the date of a new dossier, nothing else.
#ifndef GROW_HOST_CLOCK_H
#define GROW_HOST_CLOCK_H

enum { CLOCK_DATE = 11 }; // YYYY-MM-DD and NUL

// Today where the user is.
void clock_today(char out[CLOCK_DATE]);

#endif
