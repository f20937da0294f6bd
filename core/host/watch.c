// Snapshots of folders, and what differs between two. Owns the last one. It must not know what the
// files are for, and reads none.
#include "host/watch.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum {
    DEEPEST = 4,   // folders below a folder
    FILES = 10000, // looked at
    EVERY = 150,   // milliseconds between two looks
    REST = 100,
    RESTS = 30, // until nothing changes any more, so many times at the most
    MILLION = 1000000
};

struct seen {
    const char *path;
    struct timespec changed;
    off_t size;
    ino_t number; // another one when an editor puts a new file in its place
};

struct snapshot {
    struct arena arena;
    struct seen *list; // sorted by path
    size_t count, room;
};

struct watch {
    struct arena arena;
    struct arena names; // of the folders
    const char **folders;
    size_t folder_count;
    struct snapshot last;
};

static volatile sig_atomic_t ended;

static void on_end(int number)
{
    (void)number;
    ended = 1;
}

struct watch *watch_new(void)
{
    struct arena arena;
    arena_init(&arena);
    struct watch *watch = arena_alloc(&arena, sizeof *watch);
    watch->arena = arena;
    arena_init(&watch->last.arena);
    arena_init(&watch->names);
    struct sigaction action = {.sa_handler = on_end};
    sigemptyset(&action.sa_mask);
    ended = 0;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    return watch;
}

void watch_free(struct watch *watch)
{
    arena_clear(&watch->last.arena);
    arena_clear(&watch->names);
    struct arena arena = watch->arena;
    arena_clear(&arena);
}

// --- looking ---

static bool ends_in(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static void look_in(struct snapshot *snapshot, const char *folder, int depth)
{
    DIR *open = depth <= DEEPEST ? opendir(folder) : NULL;
    if (!open)
        return;
    for (const struct dirent *entry = readdir(open); entry; entry = readdir(open)) {
        struct stat found;
        if (entry->d_name[0] == '.' || snapshot->count >= FILES)
            continue;
        const char *path = arena_textf(&snapshot->arena, "%s/%s", folder, entry->d_name);
        if (stat(path, &found) != 0)
            continue;
        if (S_ISDIR(found.st_mode))
            look_in(snapshot, path, depth + 1);
        if (!S_ISREG(found.st_mode) || !(ends_in(path, ".yaml") || ends_in(path, ".lua")))
            continue;
        ARENA_PUSH(&snapshot->arena, snapshot->list, snapshot->count, snapshot->room);
        snapshot->list[snapshot->count++] =
            (struct seen){path, found.st_mtim, found.st_size, found.st_ino};
    }
    closedir(open);
}

static int compare_paths(const void *a, const void *b)
{
    const struct seen *left = a, *right = b;
    return strcmp(left->path, right->path);
}

static struct snapshot look(const struct watch *watch)
{
    struct snapshot snapshot = {.count = 0};
    arena_init(&snapshot.arena);
    for (size_t i = 0; i < watch->folder_count; i++)
        look_in(&snapshot, watch->folders[i], 0);
    if (snapshot.count > 1)
        qsort(snapshot.list, snapshot.count, sizeof *snapshot.list, compare_paths);
    size_t kept = 0; // one folder may be in another
    for (size_t i = 0; i < snapshot.count; i++)
        if (kept == 0 || compare_paths(&snapshot.list[kept - 1], &snapshot.list[i]) != 0)
            snapshot.list[kept++] = snapshot.list[i];
    snapshot.count = kept;
    return snapshot;
}

static bool is_as_it_was(const struct seen *a, const struct seen *b)
{
    return a->changed.tv_sec == b->changed.tv_sec && a->changed.tv_nsec == b->changed.tv_nsec &&
           a->size == b->size && a->number == b->number;
}

// The paths that differ; with `arena` NULL they are only counted.
static size_t compare(const struct snapshot *old, const struct snapshot *now, struct arena *arena,
                      const char ***paths)
{
    size_t count = 0, room = 0, i = 0, k = 0;
    while (i < old->count || k < now->count) {
        int order = i == old->count   ? 1
                    : k == now->count ? -1
                                      : compare_paths(&old->list[i], &now->list[k]);
        const struct seen *seen = order < 0 ? &old->list[i] : &now->list[k];
        bool differs = order != 0 || !is_as_it_was(&old->list[i], &now->list[k]);
        i += order <= 0;
        k += order >= 0;
        if (differs && arena) {
            ARENA_PUSH(arena, *paths, count, room);
            (*paths)[count] = arena_text(arena, seen->path);
        }
        count += differs;
    }
    return count;
}

static void take(struct watch *watch, struct snapshot *now)
{
    arena_clear(&watch->last.arena);
    watch->last = *now;
}

size_t watch_folders(struct watch *watch, const char *const *folders, size_t count)
{
    struct snapshot now;
    arena_clear(&watch->names);
    watch->folders = arena_array(&watch->names, count, sizeof *watch->folders);
    watch->folder_count = count;
    for (size_t i = 0; i < count; i++)
        watch->folders[i] = arena_text(&watch->names, folders[i]);
    now = look(watch);
    take(watch, &now);
    return now.count;
}

// --- waiting ---

static void sleep_for(int milliseconds)
{
    struct timespec time = {milliseconds / 1000, (long)(milliseconds % 1000) * MILLION};
    if (!ended)
        nanosleep(&time, NULL);
}

// Looks again until two looks in a row are the same.
static void come_to_rest(const struct watch *watch, struct snapshot *now)
{
    for (int i = 0; i < RESTS && !ended; i++) {
        sleep_for(REST);
        struct snapshot next = look(watch);
        bool rests = compare(now, &next, NULL, NULL) == 0;
        arena_clear(&now->arena);
        *now = next;
        if (rests)
            return;
    }
}

bool watch_wait(struct watch *watch, struct arena *arena, const char *const **changed,
                size_t *count)
{
    while (!ended) {
        sleep_for(EVERY);
        struct snapshot now = look(watch);
        if (compare(&watch->last, &now, NULL, NULL) > 0)
            come_to_rest(watch, &now);
        const char **paths = NULL;
        *count = compare(&watch->last, &now, arena, &paths);
        *changed = paths;
        take(watch, &now);
        if (*count > 0)
            return true;
    }
    return false;
}
