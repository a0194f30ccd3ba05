/**
 * The example program of slide 8 of "Basic Socket API Extensions for LIN6 End-to-End Multihome" (IETF 57, 2003), line for
 * line: the slide's text stands at the right. Then it talks to the server that it has reached, and a line breaks.
 *
 *     npm run build:all && node out/examples/slide-8.js
 */
import { strictEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer } from 'kamo';
import { AgentServer, MemoryStore } from 'kamo/agent';
import {
  AF_ALIN6,
  type addrinfo2,
  box,
  close,
  connect,
  EAI_NONAME,
  FOREIGN_LOCATOR,
  freeaddrinfo2,
  getaddrinfo2,
  IPPROTO_IPV6,
  recv,
  SA_SIGINFO,
  SI_PATH_DOWN,
  SI_PATH_SUSPECT,
  SIGURG,
  send,
  setsockopt,
  sigaction,
  type siginfo_t,
  sizeof_lin6_prefix,
  socket,
  useNode,
} from 'kamo/posix';
import { openLines } from './lines.ts';

// The stage: a Location Agent; a web server's node, which registers there; the node that the program below runs on.
const agent = await AgentServer.open({ store: new MemoryStore(), listen: ['127.0.0.1:0'] });
const lines = await openLines(agent.addresses().map(({ address, port }) => `${address}:${port}`));
const server = createServer((peer) => lines.watch(peer).pipe(peer)).listen({ node: lines.home, port: 80 });
useNode(lines.away);
const name = lines.home.generalizedId; // For a name there would have to be a server of DNS.

// biome-ignore format: the slide is on the right
{
  const hints = {}, res0 = box<addrinfo2 | null>(null);             // struct addrinfo2 hints, *res, *res2;
  let found: number;
  do found = await getaddrinfo2(name, 'http', hints, res0);         // getaddrinfo2("hoge.com", "http", &hints, &res);
  while (found === EAI_NONAME && (await sleep(50, true)));          //   (the server may not be registered yet)
  strictEqual(found, 0);                                            // /* get addresses */

  let res = res0.value as addrinfo2;
  let sock = -1, con: number, i = 0;                                // /* make connection */
  for (con = 0; con !== 1 && res.ai_next !== null; res = res.ai_next) { // for (con=0; con!=1 && res->ai_next!=NULL; res=res->ai_next) {
    sock = socket(res.ai_family, res.ai_socktype, res.ai_protocol); //   sock = socket(res->ai_family, res->ai_socktype, res->ai_protocol);
    if (res.ai_family === AF_ALIN6)                                 //   if (res->ai_family == AF_ALIN6)
      for (con = 0, i = 0; i < res.ai_ntloc; i++) {                 //     for (con=0, i=0; i<res->ai_ntloc; i++) {
        if (await connect(sock, tloc(res, i), res.ai_addrlen) === 0) //      if (connect(sock, res->ai_tloc[i], res->ai_addrlen)==0)
          con = 1;                                                  //         con = 1;
      }                                                             //     }
    else                                                            //   else
      await connect(sock, res.ai_addr, res.ai_addrlen);             //     connect(sock, res->ai_addr, res->ai_addrlen);
  }                                                                 // }

  const sig_urg = (_signo: number, { si_code }: siginfo_t): void => { // void sig_urg(int signo) {
    if (si_code !== SI_PATH_SUSPECT && si_code !== SI_PATH_DOWN) return; // /* error signal handling */
    i = (i + 1) % res.ai_ntloc;                                     //   setsockopt(sock, IPPROTO_IPV6, FOREIGN_LOCATOR,
    const moved = setsockopt(sock, IPPROTO_IPV6, FOREIGN_LOCATOR, tloc(res, i), sizeof_lin6_prefix); // res->ai_tloc[i],
    console.log(`SIGURG: to locator ${i}, ${moved}`);               //       sizeof(struct lin6_prefix));
  };                                                                // }
  sigaction(SIGURG, { sa_sigaction: sig_urg, sa_flags: SA_SIGINFO });

  strictEqual(con, 1);
  await talk(sock);
  close(sock);
  freeaddrinfo2(res0.value);
}

server.close();
await lines.close();
await agent.close();

function tloc(res: addrinfo2, i: number) {
  const locator = res.ai_tloc[i];
  if (locator === undefined) throw new RangeError(`there is no locator ${i}`);
  return locator;
}

/** Sends numbers for two seconds; each comes back. */
async function talk(sock: number): Promise<void> {
  const answer = new Uint8Array(1);
  for (let number = 0; number < 100; number++) {
    if (number === 50) lines.cut();
    strictEqual(await send(sock, Uint8Array.of(number), 1, 0), 1);
    strictEqual(await recv(sock, answer, 1, 0), 1);
    strictEqual(answer[0], number);
    await sleep(20);
  }
  console.log('100 bytes sent, each came back');
}
