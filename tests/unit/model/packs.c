// Serves the texts of a test as the host would: what a bundle holds, and else the source tree.
#include "packs.h"

#include <stdio.h>
#include <string.h>

#define MARK "\n#=== "

void packs_init(struct packs *packs)
{
    *packs = (struct packs){.count = 0};
    arena_init(&packs->arena);
}

void packs_clear(struct packs *packs)
{
    arena_clear(&packs->arena);
}

void packs_add(struct packs *packs, const char *name, const char *text, size_t length)
{
    packs->files[packs->count++] = (struct packs_file){name, text, length};
}

// The next mark at or after `at`; texts may hold NUL.
static const char *find_mark(const char *at, const char *end)
{
    size_t length = strlen(MARK);
    for (; at + length <= end; at++)
        if (memcmp(at, MARK, length) == 0)
            return at;
    return NULL;
}

void packs_add_bundle(struct packs *packs, const char *text, size_t length)
{
    const char *name = "questionnaires/x/questionnaire.yaml";
    const char *end = text + length;
    for (;;) {
        const char *mark = find_mark(text, end);
        const char *stop = mark == NULL ? end : mark + 1;
        packs_add(packs, name, text, (size_t)(stop - text));
        if (mark == NULL)
            return;
        const char *from = mark + strlen(MARK);
        const char *line = memchr(from, '\n', (size_t)(end - from));
        name = arena_text_n(&packs->arena, from, (size_t)(line - from));
        text = line + 1;
    }
}

const char *packs_load(struct packs *packs, const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    size_t room = 2 * 1024 * 1024;
    char *text = arena_alloc(&packs->arena, room);
    *length = fread(text, 1, room - 1, file);
    fclose(file);
    return text;
}

static bool serve(void *context, const char *name, const char **text, size_t *length,
                  const char **shown)
{
    struct packs *packs = context;
    *shown = name;
    for (size_t i = 0; i < packs->count; i++)
        if (strcmp(packs->files[i].name, name) == 0) {
            *text = packs->files[i].text;
            *length = packs->files[i].length;
            return true;
        }
    *text = packs_load(packs, arena_textf(&packs->arena, "%s/%s", ROOT, name), length);
    return *text != NULL;
}

// The migrations of a pack: those that the bundle holds.
static size_t list(void *context, const char *folder, const char *const **names)
{
    struct packs *packs = context;
    const char **found = arena_array(&packs->arena, packs->count, sizeof *found);
    size_t count = 0, length = strlen(folder);
    for (size_t i = 0; i < packs->count; i++) {
        const char *name = packs->files[i].name;
        if (strstr(folder, "/migrations") && strncmp(name, folder, length) == 0)
            found[count++] =
                arena_text_n(&packs->arena, name + length + 1, strcspn(name + length + 1, "."));
    }
    *names = found;
    return count;
}

struct pack_reader packs_reader(struct packs *packs)
{
    return (struct pack_reader){.read = serve, .context = packs, .list = list};
}
