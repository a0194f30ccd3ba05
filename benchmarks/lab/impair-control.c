/* impair-control CONTROL WORD ...: sends one command to an impair, prints its answer, and fails when there is none. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

int main(int count, char **words) {
  char command[2048] = "", answer[9000];
  if (count < 3) {
    fprintf(stderr, "usage: impair-control CONTROL WORD ...\n");
    return 2;
  }
  for (int i = 2; i < count; i++) {
    strncat(command, words[i], sizeof command - strlen(command) - 2);
    strcat(command, " ");
  }
  int s = socket(AF_UNIX, SOCK_DGRAM, 0);
  struct timeval patience = { 2, 0 };
  setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  struct sockaddr_un to = { .sun_family = AF_UNIX }, own = { .sun_family = AF_UNIX };
  strncpy(to.sun_path, words[1], sizeof to.sun_path - 1);
  snprintf(own.sun_path, sizeof own.sun_path, "%.80s.%d", words[1], getpid());
  bind(s, (void *)&own, sizeof own);
  int length = -1;
  if (sendto(s, command, strlen(command), 0, (void *)&to, sizeof to) > 0) length = recv(s, answer, sizeof answer, 0);
  unlink(own.sun_path);
  if (length > 0) fwrite(answer, 1, length, stdout);
  else perror("impair-control");
  return length <= 0;
}
