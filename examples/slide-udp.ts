/**
 * UDP as slide 9 of "Basic Socket API Extensions for LIN6 End-to-End Multihome" (IETF 57, 2003) has it: "multi-home support has to
 * be done in App. layer using our APIs". The socket stays with the locator that the program has set; when a line breaks SIGURG says
 * so, and the program moves the socket to the next locator. A question without an answer is asked again, as over any UDP.
 *
 *     npm run build:all && node out/examples/slide-udp.js [QUESTIONS]
 */
import { strictEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSocket } from 'kamo';
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
  SO_RCVTIMEO,
  SOCK_DGRAM,
  SOL_SOCKET,
  send,
  setsockopt,
  sigaction,
  type siginfo_t,
  sizeof_lin6_prefix,
  socket,
  useNode,
} from 'kamo/posix';
import { openLines } from './lines.ts';

const count = Number(process.argv[2] ?? 100);
const agent = await AgentServer.open({ store: new MemoryStore(), listen: ['127.0.0.1:0'] });
const lines = await openLines(agent.addresses().map(({ address, port }) => `${address}:${port}`));
const server = lines.watch(createSocket({ node: lines.home }));
server.on('message', (question, { port, address }) => server.send(question, port, address));
server.bind(53);
useNode(lines.away);

const hints = { ai_family: AF_ALIN6, ai_socktype: SOCK_DGRAM };
const res = box<addrinfo2 | null>(null);
let found: number;
do found = await getaddrinfo2(lines.home.generalizedId, '53', hints, res);
while (found === EAI_NONAME && (await sleep(50, true))); // The server may not be registered yet.
strictEqual(found, 0);
const { ai_family, ai_socktype, ai_protocol, ai_addrlen, ai_ntloc } = res.value as addrinfo2;

const sock = socket(ai_family, ai_socktype, ai_protocol);
strictEqual(await connect(sock, tloc(0), ai_addrlen), 0);
strictEqual(setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, { tv_sec: 0, tv_usec: 20_000 }), 0);
let asked = await ask(0);

// From here on nothing moves the socket but this program.
let i = 0;
strictEqual(setsockopt(sock, IPPROTO_IPV6, FOREIGN_LOCATOR, tloc(i), sizeof_lin6_prefix), 0);
sigaction(SIGURG, {
  sa_flags: SA_SIGINFO,
  sa_sigaction(_signo: number, { si_code }: siginfo_t) {
    if (si_code !== SI_PATH_SUSPECT && si_code !== SI_PATH_DOWN) return;
    i = (i + 1) % ai_ntloc;
    const moved = setsockopt(sock, IPPROTO_IPV6, FOREIGN_LOCATOR, tloc(i), sizeof_lin6_prefix);
    console.log(`SIGURG: to locator ${i}, ${moved}`);
  },
});
for (let number = 1; number < count; number++) {
  if (number === Math.floor(count / 2)) lines.cut();
  asked += await ask(number);
  await sleep(10);
}
console.log(`${count} questions, each answered; asked again: ${asked - count}`);

close(sock);
freeaddrinfo2(res.value);
server.close();
await lines.close();
await agent.close();

/** Asks until it is answered, and returns how often that was. */
async function ask(number: number): Promise<number> {
  const question = new Uint8Array(4);
  new DataView(question.buffer).setUint32(0, number);
  const answer = new Uint8Array(4);
  for (let times = 1; ; times++) {
    strictEqual(await send(sock, question, 4, 0), 4);
    // What is not the answer to this question is that to an earlier one that was asked twice.
    while ((await recv(sock, answer, 4, 0)) === 4) {
      if (new DataView(answer.buffer).getUint32(0) === number) return times;
    }
  }
}

function tloc(index: number) {
  const locator = (res.value as addrinfo2).ai_tloc[index];
  if (locator === undefined) throw new RangeError(`there is no locator ${index}`);
  return locator;
}
