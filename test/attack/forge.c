/*
 * Sends UDP datagrams of forged sources through a raw socket, at a steady rate; needs root. Used by main.ts.
 *
 *   forge syn SOURCE/BITS DESTINATION PORT RATE COUNT HEX ID   SYNs from all over a network: HEX is the first datagram of
 *                                                              a connection, ID where the peer's connection ID is in it
 *   forge blind SOURCE:PORT DESTINATION PORT RATE COUNT        segments of all kinds with guessed IDs and numbers
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { BATCH = 20, LARGEST = 256, SEQ = 12, ACK = 16 };

static uint64_t state = 0x9e3779b97f4a7c15ULL;

static uint32_t draw(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 16);
}

static void put(uint8_t *at, uint32_t word) {
  word = htonl(word);
  memcpy(at, &word, 4);
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

int main(int count, char **args) {
  if (count < 7) return fprintf(stderr, "see the head of forge.c\n"), 2;
  const int blind = strcmp(args[1], "blind") == 0;
  char source[64];
  snprintf(source, sizeof source, "%s", args[2]);
  char *mark = strpbrk(source, "/:");
  if (mark == NULL) return 2;
  const int number = atoi(mark + 1);
  *mark = 0;
  const uint32_t base = ntohl(inet_addr(source)), host = blind ? 0 : 0xffffffffu >> number;
  const uint32_t destination = inet_addr(args[3]);
  const int port = atoi(args[4]);
  const double rate = atof(args[5]);
  const long total = atol(args[6]);
  uint8_t template[LARGEST] = {0};
  int length = 20, id = 0;
  if (!blind) {
    length = (int)strlen(args[7]) / 2;
    if (length > LARGEST) return 2;
    for (int i = 0; i < length; i++) sscanf(args[7] + 2 * i, "%2hhx", &template[i]);
    id = atoi(args[8]);
  }
  /* RST, RST|ACK, SYN, SYN|ACK, ACK, PSH|ACK with text, FIN|ACK */
  static const uint8_t kinds[] = {0x04, 0x14, 0x02, 0x12, 0x10, 0x18, 0x11};

  const int sock = socket(AF_INET, SOCK_RAW, IPPROTO_RAW);
  if (sock < 0) fail("raw socket");
  static uint8_t packets[BATCH][sizeof(struct iphdr) + sizeof(struct udphdr) + LARGEST];
  struct mmsghdr messages[BATCH] = {0};
  struct iovec parts[BATCH];
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_addr.s_addr = destination};
  struct timespec start;
  clock_gettime(CLOCK_MONOTONIC, &start);
  state ^= (uint64_t)start.tv_nsec << 20;
  for (long sent = 0; sent < total; sent += BATCH) {
    for (int i = 0; i < BATCH; i++) {
      struct iphdr *ip = (struct iphdr *)packets[i];
      struct udphdr *udp = (struct udphdr *)(ip + 1);
      uint8_t *data = (uint8_t *)(udp + 1);
      int bytes = length;
      memcpy(data, template, length);
      if (blind) {
        const uint8_t kind = kinds[(sent + i) % sizeof kinds];
        data[0] = 0x50;
        data[1] = kind;
        put(data + 4, draw());
        put(data + 8, draw());
        put(data + SEQ, draw());
        put(data + ACK, draw());
        if (kind & 0x08) bytes += 8;
      } else {
        put(data + SEQ, draw());
        put(data + id, draw());
        put(data + id + 4, draw());
      }
      const int whole = (int)(sizeof *ip + sizeof *udp) + bytes;
      memset(ip, 0, sizeof *ip + sizeof *udp);
      ip->version = 4;
      ip->ihl = 5;
      ip->ttl = 64;
      ip->protocol = IPPROTO_UDP;
      ip->tot_len = htons((uint16_t)whole);
      ip->saddr = htonl(base | (draw() & host));
      ip->daddr = destination;
      udp->source = htons((uint16_t)(blind ? number : 1024 + draw() % 60000));
      udp->dest = htons((uint16_t)port);
      udp->len = htons((uint16_t)(sizeof *udp + bytes));
      parts[i] = (struct iovec){packets[i], (size_t)whole};
      messages[i].msg_hdr = (struct msghdr){.msg_name = &to, .msg_namelen = sizeof to, .msg_iov = &parts[i], .msg_iovlen = 1};
    }
    if (sendmmsg(sock, messages, BATCH, 0) < 0 && errno != ENOBUFS) fail("send");
    const double due = (double)(sent + BATCH) / rate;
    struct timespec next = start;
    next.tv_sec += (time_t)due;
    next.tv_nsec += (long)((due - (double)(time_t)due) * 1e9);
    if (next.tv_nsec >= 1000000000L) next.tv_sec++, next.tv_nsec -= 1000000000L;
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
  }
  return 0;
}
