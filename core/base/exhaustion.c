// What happens when there is no memory left and the host has not said what should. A file of its
// own: a program that defines grow_out_of_memory is linked without this one.
#include <stdlib.h>

#include "base/arena.h"

void grow_out_of_memory(void)
{
    abort();
}
