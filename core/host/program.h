// Other programs of this installation.
#ifndef GROW_HOST_PROGRAM_H
#define GROW_HOST_PROGRAM_H

// Goes on as the program of this name that stands in the same folder as this one. Comes back only
// when there is none that can be run.
void program_become(const char *name, char *const *arguments);

#endif
