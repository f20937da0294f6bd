// A program without workbooks: one that becomes another for them, or a build with GROW_XLSX=OFF.
#include <string.h>

#include "host/xlsx.h"

bool xlsx_can(void)
{
    return false;
}

bool xlsx_write(const grow_assessment *assessment, const grow_dossier *dossier,
                const grow_export_options *options, grow_diagnostics *diagnostics,
                struct arena *arena, struct buf *out, const char **why)
{
    (void)diagnostics;
    (void)assessment;
    (void)dossier;
    (void)options;
    (void)diagnostics;
    (void)arena;
    (void)out;
    *why = NULL;
    return false;
}

bool xlsx_write_form(const grow_pack *pack, const grow_sink *report, grow_diagnostics *diagnostics,
                     struct arena *arena, enum words_language language, struct buf *out,
                     const char **why)
{
    (void)pack;
    (void)report;
    (void)diagnostics;
    (void)arena;
    (void)language;
    (void)out;
    *why = NULL;
    return false;
}

bool xlsx_is(const char *bytes, size_t length)
{
    return length >= 4 && memcmp(bytes, "PK\003\004", 4) == 0;
}

bool xlsx_read(const char *bytes, size_t length, struct arena *arena, enum words_language language,
               const grow_sheet_row **rows, size_t *count, const char **why)
{
    (void)bytes;
    (void)length;
    (void)arena;
    (void)language;
    (void)rows;
    (void)count;
    *why = NULL;
    return false;
}

bool xlsx_read_all(const char *bytes, size_t length, struct arena *arena,
                   enum words_language language, const grow_foreign_sheet **sheets, size_t *count,
                   const char **why)
{
    (void)bytes;
    (void)length;
    (void)arena;
    (void)language;
    (void)sheets;
    (void)count;
    *why = NULL;
    return false;
}
