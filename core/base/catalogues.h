// The catalogues that core/cmake/catalogue.cmake makes of core/locale/*.po.
#ifndef GROW_BASE_CATALOGUES_H
#define GROW_BASE_CATALOGUES_H

#include <stddef.h>

extern const unsigned char CATALOGUE_NL[];
extern const size_t CATALOGUE_NL_LENGTH;

#endif
