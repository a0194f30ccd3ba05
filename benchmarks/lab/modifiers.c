/*
 * Modifiers of identities of strength 1: reads public keys, 32 bytes each, and writes for each of them the least number
 * that, as a modifier of 16 bytes, makes the hash extension hold; 4 bytes, big-endian. (spec/identity.md; some 65,536
 * hashes each.)
 */
#include <openssl/sha.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char LABEL[] = "kamo node id extension";
enum { LABEL_SIZE = sizeof LABEL - 1, MODIFIER = 1 + LABEL_SIZE + 2, KEY = MODIFIER + 16, SIZE = KEY + 32 };

static void put(uint8_t *at, uint32_t number) {
  at[0] = number >> 24;
  at[1] = number >> 16;
  at[2] = number >> 8;
  at[3] = number;
}

int main(void) {
  uint8_t text[SIZE] = {LABEL_SIZE};
  uint8_t digest[SHA256_DIGEST_LENGTH], found[4];
  memcpy(text + 1, LABEL, LABEL_SIZE);
  text[MODIFIER - 2] = 1; /* version */
  text[MODIFIER - 1] = 1; /* strength */
  while (fread(text + KEY, 32, 1, stdin) == 1) {
    uint32_t number = 0;
    do {
      put(text + KEY - 4, number++);
      SHA256(text, SIZE, digest);
    } while (digest[0] != 0 || digest[1] != 0);
    put(found, number - 1);
    if (fwrite(found, 4, 1, stdout) != 1) return 1;
  }
  return fflush(stdout) != 0;
}
