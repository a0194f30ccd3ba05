/* sctp-peer: messages by the clock over usrsctp (SCTP in user space, over UDP), all addresses of each host bound.
 *
 *   sctp-peer sink LOCAL,LOCAL COUNT LIMIT [SETTING=VALUE …]
 *   sctp-peer source LOCAL,LOCAL REMOTE,REMOTE COUNT INTERVAL [SETTING=VALUE …]
 *       As message-peer. Settings: rto-initial, rto-min, rto-max, heartbeat, sack-delay (ms), path-retransmissions.
 *
 * usrsctp sends from one socket, so that the kernel chooses the source address by the route to the destination.
 */
#include "messages.h"
#include <arpa/inet.h>
#include <pthread.h>
#include <unistd.h>
#include <usrsctp.h>

#define PORT 5000
#define UDP_PORT 9899
#define ADDRESSES 4
#define BUFFER (1 << 20)

static void fail(const char *what) {
  perror(what);
  exit(2);
}

static int parse(char *list, struct sockaddr_in *addresses, int port) {
  int count = 0;
  char *rest;
  for (char *word = strtok_r(list, ",", &rest); word && count < ADDRESSES; word = strtok_r(0, ",", &rest), count++) {
    addresses[count] = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons(port) };
    if (!inet_pton(AF_INET, word, &addresses[count].sin_addr)) fail(word);
  }
  return count;
}

static void apply(const char *setting) {
  static const struct { const char *name; int (*set)(uint32_t); } settings[] = {
    { "rto-initial=", usrsctp_sysctl_set_sctp_rto_initial_default },
    { "rto-min=", usrsctp_sysctl_set_sctp_rto_min_default },
    { "rto-max=", usrsctp_sysctl_set_sctp_rto_max_default },
    { "heartbeat=", usrsctp_sysctl_set_sctp_heartbeat_interval_default },
    { "sack-delay=", usrsctp_sysctl_set_sctp_delayed_sack_time_default },
    { "path-retransmissions=", usrsctp_sysctl_set_sctp_path_rtx_max_default },
  };
  for (unsigned i = 0; i < sizeof settings / sizeof *settings; i++) {
    size_t length = strlen(settings[i].name);
    if (strncmp(setting, settings[i].name, length)) continue;
    if (settings[i].set(atoi(setting + length))) fail(setting);
    return;
  }
  fprintf(stderr, "sctp-peer: no such setting: %s\n", setting);
  exit(2);
}

static struct socket *connection;

static struct socket *open_socket(char *local, int port) {
  int one = 1;
  struct sockaddr_in own[ADDRESSES];
  int count = parse(local, own, port);
  struct socket *s = usrsctp_socket(AF_INET, SOCK_STREAM, IPPROTO_SCTP, 0, 0, 0, 0);
  struct sctp_udpencaps encapsulation = { .sue_port = htons(UDP_PORT) };
  encapsulation.sue_address.ss_family = AF_INET;
  if (!s) fail("socket");
  usrsctp_setsockopt(s, IPPROTO_SCTP, SCTP_NODELAY, &one, sizeof one);
  usrsctp_setsockopt(s, IPPROTO_SCTP, SCTP_REMOTE_UDP_ENCAPS_PORT, &encapsulation, sizeof encapsulation);
  if (usrsctp_bindx(s, (struct sockaddr *)own, count, SCTP_BINDX_ADD_ADDR)) fail("bindx");
  return s;
}

/* A call that waits cannot be told the time: another thread ends the process, with what there is. */
static void *watch(void *nothing) {
  while (!over && milliseconds() < arrivals.end) usleep(10000);
  tell_arrivals();
  _exit(0);
  return nothing;
}

static int sink(char *local) {
  static unsigned char buffer[65536];
  pthread_t watcher;
  struct socket *listener = open_socket(local, PORT);
  if (usrsctp_listen(listener, 1)) fail("listen");
  fprintf(stderr, "ready\n");
  struct socket *s = usrsctp_accept(listener, 0, 0);
  if (!s) fail("accept");
  pthread_create(&watcher, 0, watch, 0);
  while (arrivals.want < arrivals.count) {
    struct sockaddr_in from;
    struct sctp_rcvinfo info;
    socklen_t from_size = sizeof from, info_size = sizeof info;
    unsigned type;
    int flags = 0;
    ssize_t length = usrsctp_recvv(s, buffer, sizeof buffer, (struct sockaddr *)&from, &from_size, &info, &info_size, &type, &flags);
    if (length <= 0) break;
    if (!(flags & MSG_NOTIFICATION)) take_bytes(buffer, length);
  }
  over = 1;
  pthread_join(watcher, 0);
  return 0;
}

static int give(const void *message) {
  struct sctp_sndinfo info = { 0 };
  return usrsctp_sendv(connection, message, MESSAGE_BYTES, 0, 0, &info, sizeof info, SCTP_SENDV_SNDINFO, 0) > 0;
}

static void *leave(void *nothing) {
  while (!over) usleep(10000);
  tell_departure();
  _exit(0);
  return nothing;
}

static int source(char *local, char *remote, uint32_t count, double interval) {
  struct sockaddr_in peer[ADDRESSES];
  pthread_t leaver;
  sctp_assoc_t association;
  connection = open_socket(local, PORT + 1);
  if (usrsctp_connectx(connection, (struct sockaddr *)peer, parse(remote, peer, PORT), &association)) fail("connectx");
  pthread_create(&leaver, 0, leave, 0);
  send_by_the_clock(count, interval, give);
  pthread_join(leaver, 0);
  return 0;
}

int main(int count, char **words) {
  int sending = count > 1 && !strcmp(words[1], "source"), fixed = sending ? 6 : 5;
  struct sigaction ended = { .sa_handler = end };
  if (count < fixed) {
    fprintf(stderr, "usage: sctp-peer sink LOCAL COUNT LIMIT | source LOCAL REMOTE COUNT INTERVAL [SETTING=VALUE ...]\n");
    return 2;
  }
  sigaction(SIGTERM, &ended, 0);
  usrsctp_init(UDP_PORT, 0, 0);
  usrsctp_sysctl_set_sctp_ecn_enable(0);
  usrsctp_sysctl_set_sctp_blackhole(2);
  usrsctp_sysctl_set_sctp_sendspace(BUFFER);
  usrsctp_sysctl_set_sctp_recvspace(BUFFER);
  for (int i = fixed; i < count; i++) apply(words[i]);
  if (sending) return source(words[2], words[3], atoi(words[4]), atof(words[5]));
  expect_messages(atoi(words[3]), atof(words[4]));
  return sink(words[2]);
}
