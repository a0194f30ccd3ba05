/*
 * Modifiers of identities of strength 1: reads public keys, 32 bytes each, and writes for each of them the least number
 * that, as a modifier of 16 bytes, makes the hash extension hold; 4 bytes, big-endian. (spec/identity.md; some 65,536
 * hashes each.) The two blocks of a text are hashed as they are (FIPS 180-4, section 6.2.2): SHA256() of OpenSSL 3 looks
 * its algorithm up each time, which is most of its time.
 */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char LABEL[] = "kamo node id extension";
enum {
  LABEL_SIZE = sizeof LABEL - 1,
  MODIFIER = 1 + LABEL_SIZE + 2,
  KEY = MODIFIER + 16,
  SIZE = KEY + 32,
  BLOCK = SHA256_CBLOCK
};
_Static_assert(SIZE > BLOCK && SIZE + 9 <= 2 * BLOCK && KEY <= BLOCK, "two blocks, the modifier in the first");

static void put(uint8_t *at, uint32_t number) {
  at[0] = number >> 24;
  at[1] = number >> 16;
  at[2] = number >> 8;
  at[3] = number;
}

int main(void) {
  uint8_t text[2 * BLOCK] = {LABEL_SIZE}, found[4];
  SHA256_CTX start, hash;
  SHA256_Init(&start);
  memcpy(text + 1, LABEL, LABEL_SIZE);
  text[MODIFIER - 2] = 1; /* version */
  text[MODIFIER - 1] = 1; /* strength */
  text[SIZE] = 0x80;      /* the padding, and at the end the length in bits */
  put(text + 2 * BLOCK - 4, 8 * SIZE);
  while (fread(text + KEY, 32, 1, stdin) == 1) {
    uint32_t number = 0;
    do {
      put(text + KEY - 4, number++);
      hash = start;
      SHA256_Transform(&hash, text);
      SHA256_Transform(&hash, text + BLOCK);
    } while (hash.h[0] >> 16 != 0);
    put(found, number - 1);
    if (fwrite(found, 4, 1, stdout) != 1) return 1;
  }
  return fflush(stdout) != 0;
}
