// A grow_reader over folders. Owns the texts that were read. It must not know what is in a pack,
// but for the line `id:` of one that is given by its folder, which may be called anything.
#include "host/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "host/file.h"
#include "host/folder.h"

enum { PLACES = 64 };

// One place: a folder of packs, and the folders in which the scripts of its packs may be.
struct place {
    const char *packs;
    const char *scripts[2]; // or NULL
    bool given;             // by --packs
    bool installed;         // with the program, by whom it may be laid out with links
};

struct library {
    struct arena arena;
    grow_diagnostics *diagnostics;
    const char *pack, *pack_id; // of --pack, or NULL
    const char *pack_scripts[2];
    struct place places[PLACES];
    size_t place_count;
    const char **read; // paths that were read
    size_t read_count, read_room;
};

// --- names and paths ---

// A logical name stays within its folder, whatever a pack writes.
static bool is_safe(const char *name)
{
    if (*name == '\0' || *name == '/' || strchr(name, '\\'))
        return false;
    for (const char *at = name; at; at = strchr(at, '/')) {
        at += *at == '/';
        size_t length = strcspn(at, "/");
        if (length == 0 || (length == 1 && at[0] == '.') ||
            (length == 2 && at[0] == '.' && at[1] == '.'))
            return false;
    }
    return true;
}

static const char *join(struct arena *arena, const char *folder, const char *name)
{
    if (strcmp(folder, ".") == 0)
        return name;
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    return arena_textf(arena, "%s%s%s", folder, slash, name);
}

// The folder above, by its name where it has one: "a/b" is in "a", "b" is in ".".
static const char *above(struct arena *arena, const char *folder)
{
    size_t end = strlen(folder);
    while (end > 1 && folder[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    const char *last = folder + start;
    size_t length = end - start;
    bool named = length > 0 && !(length <= 2 && strncmp(last, "..", length) == 0);
    if (!named)
        return join(arena, folder, "..");
    if (start == 0)
        return ".";
    return start == 1 ? "/" : arena_text_n(arena, folder, start - 1);
}

// --- the id of a pack that is given by its folder ---

// The value of the line `id:`, without quotes or remark; NULL when there is no such line.
static const char *find_id(struct arena *arena, const char *text)
{
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, "id:", 3) != 0)
            continue;
        const char *value = line + 3 + strspn(line + 3, " \"'");
        size_t length = strcspn(value, " \"'#\r\n");
        return length ? arena_text_n(arena, value, length) : NULL;
    }
    return NULL;
}

static bool is_pack_id(const char *text)
{
    return text_is_id(text) && text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}

// The id by which the pack is asked for: that of the file, or when this is none a stand-in, so that
// the file is read and all that is wrong in it is told in its place.
static const char *id_of(struct arena *arena, const char *folder, const char *text)
{
    const char *id = find_id(arena, text);
    if (id && is_pack_id(id))
        return id;
    const char *last = strrchr(folder, '/');
    last = last ? last + 1 : folder;
    return is_pack_id(last) ? last : "pack";
}

static void give_pack(struct library *library, const char *folder)
{
    struct arena *arena = &library->arena;
    const char *path = join(arena, folder, "questionnaire.yaml"), *text, *why;
    size_t length;
    if (!file_read(path, arena, &text, &length, &why)) {
        grow_diagnostics_cannot_read(library->diagnostics, path, why);
        return;
    }
    library->pack = folder;
    library->pack_id = id_of(arena, folder, text);
    const char *packs = above(arena, folder);
    library->pack_scripts[0] = join(arena, folder, "scripts");
    library->pack_scripts[1] = join(arena, above(arena, packs), "scripts");
    library->places[library->place_count++] = (struct place){.packs = packs};
}

// --- making ---

enum place_kind { PLACE_HERE, PLACE_GIVEN, PLACE_INSTALLED };

static void add_place(struct library *library, const char *packs, enum place_kind kind)
{
    if (library->place_count == PLACES)
        return;
    struct place *place = &library->places[library->place_count++];
    place->packs = packs;
    place->scripts[0] = join(&library->arena, above(&library->arena, packs), "scripts");
    if (kind == PLACE_GIVEN)
        place->scripts[1] = join(&library->arena, packs, "scripts");
    place->given = kind == PLACE_GIVEN;
    place->installed = kind == PLACE_INSTALLED;
}

struct library *library_new(const struct library_places *places, grow_diagnostics *diagnostics)
{
    struct arena arena;
    arena_init(&arena);
    struct library *library = arena_alloc(&arena, sizeof *library);
    library->arena = arena;
    library->diagnostics = diagnostics;
    if (places->pack)
        give_pack(library, arena_text(&library->arena, places->pack));
    for (size_t i = 0; i < places->packs_count; i++) {
        const char *folder = arena_text(&library->arena, places->packs[i]);
        SAYS const char *why = "there is no such folder";
        if (*folder && folder_is(folder))
            add_place(library, folder, PLACE_GIVEN);
        else
            grow_diagnostics_cannot_read(diagnostics, folder, why);
    }
    add_place(library, "questionnaires", PLACE_HERE);
    add_place(library, GROW_INSTALL_DIR "/questionnaires", PLACE_INSTALLED);
    add_place(library, GROW_SHARE_DIR "/questionnaires", PLACE_INSTALLED);
    return library;
}

void library_free(struct library *library)
{
    if (!library)
        return;
    struct arena arena = library->arena;
    arena_clear(&arena);
}

// --- finding ---

const char *library_given(const struct library *library)
{
    return library->pack_id;
}

const char *library_folder(struct library *library, const char *id)
{
    if (library->pack && strcmp(id, library->pack_id) == 0)
        return library->pack;
    if (!is_safe(id) || strchr(id, '/'))
        return NULL;
    for (size_t i = 0; i < library->place_count; i++) {
        const char *folder = join(&library->arena, library->places[i].packs, id);
        if (folder_has_file(join(&library->arena, folder, "questionnaire.yaml")))
            return folder;
    }
    return NULL;
}

// A file that is shared by packs, from the first place that has it; NULL when none has.
static const char *find_common(struct library *library, const char *rest)
{
    for (size_t i = 0; i < library->place_count; i++) {
        const char *path = join(&library->arena, library->places[i].packs, rest);
        if (folder_has_file(path))
            return path;
    }
    return NULL;
}

static const char *find_script(struct library *library, const char *rest)
{
    for (size_t i = 0; library->pack && i < 2; i++) {
        const char *path = join(&library->arena, library->pack_scripts[i], rest);
        if (folder_has_file(path))
            return path;
    }
    for (size_t i = 0; i < library->place_count; i++) {
        for (size_t k = 0; k < 2 && library->places[i].scripts[k]; k++) {
            const char *path = join(&library->arena, library->places[i].scripts[k], rest);
            if (folder_has_file(path))
                return path;
        }
    }
    return NULL;
}

static const char *find(struct library *library, const char *name)
{
    static const char PACKS[] = "questionnaires/", SCRIPTS[] = "scripts/", COMMON[] = "common/";
    if (!is_safe(name))
        return NULL;
    if (text_starts(name, SCRIPTS))
        return find_script(library, name + strlen(SCRIPTS));
    if (!text_starts(name, PACKS))
        return NULL;
    const char *rest = name + strlen(PACKS);
    if (text_starts(rest, COMMON))
        return find_common(library, rest);
    const char *slash = strchr(rest, '/');
    if (!slash)
        return NULL;
    const char *id = arena_text_n(&library->arena, rest, (size_t)(slash - rest));
    const char *folder = library_folder(library, id);
    const char *path = folder ? join(&library->arena, folder, slash + 1) : NULL;
    return path && folder_has_file(path) ? path : NULL;
}

// --- where a link may lead ---

// Is this a file of scripts? The folder itself may not be a link: a pack brings it along.
static bool in_scripts(struct arena *arena, const char *scripts, const char *real)
{
    const char *around = scripts ? folder_real(above(arena, scripts), arena) : NULL;
    return around && folder_holds(join(arena, around, "scripts"), real);
}

// Is this a file of a pack in this folder, or of common?
static bool in_packs(struct arena *arena, const char *packs, const char *real)
{
    const char *around = folder_real(packs, arena);
    if (!folder_holds(around, real))
        return false;
    const char *rest = real + strlen(around);
    rest += *rest == '/';
    const char *name = arena_text_n(arena, rest, strcspn(rest, "/"));
    if (rest[strlen(name)] == '\0')
        return false;
    return strcmp(name, "common") == 0 ||
           folder_has_file(arena_textf(arena, "%s/%s/questionnaire.yaml", around, name));
}

// The folder of a pack may be a link: who put it among the others chose to.
static bool in_own(struct library *library, const char *path, const char *packs, const char *real)
{
    struct arena *arena = &library->arena;
    const char *before = join(arena, packs, "");
    if (!text_starts(path, before))
        return false;
    const char *rest = path + strlen(before);
    if (*rest == '/') // not in "."
        return false;
    const char *folder = join(arena, packs, arena_text_n(arena, rest, strcspn(rest, "/")));
    return folder_has_file(join(arena, folder, "questionnaire.yaml")) &&
           folder_holds(folder_real(folder, arena), real);
}

static bool may_read(struct library *library, const char *path)
{
    struct arena *arena = &library->arena;
    const char *real = folder_real(path, arena);
    if (!real)
        return true; // it is told when it is read
    if (library->pack && folder_holds(folder_real(library->pack, arena), real))
        return true;
    for (size_t k = 0; k < 2 && library->pack; k++)
        if (in_scripts(arena, library->pack_scripts[k], real))
            return true;
    for (size_t i = 0; i < library->place_count; i++) {
        const struct place *place = &library->places[i];
        const char *home = above(arena, place->packs);
        if ((place->installed && text_starts(path, home)) ||
            in_scripts(arena, place->scripts[0], real) ||
            in_scripts(arena, place->scripts[1], real) || in_packs(arena, place->packs, real) ||
            in_own(library, path, place->packs, real))
            return true;
    }
    return false;
}

static bool read_name(void *context, const char *name, grow_file *file)
{
    struct library *library = context;
    const char *path = find(library, name);
    if (!path)
        return false;
    path = arena_text(&library->arena, path); // it may be the name itself, which is the pack's
    file->shown = path;
    ARENA_PUSH(&library->arena, library->read, library->read_count, library->read_room);
    library->read[library->read_count++] = path;
    if (may_read(library, path))
        return file_read(path, &library->arena, &file->text, &file->length, &file->why);
    SAYS file->why = "it is a link that leads out of the folders of packs and scripts";
    return false;
}

bool library_has_read(const struct library *library, const char *path)
{
    for (size_t i = 0; i < library->read_count; i++)
        if (file_is_same(library->read[i], path))
            return true;
    return false;
}

// --- listing ---

static int compare_ids(const void *a, const void *b)
{
    const char *const *left = a;
    const char *const *right = b;
    return strcmp(*left, *right);
}

// Adds the packs of one folder that are not in the list yet.
static size_t add_packs(struct library *library, const char *packs, const char ***list,
                        size_t count, size_t *room)
{
    const char *const *names;
    size_t found = folder_list(packs, "", &library->arena, &names);
    for (size_t i = 0; i < found; i++) {
        const char *folder = join(&library->arena, packs, names[i]);
        bool known = !folder_has_file(join(&library->arena, folder, "questionnaire.yaml"));
        for (size_t k = 0; k < count && !known; k++)
            known = strcmp((*list)[k], names[i]) == 0;
        if (known)
            continue;
        ARENA_PUSH(&library->arena, *list, count, *room);
        (*list)[count++] = names[i];
    }
    return count;
}

size_t library_packs(struct library *library, const char *const **ids)
{
    const char **list = NULL;
    size_t count = 0, room = 0;
    if (library->pack) {
        list = arena_array(&library->arena, 1, sizeof *list);
        list[count++] = library->pack_id;
    }
    for (size_t i = 0; i < library->place_count; i++) {
        bool more = library->places[i].given && !library->pack;
        if (more || count == 0)
            count = add_packs(library, library->places[i].packs, &list, count, &room);
    }
    if (count > 1)
        qsort(list, count, sizeof *list, compare_ids);
    *ids = list;
    return count;
}

// --- names to suggest ---

struct names {
    struct library *library;
    const char **list;
    size_t count, room;
};

// The files of a folder that end so, without their ending and with `before` in front. A name that
// is there twice does no harm.
static void add_files(struct names *names, const char *folder, const char *ending,
                      const char *before)
{
    struct arena *arena = &names->library->arena;
    const char *const *found;
    size_t count = folder_list(folder, ending, arena, &found);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(found[i]) - strlen(ending);
        ARENA_PUSH(arena, names->list, names->count, names->room);
        names->list[names->count++] =
            arena_textf(arena, "%s%s", before, arena_text_n(arena, found[i], length));
    }
}

// Scripts stand in a folder, or in one below it.
static void add_scripts(struct names *names, const char *folder)
{
    struct arena *arena = &names->library->arena;
    const char *const *inner;
    if (!folder)
        return;
    add_files(names, folder, ".lua", "");
    size_t count = folder_list(folder, "", arena, &inner);
    for (size_t i = 0; i < count; i++)
        add_files(names, join(arena, folder, inner[i]), ".lua",
                  arena_textf(arena, "%s/", inner[i]));
}

// The migrations of a pack: those in its own folder only.
static size_t list_migrations(struct names *names, const char *folder, const char *const **list)
{
    static const char PACKS[] = "questionnaires/";
    struct arena *arena = &names->library->arena;
    const char *rest = folder + strlen(PACKS), *slash = strchr(rest, '/');
    const char *id = arena_text_n(arena, rest, (size_t)(slash - rest));
    const char *pack = library_folder(names->library, id);
    if (pack)
        add_files(names, join(arena, pack, slash + 1), ".yaml", "");
    *list = names->list;
    return names->count;
}

static size_t list_names(void *context, const char *folder, const char *const **list)
{
    struct library *library = context;
    struct names names = {.library = library};
    if (strstr(folder, "/migrations"))
        return list_migrations(&names, folder, list);
    bool scripts = strcmp(folder, "scripts") == 0;
    bool packs = strcmp(folder, "questionnaires") == 0;
    for (size_t k = 0; scripts && library->pack && k < 2; k++)
        add_scripts(&names, library->pack_scripts[k]);
    for (size_t i = 0; i < library->place_count; i++) {
        const struct place *place = &library->places[i];
        if (packs)
            names.count = add_packs(library, place->packs, &names.list, names.count, &names.room);
        else if (!scripts)
            add_files(&names, join(&library->arena, place->packs, "common"), ".yaml", "");
        for (size_t k = 0; scripts && k < 2; k++)
            add_scripts(&names, place->scripts[k]);
    }
    *list = names.list;
    return names.count;
}

grow_reader library_reader(struct library *library)
{
    return (grow_reader){.read = read_name, .context = library, .list = list_names};
}

size_t library_folders(struct library *library, const char *const **folders)
{
    size_t most = library->read_count + 2 + 2 * library->place_count, count = 0;
    const char **list = arena_array(&library->arena, most, sizeof *list);
    for (size_t i = 0; i < library->read_count; i++)
        list[count++] = above(&library->arena, library->read[i]);
    for (size_t k = 0; k < 2 && library->pack; k++)
        list[count++] = library->pack_scripts[k];
    for (size_t i = 0; i < library->place_count; i++)
        for (size_t k = 0; k < 2 && library->places[i].scripts[k]; k++)
            list[count++] = library->places[i].scripts[k];
    *folders = list;
    return count;
}

const char *library_looked_in(struct library *library)
{
    const char *all = library->pack ? library->pack : "";
    for (size_t i = 0; i < library->place_count; i++)
        all =
            arena_textf(&library->arena, "%s%s%s", all, *all ? ", " : "", library->places[i].packs);
    return all;
}
