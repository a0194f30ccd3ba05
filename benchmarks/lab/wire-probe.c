/* wire-probe: what a wire does to numbered, stamped datagrams. Both ends read the same clock, the receiver when the
 * kernel gets the datagram, so that it does not matter when the program has its turn.
 *
 *   wire-probe receive ADDRESS PORT      until nothing has come for a second; then prints one JSON object: received,
 *                                        distinct, reordered (behind a later one), seconds (first to last), bytes (of
 *                                        Ethernet frames), delay (one way, ms: min, median, p99, max), missing (a hash
 *                                        of the numbers below the largest that did not come). Says `ready` on stderr.
 *   wire-probe send ADDRESS PORT COUNT SIZE US     COUNT datagrams of SIZE bytes of UDP payload, one each US us
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 1000000
#define SECOND 1000000000LL
/* Ethernet, IPv4 and UDP headers. */
#define HEADERS (14 + 20 + 8)

typedef struct {
  uint32_t number;
  uint32_t unused;
  int64_t sent;
} Stamp;

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return t.tv_sec * SECOND + t.tv_nsec;
}

/* The next datagram's length, and when the kernel got it. */
static ssize_t take(int s, unsigned char *datagram, size_t size, int64_t *at) {
  char control[256];
  struct iovec piece = { datagram, size };
  struct msghdr message = { .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control };
  ssize_t length = recvmsg(s, &message, 0);
  *at = now();
  for (struct cmsghdr *c = CMSG_FIRSTHDR(&message); length >= 0 && c; c = CMSG_NXTHDR(&message, c)) {
    if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_TIMESTAMPNS) continue;
    struct timespec t;
    memcpy(&t, CMSG_DATA(c), sizeof t);
    *at = t.tv_sec * SECOND + t.tv_nsec;
  }
  return length;
}

static int by_value(const void *a, const void *b) {
  double difference = *(const double *)a - *(const double *)b;
  return (difference > 0) - (difference < 0);
}

static void report(uint64_t received, uint64_t distinct, uint64_t reordered, uint64_t bytes, double seconds,
  double *delays, const uint8_t *seen, uint32_t end) {
  uint64_t hash = 14695981039346656037ULL; /* FNV-1a */
  for (uint32_t i = 0; i < end; i++) if (!seen[i]) hash = (hash ^ i) * 1099511628211ULL;
  qsort(delays, received, sizeof *delays, by_value);
  printf("{\"received\":%lu,\"distinct\":%lu,\"reordered\":%lu,\"seconds\":%.6f,\"bytes\":%lu,", received, distinct,
    reordered, seconds, bytes);
  printf("\"delay\":{\"min\":%.3f,\"median\":%.3f,\"p99\":%.3f,\"max\":%.3f},\"missing\":\"%016lx\"}\n", delays[0],
    delays[received / 2], delays[received * 99 / 100], delays[received - 1], hash);
}

static int receive(int s, struct sockaddr_in *address) {
  static double delays[MOST];
  static uint8_t seen[MOST];
  static unsigned char datagram[65536];
  int size = 16 << 20, one = 1;
  struct timeval patience = { 10, 0 };
  uint64_t received = 0, distinct = 0, reordered = 0, bytes = 0;
  uint32_t end = 0;
  int64_t first = 0, last = 0;
  setsockopt(s, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size);
  setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(s, SOL_SOCKET, SO_TIMESTAMPNS, &one, sizeof one);
  if (bind(s, (void *)address, sizeof *address)) return perror("bind"), 2;
  fprintf(stderr, "ready\n");
  int64_t at;
  for (ssize_t length; received < MOST && (length = take(s, datagram, sizeof datagram, &at)) >= (ssize_t)sizeof(Stamp);) {
    Stamp stamp;
    memcpy(&stamp, datagram, sizeof stamp);
    last = at;
    if (!first) {
      first = last;
      patience.tv_sec = 1;
      setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    if (stamp.number >= MOST) continue;
    delays[received++] = (last - stamp.sent) / 1e6;
    bytes += length + HEADERS;
    distinct += !seen[stamp.number];
    seen[stamp.number] = 1;
    if (stamp.number + 1 < end) reordered++;
    else end = stamp.number + 1;
  }
  if (!received) return fprintf(stderr, "wire-probe: nothing came\n"), 1;
  report(received, distinct, reordered, bytes, (last - first) / 1e9, delays, seen, end);
  return 0;
}

static int send_all(int s, struct sockaddr_in *address, uint32_t count, int length, double interval) {
  static unsigned char datagram[65536];
  if (connect(s, (void *)address, sizeof *address)) return perror("connect"), 2;
  int64_t start = now();
  for (uint32_t i = 0; i < count; i++) {
    int64_t due = start + (int64_t)(i * interval * 1e3), pause = due - now();
    struct timespec time = { pause / SECOND, pause % SECOND };
    if (pause > 0) nanosleep(&time, 0);
    Stamp stamp = { i, 0, now() };
    memcpy(datagram, &stamp, sizeof stamp);
    send(s, datagram, length, 0);
  }
  return 0;
}

int main(int count, char **words) {
  struct sockaddr_in address = { .sin_family = AF_INET };
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  prctl(PR_SET_TIMERSLACK, 1);
  if (count >= 4 && inet_pton(AF_INET, words[2], &address.sin_addr) == 1) {
    address.sin_port = htons(atoi(words[3]));
    if (count == 4 && !strcmp(words[1], "receive")) return receive(s, &address);
    if (count == 7 && !strcmp(words[1], "send")) {
      return send_all(s, &address, atoi(words[4]), atoi(words[5]), atof(words[6]));
    }
  }
  fprintf(stderr, "usage: wire-probe receive ADDRESS PORT | send ADDRESS PORT COUNT SIZE US\n");
  return 2;
}
