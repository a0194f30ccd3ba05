/* tcp-peer: the kernel's TCP as a source and as a sink of a pattern, for a fixed time.
 *
 *   tcp-peer sink ADDRESS PORT SECONDS
 *       Accepts one connection, reads for SECONDS from then on, resets it, and prints one JSON object:
 *       bytes, seconds, intact (every byte was the right one), started (ms of the monotonic clock), every (ms),
 *       series (bytes read in each such interval), cpu (seconds). Says `ready` on stderr when it listens.
 *   tcp-peer source ADDRESS PORT CONGESTION AT [TRACE]
 *       Connects at AT (ms of the monotonic clock; at once when it is over), sends by that congestion control until the
 *       other end is gone or SIGTERM comes, and prints one JSON object: cpu, retransmitted (segments). TRACE is a file: a line each 20 ms of what the kernel tells of the connection (see HEAD).
 *
 * Buffers are the kernel's own, tuned by itself, as a program has them that asks for nothing. IPv4 and IPv6 literals.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <time.h>
#include <unistd.h>

/* A prime number of words: a lost, repeated or swapped segment cannot go unnoticed. */
#define PATTERN_WORDS 65521
#define PATTERN_BYTES (PATTERN_WORDS * 4)
#define CHUNK 65536
#define EVERY_MS 100
#define INTERVALS 36000
#define TRACE_MS 20
#define HEAD "ms\tcwnd\tssthresh\tsrtt\tmin_rtt\tin_flight\tpacing\tdelivery\tlost\tretransmitted\n"

static unsigned char pattern[2 * PATTERN_BYTES];

static void make_pattern(void) {
  for (uint32_t i = 0; i < 2 * PATTERN_WORDS; i++) {
    uint32_t word = (i % PATTERN_WORDS + 1) * 2654435761u; /* Knuth's multiplicative hash, little endian */
    for (int byte = 0; byte < 4; byte++) pattern[4 * i + byte] = word >> (8 * byte);
  }
}

static volatile sig_atomic_t over;

static void end(int signal) {
  over = signal;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static double cpu(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static void fail(const char *what) {
  perror(what);
  exit(2);
}

static void wait_until(double at) {
  struct timespec t = { at / 1e3, (at - (int64_t)(at / 1e3) * 1e3) * 1e6 };
  while (!over && clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, 0) == EINTR);
}

static struct addrinfo *resolve(const char *address, const char *port) {
  struct addrinfo hints = { .ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM }, *found;
  if (getaddrinfo(address, port, &hints, &found)) {
    fprintf(stderr, "tcp-peer: no address: %s %s\n", address, port);
    exit(2);
  }
  return found;
}

static int sink(const char *address, const char *port, double seconds) {
  static uint64_t series[INTERVALS];
  static unsigned char buffer[4 * CHUNK];
  struct addrinfo *a = resolve(address, port);
  int one = 1, listener = socket(a->ai_family, SOCK_STREAM, 0);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(listener, a->ai_addr, a->ai_addrlen) || listen(listener, 1)) fail("listen");
  fprintf(stderr, "ready\n");
  int s = accept(listener, 0, 0), intact = 1;
  if (s < 0) fail("accept");
  double started = now(), end = started + seconds * 1e3, last = started;
  uint64_t bytes = 0;
  for (;;) {
    double left = end - now();
    struct pollfd ready = { s, POLLIN, 0 };
    if (left <= 0 || poll(&ready, 1, (int)left + 1) < 0) break;
    if (!ready.revents) continue;
    ssize_t length = read(s, buffer, sizeof buffer);
    double time = now();
    if (length <= 0 || time > end) break;
    last = time;
    for (ssize_t o = 0, piece; o < length; o += piece) {
      piece = length - o < PATTERN_BYTES ? length - o : PATTERN_BYTES;
      if (memcmp(buffer + o, pattern + (bytes + o) % PATTERN_BYTES, piece)) intact = 0;
    }
    bytes += length;
    int interval = (time - started) / EVERY_MS;
    if (interval < INTERVALS) series[interval] += length;
  }
  struct linger abort_it = { 1, 0 };
  setsockopt(s, SOL_SOCKET, SO_LINGER, &abort_it, sizeof abort_it);
  close(s);
  printf("{\"bytes\":%lu,\"seconds\":%.4f,\"intact\":%s,\"started\":%.3f,\"last\":%.3f,\"cpu\":%.3f,\"every\":%d,\"series\":[",
    bytes, seconds, intact ? "true" : "false", started, last, cpu(), EVERY_MS);
  int intervals = seconds * 1e3 / EVERY_MS;
  for (int i = 0; i < intervals && i < INTERVALS; i++) printf("%s%lu", i ? "," : "", series[i]);
  printf("]}\n");
  return 0;
}

static uint64_t trace(FILE *to, int s) {
  struct tcp_info info = { 0 };
  socklen_t size = sizeof info;
  if (getsockopt(s, IPPROTO_TCP, TCP_INFO, &info, &size)) return 0;
  if (to) {
    double mss = info.tcpi_snd_mss;
    int64_t flight = (int64_t)info.tcpi_unacked - info.tcpi_sacked - info.tcpi_lost + info.tcpi_retrans;
    fprintf(to, "%.3f\t%.0f\t%.0f\t%.3f\t%.3f\t%.0f\t%.1f\t%.1f\t%u\t%u\n", now(), info.tcpi_snd_cwnd * mss,
      info.tcpi_snd_ssthresh > 0x3fffffff ? -1 : info.tcpi_snd_ssthresh * mss, info.tcpi_rtt / 1e3,
      info.tcpi_min_rtt / 1e3, flight * mss, info.tcpi_pacing_rate == ~0ULL ? -1 : info.tcpi_pacing_rate / 1e3,
      info.tcpi_delivery_rate / 1e3, info.tcpi_lost, info.tcpi_total_retrans);
  }
  return info.tcpi_total_retrans;
}

static int source(const char *address, const char *port, const char *congestion, double at, const char *file) {
  struct addrinfo *a = resolve(address, port);
  FILE *to = file ? fopen(file, "w") : 0;
  int s = socket(a->ai_family, SOCK_STREAM, 0);
  if (setsockopt(s, IPPROTO_TCP, TCP_CONGESTION, congestion, strlen(congestion))) fail(congestion);
  wait_until(at);
  if (connect(s, a->ai_addr, a->ai_addrlen)) fail("connect");
  if (to) fprintf(to, HEAD);
  double sample = now();
  uint64_t sent = 0, retransmitted = 0;
  while (!over) {
    struct pollfd ready = { s, POLLOUT, 0 };
    int wait = sample > now() ? (int)(sample - now()) + 1 : 0;
    if (poll(&ready, 1, wait) < 0) break;
    if (now() >= sample) {
      retransmitted = trace(to, s);
      sample = now() + TRACE_MS;
    }
    if (!ready.revents) continue;
    ssize_t length = send(s, pattern + sent % PATTERN_BYTES, CHUNK, MSG_DONTWAIT);
    if (length < 0 && errno != EAGAIN) break;
    if (length > 0) sent += length;
  }
  if (to) fclose(to);
  printf("{\"cpu\":%.3f,\"retransmitted\":%lu}\n", cpu(), retransmitted);
  return 0;
}

int main(int count, char **words) {
  signal(SIGPIPE, SIG_IGN);
  if (count > 1 && !strcmp(words[1], "source")) signal(SIGTERM, end);
  make_pattern();
  if (count == 5 && !strcmp(words[1], "sink")) return sink(words[2], words[3], atof(words[4]));
  if ((count == 6 || count == 7) && !strcmp(words[1], "source")) {
    return source(words[2], words[3], words[4], atof(words[5]), words[6]);
  }
  fprintf(stderr, "usage: tcp-peer sink ADDRESS PORT SECONDS | source ADDRESS PORT CONGESTION AT [TRACE]\n");
  return 2;
}
