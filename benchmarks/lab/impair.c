/* impair: a wire in user space with delay, rate and faults, for kernels without netem.
 *
 *   impair CONTROL IFA:IFB [IFA:IFB ...]
 *
 * Each pair of interfaces is a transparent layer-2 wire: a frame received on IFA waits for its time and leaves on IFB,
 * and the other way round. Frames travel with their virtio_net_hdr, so the hosts may leave checksums and segmentation
 * to it; then a "packet" can have 64 KiB. Needs CAP_NET_RAW; ends on SIGTERM.
 *
 * What a frame goes through, in this order: hole, loss, the queue of the limited rate, the line, delay.
 *
 * CONTROL is a Unix datagram socket for text, one command a datagram; the answer goes to the sender's address:
 *   set WIRE DIRECTION KEY=VALUE ...    WIRE 0, 1, ... or all; DIRECTION ab, ba or both
 *       delay=MS  jitter=MS (uniform, plus or minus)  loss=P  dup=P  reorder=P (sent without delay)
 *       rate=MBIT (of Ethernet frames without preamble and checksum; 0: no limit)
 *       queue=BYTES (that wait for the line, the frame on it included; the next is dropped; not what is under way)
 *       hole=0|1 (everything vanishes)
 *       seed=N (starts the chances anew: the n-th unicast frame after it has the same luck, whatever is sent)
 *   grain US                            packets wait so long for others that are due as well; default 100
 *   stat                                counters and settings of each wire and direction, and the CPU time used
 *   sample FILE MS                      from now on a line per direction each MS: time, wire, direction, bytes queued,
 *                                       the most since the last line, frames in, lost, dropped (MS 0: no more)
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <linux/virtio_net.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define WIRES 8
#define BATCH 64
#define FRAME 66000
#define OFFLOAD_HEADER ((int)sizeof(struct virtio_net_hdr))
#define SOCKET_BUFFER (16 << 20)
#define QUEUE_LIMIT 200000
#define SECOND 1000000000LL
/* Waking up costs more than sending: at 100 Mbit/s a grain of 100 us saves a third of the CPU time. */
#define GRAIN 100000

/* The things that happen by chance; each has a sequence of its own, so that one does not disturb another. */
enum { LOSS, DUPLICATE, REORDER, JITTER, CHANCES };

typedef struct {
  double delay, jitter, loss, dup, reorder, rate;
  int64_t queue;
  int hole;
  int64_t free_at;           /* when the limited line has sent what it has taken */
  uint64_t chances[CHANCES]; /* states of the generators */
  uint64_t in, out, lost, dropped, holed, failed, missed, duplicated, reordered;
  int64_t peak, peak_sampled; /* most bytes queued: ever, and since the last sample */
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

static FILE *samples;
static int64_t sample_every, sample_at, grain = GRAIN;

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * SECOND + t.tv_nsec;
}

/* SplitMix64 (Steele, Lea, Flood 2014): any state is a good one, and neighbouring seeds have nothing in common. */
static uint64_t next(uint64_t *state) {
  uint64_t z = *state += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/* A number from 0 to 1. It is drawn also where it does not matter now, so that the n-th frame gets the n-th one. */
static double chance(Direction *d, int what) {
  return (next(&d->chances[what]) >> 11) / 9007199254740992.0;
}

static void seed(Direction *d, uint64_t value) {
  uint64_t state = value * WIRES * 2 + (uint64_t)(d - directions);
  for (int i = 0; i < CHANCES; i++) d->chances[i] = next(&state);
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
  else d->failed++;
}

/* When the line has sent a frame that comes now; -1 when the queue has no room for it. */
static int64_t queue_up(Direction *d, int64_t time, int bytes) {
  if (d->free_at < time) d->free_at = time;
  int64_t queued = (d->free_at - time) * d->rate / 8e3 + bytes;
  if (queued > d->queue) return -1;
  if (queued > d->peak) d->peak = queued;
  if (queued > d->peak_sampled) d->peak_sampled = queued;
  d->free_at += bytes * 8e3 / d->rate;
  return d->free_at;
}

static void take(int socket, Direction *d, int64_t time, const unsigned char *data, int length) {
  int group = data[OFFLOAD_HEADER] & 1; /* what hosts say to their neighbours now and then must not disturb the chances */
  double loss = group ? 1 : chance(d, LOSS), dup = group ? 1 : chance(d, DUPLICATE);
  double reorder = group ? 1 : chance(d, REORDER), jitter = group ? 0.5 : chance(d, JITTER);
  d->in++;
  if (d->hole) {
    d->holed++;
    return;
  }
  if (loss < d->loss) {
    d->lost++;
    return;
  }
  int64_t due = d->rate > 0 ? queue_up(d, time, length - OFFLOAD_HEADER) : time;
  if (due < 0) {
    d->dropped++;
    return;
  }
  if (reorder < d->reorder) d->reordered++;
  else due += (int64_t)((d->delay + (2 * jitter - 1) * d->jitter) * 1e6);
  int copies = dup < d->dup ? 2 : 1;
  d->duplicated += copies - 1;
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

static int set(Direction *d, const char *key, const char *text) {
  double value = atof(text);
  if (!strcmp(key, "delay")) d->delay = value;
  else if (!strcmp(key, "jitter")) d->jitter = value;
  else if (!strcmp(key, "loss")) d->loss = value;
  else if (!strcmp(key, "dup")) d->dup = value;
  else if (!strcmp(key, "reorder")) d->reorder = value;
  else if (!strcmp(key, "rate")) d->rate = value;
  else if (!strcmp(key, "queue")) d->queue = value;
  else if (!strcmp(key, "hole")) d->hole = value != 0;
  else if (!strcmp(key, "seed")) seed(d, strtoull(text, 0, 10));
  else return 0;
  return 1;
}

/* The kernel forgets its count of frames for which the impairer was too slow when it is read. */
static void count_missed(void) {
  for (int i = 0; i < wires * 2; i++) {
    struct tpacket_stats seen;
    socklen_t size = sizeof seen;
    if (!getsockopt(sockets[i], SOL_PACKET, PACKET_STATISTICS, &seen, &size)) directions[i].missed += seen.tp_drops;
  }
}

static void tell(char *answer, int size) {
  int used = 0;
  struct rusage usage;
  count_missed();
  for (int i = 0; i < wires * 2 && used < size; i++) {
    Direction *d = &directions[i];
    used += snprintf(answer + used, size - used,
      "wire %d %s in=%lu out=%lu lost=%lu dropped=%lu holed=%lu failed=%lu missed=%lu duplicated=%lu reordered=%lu "
      "peak=%ld delay=%g jitter=%g loss=%g dup=%g reorder=%g rate=%g queue=%ld hole=%d\n",
      i / 2, i & 1 ? "ba" : "ab", d->in, d->out, d->lost, d->dropped, d->holed, d->failed, d->missed, d->duplicated,
      d->reordered, d->peak, d->delay, d->jitter, d->loss, d->dup, d->reorder, d->rate, d->queue, d->hole);
  }
  getrusage(RUSAGE_SELF, &usage);
  if (used < size) {
    snprintf(answer + used, size - used, "cpu user=%ld.%06ld system=%ld.%06ld\n", usage.ru_utime.tv_sec,
      usage.ru_utime.tv_usec, usage.ru_stime.tv_sec, usage.ru_stime.tv_usec);
  }
}

static void take_samples(int64_t time) {
  for (int i = 0; i < wires * 2; i++) {
    Direction *d = &directions[i];
    int64_t queued = d->free_at > time ? (d->free_at - time) * d->rate / 8e3 : 0;
    fprintf(samples, "%.3f %d %s %ld %ld %lu %lu %lu\n", time / 1e6, i / 2, i & 1 ? "ba" : "ab", queued,
      d->peak_sampled > queued ? d->peak_sampled : queued, d->in, d->lost, d->dropped);
    d->peak_sampled = 0;
  }
  fflush(samples);
  sample_at = time + sample_every;
}

static int start_samples(char *rest) {
  char *path = strtok_r(0, " \n", &rest), *interval = path ? strtok_r(0, " \n", &rest) : 0;
  if (samples) fclose(samples);
  samples = 0;
  sample_every = interval ? atof(interval) * 1e6 : 0;
  if (sample_every > 0) samples = fopen(path, "w");
  sample_at = now();
  return samples || (interval && sample_every == 0);
}

static int set_grain(char *rest) {
  char *value = strtok_r(0, " \n", &rest);
  if (value) grain = atof(value) * 1e3;
  return value != 0;
}

static int change(char *rest) {
  char *wire = strtok_r(0, " \n", &rest), *which = wire ? strtok_r(0, " \n", &rest) : 0, *word;
  if (!which) return 0;
  while ((word = strtok_r(0, " \n", &rest))) {
    char *value = strchr(word, '=');
    if (!value) return 0;
    *value++ = 0;
    for (int i = 0; i < wires * 2; i++) {
      if (strcmp(wire, "all") && atoi(wire) != i / 2) continue;
      if (strcmp(which, "both") && strcmp(which, i & 1 ? "ba" : "ab")) continue;
      if (!set(&directions[i], word, value)) return 0;
    }
  }
  return 1;
}

static void obey(char *command, char *answer, int size) {
  char *rest, *word = strtok_r(command, " \n", &rest);
  if (word && !strcmp(word, "stat")) tell(answer, size);
  else if (word && !strcmp(word, "set") && change(rest)) snprintf(answer, size, "ok\n");
  else if (word && !strcmp(word, "sample") && start_samples(rest)) snprintf(answer, size, "ok\n");
  else if (word && !strcmp(word, "grain") && set_grain(rest)) snprintf(answer, size, "ok\n");
  else snprintf(answer, size, "error\n");
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
  int64_t time = now();
  for (int i = 0; i < count; i++) {
    take(sockets[wire_end ^ 1], &directions[wire_end], time, frames[i], messages[i].msg_len);
  }
}

/* Until the next packet is due or a sample is; -1 for as long as it takes. */
static int64_t rest(void) {
  int64_t at = waiting ? heap[0].due + grain : 0;
  if (samples && (!at || sample_at < at)) at = sample_at;
  if (!at) return -1;
  int64_t pause = at - now();
  return pause > 0 ? pause : 0;
}

int main(int count, char **words) {
  if (count < 3) {
    fprintf(stderr, "usage: impair CONTROL IFA:IFB ...\n");
    return 2;
  }
  prctl(PR_SET_TIMERSLACK, 1);
  struct sched_param priority = { .sched_priority = 10 };
  sched_setscheduler(0, SCHED_FIFO, &priority); /* on time on a busy machine, where that is allowed */
  mlockall(MCL_CURRENT | MCL_FUTURE);
  for (int i = 2; i < count && wires < WIRES; i++, wires++) {
    char *second = strchr(words[i], ':');
    if (!second) return 2;
    *second++ = 0;
    sockets[2 * wires] = open_interface(words[i]);
    sockets[2 * wires + 1] = open_interface(second);
  }
  int control = open_control(words[1]), ends = wires * 2;
  struct pollfd ready[WIRES * 2 + 1];
  for (int i = 0; i < ends; i++) {
    ready[i] = (struct pollfd){ sockets[i], POLLIN, 0 };
    directions[i].queue = QUEUE_LIMIT;
    seed(&directions[i], 1);
  }
  ready[ends] = (struct pollfd){ control, POLLIN, 0 };
  for (;;) {
    for (int64_t time = now(); waiting && heap[0].due <= time;) {
      Packet packet = pop();
      emit(packet.socket, packet.direction, packet.data, packet.length);
      free(packet.data);
    }
    if (samples && now() >= sample_at) take_samples(now());
    int64_t pause = rest();
    struct timespec timeout = { pause / SECOND, pause % SECOND };
    if (ppoll(ready, ends + 1, pause < 0 ? 0 : &timeout, 0) <= 0) continue;
    for (int i = 0; i < ends; i++) if (ready[i].revents) receive(i);
    if (ready[ends].revents) answer_one(control);
  }
}
