/*
 * Sends packets of forged sources through a raw socket, at a steady rate; needs root. Used by main.ts and native.ts.
 *
 *   forge syn SOURCE/BITS DESTINATION PORT RATE COUNT HEX ID   SYNs from all over a network: HEX is the first datagram of
 *                                                              a connection, ID where the peer's connection ID is in it
 *   forge udp SOURCE DESTINATION PORT RATE COUNT HEX ID        datagrams from all over a network, SOURCE/BITS, or from one
 *                                                              address, SOURCE:PORT: HEX with 64 random bits at ID
 *   forge blind SOURCE:PORT DESTINATION PORT RATE COUNT        segments of all kinds with guessed IDs and numbers
 *   forge tcp-syn SOURCE/BITS DESTINATION PORT RATE COUNT      ordinary SYNs from all over a network
 *   forge tcp-blind SOURCE:PORT DESTINATION PORT RATE COUNT    ordinary segments of all kinds, sequence numbers from 0 up
 *   forge icmp SOURCE:PORT DESTINATION PORT RATE COUNT         errors about what DESTINATION:PORT sent to SOURCE:PORT
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { BATCH = 20, LARGEST = 1232, SEQ = 12, ACK = 16 };

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

static uint16_t sum(const void *data, int length, uint32_t initial) {
  const uint8_t *bytes = data;
  uint32_t total = initial;
  for (int i = 0; i < length; i++) total += i & 1 ? bytes[i] : (uint32_t)bytes[i] << 8;
  while (total >> 16) total = (total & 0xffff) + (total >> 16);
  return htons((uint16_t)~total);
}

/* RST, RST|ACK, SYN, SYN|ACK, ACK, PSH|ACK with text, FIN|ACK */
static const uint8_t kinds[] = {0x04, 0x14, 0x02, 0x12, 0x10, 0x18, 0x11};

/* An ordinary TCP segment behind its IP header, whose addresses are set; its length. SYNs carry an MSS. */
static int segment(const struct iphdr *ip, struct tcphdr *tcp, int from, int to, uint8_t flags, uint32_t seq) {
  const int options = flags == 0x02 ? 4 : 0, text = flags & 0x08 ? 8 : 0, length = (int)sizeof *tcp + options + text;
  uint8_t *bytes = (uint8_t *)tcp;
  memset(tcp, 0, (size_t)length);
  tcp->source = htons((uint16_t)from);
  tcp->dest = htons((uint16_t)to);
  put(bytes + 4, seq);
  put(bytes + 8, flags & 0x10 ? draw() : 0);
  bytes[12] = (uint8_t)((sizeof *tcp + (size_t)options) << 2);
  bytes[13] = flags;
  tcp->window = htons(64240);
  if (options) put(bytes + sizeof *tcp, 0x02040000 | 1460);
  const uint8_t *addresses = (const uint8_t *)&ip->saddr;
  uint32_t pseudo = IPPROTO_TCP + (uint32_t)length;
  for (int i = 0; i < 8; i += 2) pseudo += (uint32_t)addresses[i] << 8 | addresses[i + 1];
  tcp->check = sum(tcp, length, pseudo);
  return length;
}

/* An ICMP error (RFC 792) about a segment with a guessed number; its length. */
static int error(uint8_t *bytes, long index, uint32_t sender, uint32_t receiver, int from, int to) {
  /* Unreachable: network, protocol, port, prohibited; too big, for an MTU of 68 and of 576; source quench; too late. */
  static const uint8_t types[][4] = {{3, 0, 0, 0}, {3, 2, 0, 0}, {3, 3, 0, 0}, {3, 13, 0, 0},
                                     {3, 4, 0, 68}, {3, 4, 2, 64}, {4, 0, 0, 0}, {11, 0, 0, 0}};
  const uint8_t *type = types[index % 8];
  const int length = 8 + (int)sizeof(struct iphdr) + 8;
  memset(bytes, 0, (size_t)length);
  bytes[0] = type[0];
  bytes[1] = type[1];
  bytes[6] = type[2];
  bytes[7] = type[3];
  struct iphdr *ip = (struct iphdr *)(bytes + 8);
  ip->version = 4;
  ip->ihl = 5;
  ip->ttl = 60;
  ip->protocol = IPPROTO_TCP;
  ip->tot_len = htons(1500);
  ip->frag_off = htons(IP_DF);
  ip->saddr = sender;
  ip->daddr = receiver;
  ip->check = sum(ip, sizeof *ip, 0);
  put(bytes + 28, (uint32_t)from << 16 | (uint32_t)to);
  put(bytes + 32, draw());
  const uint16_t check = sum(bytes, length, 0);
  memcpy(bytes + 2, &check, 2);
  return length;
}

int main(int count, char **args) {
  if (count < 7) return fprintf(stderr, "see the head of forge.c\n"), 2;
  const int tcp = strncmp(args[1], "tcp-", 4) == 0, icmp = strcmp(args[1], "icmp") == 0;
  const int plain = strcmp(args[1], "udp") == 0;
  const int blind = strstr(args[1], "blind") != NULL || icmp;
  char source[64];
  snprintf(source, sizeof source, "%s", args[2]);
  char *mark = strpbrk(source, "/:");
  if (mark == NULL) return 2;
  const int number = atoi(mark + 1), fixed = *mark == ':';
  *mark = 0;
  const uint32_t base = ntohl(inet_addr(source)), host = fixed ? 0 : 0xffffffffu >> number;
  const uint32_t destination = inet_addr(args[3]);
  const int port = atoi(args[4]);
  const double rate = atof(args[5]);
  const long total = atol(args[6]);
  uint8_t template[LARGEST] = {0};
  int length = 20, id = 0;
  if (!blind && !tcp) {
    length = (int)strlen(args[7]) / 2;
    if (length > LARGEST) return 2;
    for (int i = 0; i < length; i++) sscanf(args[7] + 2 * i, "%2hhx", &template[i]);
    id = atoi(args[8]);
  }
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
      if (blind && !tcp && !icmp) {
        const uint8_t kind = kinds[(sent + i) % sizeof kinds];
        data[0] = 0x50;
        data[1] = kind;
        put(data + 4, draw());
        put(data + 8, draw());
        put(data + SEQ, draw());
        put(data + ACK, draw());
        if (kind & 0x08) bytes += 8;
      } else if (!tcp && !icmp) {
        if (!plain) put(data + SEQ, draw());
        put(data + id, draw());
        put(data + id + 4, draw());
      }
      int whole = (int)(sizeof *ip + sizeof *udp) + bytes;
      memset(ip, 0, sizeof *ip + sizeof *udp);
      ip->version = 4;
      ip->ihl = 5;
      ip->ttl = 64;
      ip->protocol = tcp ? IPPROTO_TCP : icmp ? IPPROTO_ICMP : IPPROTO_UDP;
      ip->saddr = htonl(base | (draw() & host));
      ip->daddr = destination;
      const int from = fixed ? number : 1024 + (int)(draw() % 60000);
      if (tcp) {
        const uint8_t kind = blind ? kinds[(sent + i) % sizeof kinds] : 0x02;
        /* Numbers that sweep the whole space meet every window that is larger than their distance. */
        const uint32_t seq = blind ? (uint32_t)((double)(sent + i) / (double)total * 4294967296.0) : draw();
        whole = (int)sizeof *ip + segment(ip, (struct tcphdr *)(ip + 1), from, port, kind, seq);
      } else if (icmp) {
        whole = (int)sizeof *ip + error((uint8_t *)(ip + 1), sent + i, destination, ip->saddr, port, number);
      } else {
        udp->source = htons((uint16_t)from);
        udp->dest = htons((uint16_t)port);
        udp->len = htons((uint16_t)(sizeof *udp + bytes));
      }
      ip->tot_len = htons((uint16_t)whole);
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
