/* impair: a wire in user space with delay, rate and faults, for kernels without netem.
 *
 *   impair CONTROL IFA:IFB [IFA:IFB ...]
 *
 * Each pair of interfaces is a transparent layer-2 wire: a frame received on IFA waits for its time and leaves on IFB,
 * and the other way round. Frames travel with their virtio_net_hdr, so the hosts may leave checksums and segmentation
 * to it; then a "packet" can have 64 KiB. Needs CAP_NET_RAW; ends on SIGTERM.
 *
 * CONTROL is a Unix datagram socket for text, one command a datagram; the answer goes to the sender's address:
 *   set WIRE DIRECTION KEY=VALUE ...    WIRE 0, 1, ... or all; DIRECTION ab, ba or both
 *       delay=MS  jitter=MS (uniform, plus or minus)  loss=P  dup=P  reorder=P (sent without delay)
 *       rate=MBIT (0: no limit)  limit=KB (queue of the limited rate)  hole=0|1 (everything vanishes)
 *   stat                                counters of each wire and direction
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define WIRES 8
#define BATCH 64
#define FRAME 66000
#define FRAME_OVERHEAD 14
#define SOCKET_BUFFER (16 << 20)
#define QUEUE_LIMIT 200000

typedef struct {
  double delay, jitter, loss, dup, reorder, rate;
  long limit;
  int hole;
  int64_t free_at; /* when the limited line has sent what it has taken */
  uint64_t in, out, lost, holed, over;
} Direction;

typedef struct {
  int64_t due;
  uint64_t order;
  int socket;
  Direction *direction;
  int length;
  unsigned char *data;
} Packet;

static int sockets[WIRES * 2], wires;
static Direction directions[WIRES * 2]; /* 2w: from A to B of wire w; 2w + 1: from B to A */

/* Waiting packets: a binary heap by due time, first come first served among equals. */
static Packet *heap;
static int waiting, capacity;
static uint64_t arrivals;

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static double chance(void) { /* xorshift64: the same run has the same faults */
  static uint64_t state = 88172645463325252ULL;
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (state >> 11) / 9007199254740992.0;
}

static int before(const Packet *a, const Packet *b) {
  return a->due < b->due || (a->due == b->due && a->order < b->order);
}

static void swap(int i, int j) {
  Packet packet = heap[i];
  heap[i] = heap[j];
  heap[j] = packet;
}

static void push(Packet packet) {
  if (waiting == capacity) {
    capacity = capacity ? capacity * 2 : 1024;
    heap = realloc(heap, capacity * sizeof *heap);
    if (!heap) abort();
  }
  int i = waiting++;
  for (heap[i] = packet; i && before(&heap[i], &heap[(i - 1) / 2]); i = (i - 1) / 2) swap(i, (i - 1) / 2);
}

static Packet pop(void) {
  Packet first = heap[0];
  heap[0] = heap[--waiting];
  for (int i = 0;;) {
    int child = 2 * i + 1, least = i;
    if (child < waiting && before(&heap[child], &heap[least])) least = child;
    if (child + 1 < waiting && before(&heap[child + 1], &heap[least])) least = child + 1;
    if (least == i) return first;
    swap(i, least);
    i = least;
  }
}

static void emit(int socket, Direction *d, const unsigned char *data, int length) {
  if (d->hole) d->holed++; /* also what was under way when the hole opened */
  else if (send(socket, data, length, MSG_DONTWAIT) == length) d->out++;
  else d->over++;
}

static void take(int socket, Direction *d, const unsigned char *data, int length) {
  d->in++;
  if (d->hole) {
    d->holed++;
    return;
  }
  if (d->loss > 0 && chance() < d->loss) {
    d->lost++;
    return;
  }
  int copies = d->dup > 0 && chance() < d->dup ? 2 : 1;
  int64_t time = now(), due = time;
  if (d->rate > 0) {
    if (d->free_at < time) d->free_at = time;
    if ((d->free_at - time) * d->rate / 8e6 > d->limit) {
      d->over++;
      return;
    }
    d->free_at += (length + FRAME_OVERHEAD) * 8e3 / d->rate;
    due = d->free_at;
  }
  if (!(d->reorder > 0 && chance() < d->reorder)) {
    due += (int64_t)((d->delay + (d->jitter ? (chance() * 2 - 1) * d->jitter : 0)) * 1e6);
  }
  for (; copies > 0; copies--) {
    if (due <= time) {
      emit(socket, d, data, length);
      continue;
    }
    Packet packet = { due, arrivals++, socket, d, length, malloc(length) };
    if (!packet.data) abort();
    memcpy(packet.data, data, length);
    push(packet);
  }
}

static int open_interface(const char *name) {
  int one = 1, size = SOCKET_BUFFER, s = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
  struct sockaddr_ll address = {
    .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = if_nametoindex(name) };
  if (s < 0 || !address.sll_ifindex) {
    fprintf(stderr, "impair: no interface %s, or no right to it\n", name);
    exit(2);
  }
  setsockopt(s, SOL_PACKET, PACKET_VNET_HDR, &one, sizeof one);
  setsockopt(s, SOL_PACKET, PACKET_IGNORE_OUTGOING, &one, sizeof one);
  setsockopt(s, SOL_PACKET, PACKET_QDISC_BYPASS, &one, sizeof one);
  setsockopt(s, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size);
  setsockopt(s, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size);
  if (bind(s, (void *)&address, sizeof address)) {
    perror(name);
    exit(2);
  }
  struct packet_mreq promiscuous = { .mr_ifindex = address.sll_ifindex, .mr_type = PACKET_MR_PROMISC };
  setsockopt(s, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &promiscuous, sizeof promiscuous);
  return s;
}

static void set(Direction *d, const char *key, double value) {
  if (!strcmp(key, "delay")) d->delay = value;
  else if (!strcmp(key, "jitter")) d->jitter = value;
  else if (!strcmp(key, "loss")) d->loss = value;
  else if (!strcmp(key, "dup")) d->dup = value;
  else if (!strcmp(key, "reorder")) d->reorder = value;
  else if (!strcmp(key, "rate")) d->rate = value;
  else if (!strcmp(key, "limit")) d->limit = value * 1000;
  else if (!strcmp(key, "hole")) d->hole = value != 0;
}

static void tell(char *answer, int size) {
  for (int i = 0, used = 0; i < wires * 2 && used < size; i++) {
    Direction *d = &directions[i];
    used += snprintf(answer + used, size - used,
      "wire %d %s in=%lu out=%lu lost=%lu holed=%lu over=%lu delay=%g loss=%g rate=%g hole=%d\n", i / 2,
      i & 1 ? "ba" : "ab", d->in, d->out, d->lost, d->holed, d->over, d->delay, d->loss, d->rate, d->hole);
  }
}

static void obey(char *command, char *answer, int size) {
  char *rest, *word = strtok_r(command, " \n", &rest);
  if (word && !strcmp(word, "stat")) {
    tell(answer, size);
    return;
  }
  char *wire = word && !strcmp(word, "set") ? strtok_r(0, " \n", &rest) : 0;
  char *which = wire ? strtok_r(0, " \n", &rest) : 0;
  if (!which) {
    snprintf(answer, size, "error\n");
    return;
  }
  while ((word = strtok_r(0, " \n", &rest))) {
    char *value = strchr(word, '=');
    if (!value) continue;
    *value++ = 0;
    for (int i = 0; i < wires * 2; i++) {
      if (strcmp(wire, "all") && atoi(wire) != i / 2) continue;
      if (strcmp(which, "both") && strcmp(which, i & 1 ? "ba" : "ab")) continue;
      set(&directions[i], word, atof(value));
    }
  }
  snprintf(answer, size, "ok\n");
}

static void answer_one(int control) {
  char command[2048], answer[8192] = "";
  struct sockaddr_un from;
  socklen_t size = sizeof from;
  int length = recvfrom(control, command, sizeof command - 1, 0, (void *)&from, &size);
  if (length <= 0) return;
  command[length] = 0;
  obey(command, answer, sizeof answer);
  if (size > sizeof(sa_family_t)) sendto(control, answer, strlen(answer), 0, (void *)&from, size);
}

static int open_control(const char *path) {
  int s = socket(AF_UNIX, SOCK_DGRAM, 0);
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  strncpy(address.sun_path, path, sizeof address.sun_path - 1);
  unlink(path);
  if (bind(s, (void *)&address, sizeof address)) {
    perror(path);
    exit(2);
  }
  return s;
}

static void receive(int wire_end) {
  static unsigned char frames[BATCH][FRAME];
  static struct mmsghdr messages[BATCH];
  static struct iovec pieces[BATCH];
  for (int i = 0; i < BATCH; i++) {
    pieces[i] = (struct iovec){ frames[i], FRAME };
    messages[i].msg_hdr = (struct msghdr){ .msg_iov = &pieces[i], .msg_iovlen = 1 };
  }
  int count = recvmmsg(sockets[wire_end], messages, BATCH, MSG_DONTWAIT, 0);
  for (int i = 0; i < count; i++) take(sockets[wire_end ^ 1], &directions[wire_end], frames[i], messages[i].msg_len);
}

int main(int count, char **words) {
  if (count < 3) {
    fprintf(stderr, "usage: impair CONTROL IFA:IFB ...\n");
    return 2;
  }
  prctl(PR_SET_TIMERSLACK, 1);
  struct sched_param priority = { .sched_priority = 10 };
  sched_setscheduler(0, SCHED_FIFO, &priority); /* on time on a busy machine, where that is allowed */
  for (int i = 2; i < count && wires < WIRES; i++, wires++) {
    char *second = strchr(words[i], ':');
    if (!second) return 2;
    *second++ = 0;
    sockets[2 * wires] = open_interface(words[i]);
    sockets[2 * wires + 1] = open_interface(second);
    directions[2 * wires].limit = directions[2 * wires + 1].limit = QUEUE_LIMIT;
  }
  int control = open_control(words[1]), ends = wires * 2;
  struct pollfd ready[WIRES * 2 + 1];
  for (int i = 0; i < ends; i++) ready[i] = (struct pollfd){ sockets[i], POLLIN, 0 };
  ready[ends] = (struct pollfd){ control, POLLIN, 0 };
  for (;;) {
    for (int64_t time = now(); waiting && heap[0].due <= time;) {
      Packet packet = pop();
      emit(packet.socket, packet.direction, packet.data, packet.length);
      free(packet.data);
    }
    int64_t pause = waiting ? heap[0].due - now() : 0;
    struct timespec timeout = { pause > 0 ? pause / 1000000000 : 0, pause > 0 ? pause % 1000000000 : 0 };
    if (ppoll(ready, ends + 1, waiting ? &timeout : 0, 0) <= 0) continue;
    for (int i = 0; i < ends; i++) if (ready[i].revents) receive(i);
    if (ready[ends].revents) answer_one(control);
  }
}
