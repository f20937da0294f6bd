// Stands in for libFuzzer in ordinary builds: gives every file of a folder to the fuzz target
// once. What the target must hold is in the target; here only files are read.
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LONGEST_INPUT = 1 << 20, LONGEST_PATH = 4096 };

static int replay(const char *path, uint8_t *data)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 1;
    }
    size_t size = fread(data, 1, LONGEST_INPUT, file);
    fclose(file);
    LLVMFuzzerTestOneInput(data, size);
    return 0;
}

int main(int argc, char **argv)
{
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    uint8_t *data = malloc(LONGEST_INPUT);
    if (!folder || !data) {
        fprintf(stderr, "usage: %s FOLDER (that can be read)\n", argv[0]);
        return 2;
    }
    int failures = 0, inputs = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[LONGEST_PATH];
        if (entry->d_name[0] == '.') {
            continue;
        }
        snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
        failures += replay(path, data);
        inputs++;
    }
    printf("%d inputs\n", inputs);
    free(data);
    closedir(folder);
    return failures || !inputs;
}
