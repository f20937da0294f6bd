// The catalogues that core/cmake/catalogue.cmake makes of core/locale/*.po.
#ifndef GROW_BASE_CATALOGUES_H
#define GROW_BASE_CATALOGUES_H

extern const unsigned char CATALOGUE_NL[];

#endif
