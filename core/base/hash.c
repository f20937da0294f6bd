// SHA-256 as FIPS 180-4 describes it. Owns nothing. Must not know what is hashed.
#include "base/hash.h"

#include <string.h>

enum { BLOCK = 64, LENGTH_AT = 56 }; // the length in bits fills the end of the last block

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t ROUND[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t turned(uint32_t word, int by)
{
    return word >> by | word << (32 - by);
}

// Three turns of one word, the standard's (6, 11, 25) and (2, 13, 22): one from the other, which
// takes fewer instructions than each from the word.
static uint32_t sum1(uint32_t word)
{
    return turned(turned(turned(word, 14) ^ word, 5) ^ word, 6);
}

static uint32_t sum0(uint32_t word)
{
    return turned(turned(turned(word, 9) ^ word, 11) ^ word, 2);
}

static void schedule(uint32_t words[64], const unsigned char block[BLOCK])
{
    for (int i = 0; i < 16; i++) {
        const unsigned char *at = block + (ptrdiff_t)4 * i;
        words[i] = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
    }
    for (int i = 16; i < 64; i++) {
        uint32_t early = words[i - 15], late = words[i - 2];
        uint32_t sigma0 = turned(turned(early, 11) ^ early, 7) ^ early >> 3;
        uint32_t sigma1 = turned(turned(late, 2) ^ late, 17) ^ late >> 10;
        words[i] = words[i - 16] + sigma0 + words[i - 7] + sigma1;
    }
}

// One round. Instead of moving every letter on by one, the caller names them one further.
#define TURN(a, b, c, d, e, f, g, h, i)                                                     \
    do {                                                                                    \
        uint32_t first = (h) + sum1(e) + ((g) ^ ((e) & ((f) ^ (g)))) + ROUND[i] + words[i]; \
        (d) += first;                                                                       \
        (h) = first + sum0(a) + ((a) & (b)) + ((c) & ((a) ^ (b)));                          \
    } while (0)

// Takes the full block into the state. The letters are those of the standard.
static void take_block(struct hash *hash)
{
    uint32_t words[64];
    schedule(words, hash->block);
    uint32_t a = hash->state[0], b = hash->state[1], c = hash->state[2], d = hash->state[3];
    uint32_t e = hash->state[4], f = hash->state[5], g = hash->state[6], h = hash->state[7];
    for (int i = 0; i < 64; i += 8) {
        TURN(a, b, c, d, e, f, g, h, i);
        TURN(h, a, b, c, d, e, f, g, i + 1);
        TURN(g, h, a, b, c, d, e, f, i + 2);
        TURN(f, g, h, a, b, c, d, e, i + 3);
        TURN(e, f, g, h, a, b, c, d, i + 4);
        TURN(d, e, f, g, h, a, b, c, i + 5);
        TURN(c, d, e, f, g, h, a, b, i + 6);
        TURN(b, c, d, e, f, g, h, a, i + 7);
    }
    const uint32_t after[8] = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; i++) {
        hash->state[i] += after[i];
    }
}
#undef TURN

void hash_init(struct hash *hash)
{
    *hash = (struct hash){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
                                    0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void hash_add(struct hash *hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    while (length > 0) {
        size_t used = (size_t)(hash->length % BLOCK);
        size_t size = length < BLOCK - used ? length : BLOCK - used;
        memcpy(hash->block + used, at, size);
        hash->length += size;
        at += size;
        length -= size;
        if (used + size == BLOCK) {
            take_block(hash);
        }
    }
}

void hash_hex(struct hash *hash, char out[HASH_TEXT])
{
    static const unsigned char PADDING[BLOCK] = {0x80};
    static const char DIGITS[] = "0123456789abcdef";
    uint64_t bits = hash->length * 8;
    size_t used = (size_t)(hash->length % BLOCK);
    hash_add(hash, PADDING, used < LENGTH_AT ? LENGTH_AT - used : BLOCK + LENGTH_AT - used);
    unsigned char length[8];
    for (int i = 0; i < 8; i++) {
        length[i] = (unsigned char)(bits >> (56 - 8 * i));
    }
    hash_add(hash, length, sizeof length);
    for (int i = 0; i < HASH_TEXT - 1; i++) {
        uint32_t digit = hash->state[i / 8] >> (28 - 4 * (i % 8)) & 0xF;
        out[i] = DIGITS[digit];
    }
    out[HASH_TEXT - 1] = '\0';
}
