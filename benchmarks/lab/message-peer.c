/* message-peer: messages by the clock over the kernel's TCP, or its Multipath TCP (RFC 8684).
 *
 *   message-peer sink tcp|mptcp ADDRESS PORT COUNT LIMIT
 *       Accepts one connection, reads COUNT messages, or until LIMIT ms after the first was due, and prints one JSON
 *       object (`messages.h`). Says `ready` on stderr when it listens.
 *   message-peer source tcp|mptcp ADDRESS PORT COUNT INTERVAL
 *       Sends COUNT messages, one each INTERVAL ms; says `began MS` on stdout when it begins, and its CPU seconds when
 *       the other end is gone, or SIGTERM comes.
 */
#include "messages.h"
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef IPPROTO_MPTCP
#define IPPROTO_MPTCP 262
#endif

/* As all that is measured beside it. */
#define CONGESTION "cubic"

static void fail(const char *what) {
  perror(what);
  exit(2);
}

static struct addrinfo *resolve(const char *address, const char *port) {
  struct addrinfo hints = { .ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM }, *found;
  if (getaddrinfo(address, port, &hints, &found)) {
    fprintf(stderr, "message-peer: no address: %s %s\n", address, port);
    exit(2);
  }
  return found;
}

static int open_socket(const char *protocol, struct addrinfo *a) {
  int one = 1, s = socket(a->ai_family, SOCK_STREAM, strcmp(protocol, "mptcp") ? 0 : IPPROTO_MPTCP);
  if (s < 0) fail(protocol);
  setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (setsockopt(s, IPPROTO_TCP, TCP_CONGESTION, CONGESTION, sizeof CONGESTION - 1)) fail(CONGESTION);
  return s;
}

static int sink(const char *protocol, struct addrinfo *a) {
  static unsigned char buffer[65536];
  int listener = open_socket(protocol, a);
  if (bind(listener, a->ai_addr, a->ai_addrlen) || listen(listener, 1)) fail("listen");
  fprintf(stderr, "ready\n");
  int s = accept(listener, 0, 0);
  if (s < 0) fail("accept");
  while (!over && arrivals.want < arrivals.count) {
    double left = arrivals.end - milliseconds();
    struct pollfd ready = { s, POLLIN, 0 };
    if (left <= 0 || poll(&ready, 1, left < 1000 ? (int)left + 1 : 1000) < 0) break;
    if (!ready.revents) continue;
    ssize_t length = read(s, buffer, sizeof buffer);
    if (length <= 0) break;
    take_bytes(buffer, length);
  }
  tell_arrivals();
  return 0;
}

static int connection;

/* A connection without any path left takes nothing for minutes: now and then it is looked whether all is over. */
static int give(const void *message) {
  const char *bytes = message;
  int sent = 0;
  while (!over && sent < MESSAGE_BYTES) {
    int length = send(connection, bytes + sent, MESSAGE_BYTES - sent, 0);
    if (length > 0) sent += length;
    else if (length == 0 || (errno != EAGAIN && errno != EINTR)) return 0;
  }
  return !over;
}

static int source(const char *protocol, struct addrinfo *a, uint32_t count, double interval) {
  struct timeval patience = { .tv_sec = 1 };
  connection = open_socket(protocol, a);
  if (connect(connection, a->ai_addr, a->ai_addrlen)) fail("connect");
  setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  send_by_the_clock(count, interval, give);
  char last;
  shutdown(connection, SHUT_WR);
  while (!over && read(connection, &last, 1) > 0) continue;
  tell_departure();
  return 0;
}

int main(int count, char **words) {
  struct sigaction ended = { .sa_handler = end };
  signal(SIGPIPE, SIG_IGN);
  sigaction(SIGTERM, &ended, 0);
  if (count == 7) {
    struct addrinfo *a = resolve(words[3], words[4]);
    if (!strcmp(words[1], "source")) return source(words[2], a, atoi(words[5]), atof(words[6]));
    expect_messages(atoi(words[5]), atof(words[6]));
    if (!strcmp(words[1], "sink")) return sink(words[2], a);
  }
  fprintf(stderr, "usage: message-peer sink PROTOCOL ADDRESS PORT COUNT LIMIT | source PROTOCOL ADDRESS PORT COUNT INTERVAL\n");
  return 2;
}
