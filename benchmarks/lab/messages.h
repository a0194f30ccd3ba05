/* Messages sent by the clock, and what arrived of them; as in `message.ts`, for peers in C.
 *
 * A message is 256 words of 32 bits, little endian: MAGIC, its number, the time of message 0 (a double, ms of the
 * monotonic clock), and words that follow from its number and their place: every byte is known to whoever knows that time.
 */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define MESSAGE_MAGIC 0x6f6d616bu
#define MESSAGE_WORDS 256
#define MESSAGE_BYTES (MESSAGE_WORDS * 4)
#define MESSAGE_HEAD 4

static double milliseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void make_message(uint32_t *words, uint32_t number, double began) {
  words[0] = MESSAGE_MAGIC;
  words[1] = number;
  memcpy(words + 2, &began, sizeof began);
  for (uint32_t i = MESSAGE_HEAD; i < MESSAGE_WORDS; i++) words[i] = (number * MESSAGE_WORDS + i + 1) * 2654435761u;
}

/* What has arrived: for each message when, in us since the time of message 0; bytes that came wrongly. */
static struct {
  int64_t *at;
  uint32_t count, want;
  int64_t lost, doubled, reordered, corrupt;
  double began, limit, end;
  uint32_t words[MESSAGE_WORDS];
  int filled;
} arrivals;

/* Of `count` messages; it is over `limit` ms after the first one. */
static void expect_messages(uint32_t count, double limit) {
  arrivals.at = malloc(count * sizeof *arrivals.at);
  if (!arrivals.at) abort();
  for (uint32_t i = 0; i < count; i++) arrivals.at[i] = -1;
  arrivals.count = count;
  arrivals.limit = limit;
  arrivals.end = 1e300;
}

static void take_message(double now) {
  uint32_t number = arrivals.words[1], right[MESSAGE_WORDS];
  if (arrivals.began == 0 && arrivals.words[0] == MESSAGE_MAGIC) {
    memcpy(&arrivals.began, arrivals.words + 2, sizeof arrivals.began);
    arrivals.end = arrivals.began + arrivals.limit;
  }
  make_message(right, number, arrivals.began);
  if (memcmp(right, arrivals.words, MESSAGE_BYTES) || number >= arrivals.count) {
    arrivals.corrupt += MESSAGE_BYTES;
    return;
  }
  if (number >= arrivals.want) {
    arrivals.lost += (int64_t)(number - arrivals.want) * MESSAGE_BYTES;
    arrivals.want = number + 1;
  } else if (arrivals.at[number] >= 0) {
    arrivals.doubled += MESSAGE_BYTES;
    return;
  } else {
    arrivals.reordered += MESSAGE_BYTES;
    arrivals.lost -= MESSAGE_BYTES;
  }
  arrivals.at[number] = (now - arrivals.began) * 1e3;
}

static void take_bytes(const unsigned char *bytes, long length) {
  double now = milliseconds();
  while (length > 0) {
    long piece = MESSAGE_BYTES - arrivals.filled < length ? MESSAGE_BYTES - arrivals.filled : length;
    memcpy((unsigned char *)arrivals.words + arrivals.filled, bytes, piece);
    arrivals.filled += piece;
    bytes += piece;
    length -= piece;
    if (arrivals.filled < MESSAGE_BYTES) return;
    arrivals.filled = 0;
    take_message(now);
  }
}

static double cpu_seconds(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static void tell_arrivals(void) {
  printf("{\"began\":%.3f,\"lost\":%ld,\"doubled\":%ld,\"reordered\":%ld,\"corrupt\":%ld,\"cpu\":%.3f,\"at\":[",
    arrivals.began, arrivals.lost, arrivals.doubled, arrivals.reordered, arrivals.corrupt, cpu_seconds());
  for (uint32_t i = 0; i < arrivals.count; i++) printf("%s%ld", i ? "," : "", arrivals.at[i]);
  printf("]}\n");
  fflush(stdout);
}

static volatile sig_atomic_t over;

static void end(int signal) {
  over = signal;
}

/* Sends `count` messages, one each `interval` ms, by a function that waits for room and returns 0 when all is over. */
static void send_by_the_clock(uint32_t count, double interval, int (*give)(const void *message)) {
  uint32_t words[MESSAGE_WORDS];
  double began = milliseconds() + 5;
  printf("began %.3f\n", began);
  fflush(stdout);
  for (uint32_t number = 0; number < count && !over; number++) {
    double due = began + number * interval;
    struct timespec t = { due / 1e3, (due - (int64_t)(due / 1e3) * 1e3) * 1e6 };
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, 0);
    make_message(words, number, began);
    if (!give(words)) return;
  }
}

static void tell_departure(void) {
  printf("{\"cpu\":%.3f}\n", cpu_seconds());
  fflush(stdout);
}
