// SHA-256, which names packs, scripts and dossiers.
#ifndef GROW_BASE_HASH_H
#define GROW_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash {
    uint32_t state[8];
    uint64_t length;
    unsigned char block[64];
};

enum { HASH_TEXT = 65 }; // 64 hex digits and NUL

void hash_init(struct hash *hash);
void hash_add(struct hash *hash, const void *bytes, size_t length);
void hash_hex(struct hash *hash, char out[HASH_TEXT]); // finishes

#endif
