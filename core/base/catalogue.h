// Translations of what the program itself says: gettext catalogues, compiled into the program.
// The texts in the code are English; core/locale/nl.po has the Dutch of each.
#ifndef GROW_BASE_CATALOGUE_H
#define GROW_BASE_CATALOGUE_H

// A text in a language ("nl"; every other name, and NULL for English, gives the text itself). The
// context is the list that the text stands in ("report", "explain", "fill"): one English text may
// have two translations.
const char *catalogue_text(const char *language, const char *context, const char *text);

// Entries of a language's catalogue; 0 when there is none.
unsigned catalogue_size(const char *language);

#endif
