import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { PayloadSource } from '../../src/demo/messages.ts';
import { payload } from '../../src/demo/payload.ts';
import { ended, inOneProcess, kamo, lines, start } from './kamo.ts';

// Some thirty processes, one after the other: half a minute, the usual limit, is too little on a busy machine.
t.setTimeout(240_000);

const NOBODY = '2034:5678:9abc:def0';

t.test('[R-CMD-20] [R-CMD-21] [R-CMD-23] bytes go both ways, and each end tells what it did', async (t) => {
  const { child: listener, fact, nodeId, locators } = await listen(t, []);
  t.equal(locators.length, 2);
  const dialler = start(['connect', nodeId, ...at(locators), '--json']);
  t.teardown(() => dialler.kill('SIGKILL'));
  const there = { seed: 1, size: 3_000_001 };
  const back = { seed: 2, size: 2_000_003 };
  feed(dialler.stdin, there);
  feed(listener.stdin, back);
  const [arrived, returned] = [digestOf(listener.stdout), digestOf(dialler.stdout)];
  const closed = summary(lines(dialler.stderr));
  t.equal(await arrived, await digestOf(payload(there)), 'what was sent has arrived');
  t.equal(await returned, await digestOf(payload(back)), 'and what was answered');
  t.match(await closed, { bytesSent: there.size, bytesReceived: back.size });
  t.match(await summary(fact), { bytesSent: back.size, bytesReceived: there.size });
  const codes = await Promise.all([listener, dialler].map(exitCode));
  t.same(codes, [0, 0]);
});

t.test('[R-CMD-22] the end of one direction leaves the other open', async (t) => {
  const { child: listener, nodeId, locators } = await listen(t, []);
  const dialler = start(['connect', nodeId, ...at(locators)]);
  t.teardown(() => dialler.kill('SIGKILL'));
  dialler.stdin?.end('question');
  t.equal(await textOf(listener.stdout), 'question', 'the end is heard');
  listener.stdin?.end('answer');
  t.equal(await textOf(dialler.stdout), 'answer', 'after which there still is an answer');
  t.equal(await exitCode(dialler), 0);
});

t.test('[R-CMD-22] a reader that does not read holds the writer back', async (t) => {
  const { child: listener, nodeId, locators } = await listen(t, []);
  const dialler = start(['connect', nodeId, ...at(locators)]);
  t.teardown(() => dialler.kill('SIGKILL'));
  listener.stdin?.end();
  const size = 96 * 1024 * 1024;
  let taken = 0;
  const writing = (async () => {
    for await (const chunk of payload({ seed: 3, size })) {
      taken += chunk.length;
      if (dialler.stdin?.write(chunk) === false) await once(dialler.stdin, 'drain');
    }
    dialler.stdin?.end();
  })();
  // Nobody reads: it stops by itself, far from the end.
  for (let before = -1; before !== taken || taken === 0; ) {
    before = taken;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  t.ok(taken < size / 2, "the rest is not in anybody's memory");
  const arrived = digestOf(listener.stdout);
  await writing;
  t.equal(await arrived, await digestOf(payload({ seed: 3, size })));
  t.equal(await exitCode(dialler), 0);
});

t.test('[R-CMD-24] with --proof early the connection is there first, and then the peer is proven', async (t) => {
  const { child: listener, fact, nodeId, locators } = await listen(t, ['--proof', 'early']);
  const dialler = start(['connect', nodeId, ...at(locators), '--proof', 'early', '--json']);
  t.teardown(() => dialler.kill('SIGKILL'));
  const [there, here] = [lines(dialler.stderr), lines(listener.stdout)];
  t.match(JSON.parse(await there()), { event: 'connected', nodeId });
  const proven = JSON.parse(await there());
  t.equal(proven.event, 'proven');
  t.notOk('peer' in JSON.parse(await fact()), 'the listener does not know its peer');
  t.match(JSON.parse(await fact()), { event: 'proven', peer: /^fd4b:/ });
  dialler.stdin?.end('word\n');
  t.equal(await here(), 'word');
  listener.stdin?.end();
  t.same(await Promise.all([listener, dialler].map(exitCode)), [0, 0]);
});

t.test('[R-CMD-20] -k takes one connection after the other', async (t) => {
  const { child: listener, fact, nodeId, locators } = await listen(t, ['-k']);
  listener.stdin?.end();
  const out = lines(listener.stdout);
  for (const word of ['first', 'second']) {
    const dialler = start(['connect', nodeId, ...at(locators)]);
    dialler.stdin?.end(`${word}\n`);
    t.equal(await out(), word);
    t.equal((await ended(dialler)).code, 0);
    await summary(fact);
  }
  listener.kill('SIGINT');
  t.equal(await exitCode(listener), 130);
});

t.test('[R-CMD-20] a kept identity is the node ID', async (t) => {
  const file = join(t.testdir(), 'id');
  const made = JSON.parse((await kamo('id', 'new', '--out', file, '--json')).stdout);
  const { nodeId, generalizedId, child } = await listen(t, ['--identity', file]);
  t.same([nodeId, generalizedId], [made.nodeId, made.generalizedId]);
  child.kill('SIGTERM');
  t.equal(await exitCode(child), 143);
});

t.test('[R-CMD-23] a connection that breaks is code 1 at the other end', async (t) => {
  const { child: listener, nodeId, locators } = await listen(t, []);
  const dialler = start(['connect', nodeId, ...at(locators), '--json']);
  t.teardown(() => dialler.kill('SIGKILL'));
  const facts = lines(dialler.stderr);
  dialler.stdin?.write('something');
  await once(listener.stdout ?? dialler, 'data');
  listener.kill('SIGINT');
  t.equal(await exitCode(listener), 130);
  t.equal(JSON.parse(await facts()).event, 'connected');
  await summary(facts);
  t.match(JSON.parse(await facts()), { error: 'ERR_KAMO_RESET' });
  t.equal(await exitCode(dialler), 1);
});

t.test('[R-CMD-23] no connection is code 4, and says why', async (t) => {
  const { nodeId, locators, child } = await listen(t, []);
  const wrongPort = await kamo('connect', nodeId, ...at(locators), '--port', '8');
  t.equal(wrongPort.code, 4);
  t.match(wrongPort.stderr, /no connection:.*\n?/);
  const wrongNode = await kamo('connect', NOBODY, ...at(locators), '--json');
  t.equal(wrongNode.code, 4);
  t.match(wrongNode.stderr, /ERR_KAMO_PROOF|ERR_KAMO_REFUSED/);
  for (const { stderr, stdout } of [wrongPort, wrongNode]) {
    t.notMatch(stderr, /\n\s+at /);
    t.equal(stdout, '');
  }
  child.kill('SIGTERM');
});

t.test('[R-CMD-4] [R-CMD-8] [R-CMD-9] what is wrong with the arguments', async (t) => {
  const cases: [string[], RegExp, number][] = [
    [
      ['connect', 'no body', '--locator', '127.0.0.1:9'],
      /Expected a node ID, as 2034:5678:9abc:def0, a generalized ID/,
      2,
    ],
    [['connect', '--locator', '127.0.0.1:9'], /missing required argument 'node'\nUsage: kamo connect .*<node>/, 2],
    [['listen', '--locator', '127.0.0.1', '--port', '0'], /whole number from 1 to 65535/, 2],
    [
      ['listen', '--locator', '127.0.0.1', '--announce', 'none', '--announce', 'none'],
      /1 --locator and 2 --announce/,
      2,
    ],
    [['listen', '--locator', '127.0.0.1', '--device', 'kamo0'], /--device goes with --native/, 2],
    [['listen', '--locator', '127.0.0.1', '--proof', 'late'], /Expected before-data, early or deferred/, 2],
    [
      ['connect', NOBODY, '--locator', '2001:db8:1::/64'],
      /a prefix as --locator goes with --interface or --address/,
      2,
    ],
    [['listen', '--address', '192.0.2.9,eth0'], /Expected an IP address/, 2],
    [['listen', '--address', '192.0.2.9'], /Expected ADDRESS,INTERFACE,ROUTER/, 2],
    [['connect', NOBODY, '--locator', '2001:db8:1::/48'], /Expected ADDRESS:PORT/, 2],
    [['listen', '--interface', 'no-such-device'], /there is no interface no-such-device/, 3],
    [['listen', '--native', '10.9'], /Expected an IP address/, 2],
    [['listen', '--native', '10.9.0.2', '--host-address', '10.9.0.1/33'], /Expected ADDRESS\/PREFIX/, 2],
    [['connect', '10.9.0.1', '--locator', '127.0.0.1:9'], /10\.9\.0\.1 is no node: reach it with --native/, 2],
    [['listen', '--native', '10.9.0.2', '--device', 'a name that no device has'], /native mode is not possible/, 3],
    [['listen', '--locator', '192.0.2.77'], /cannot listen/, 3],
    [['listen', '--locator', '127.0.0.1', '--identity', '/nowhere/id'], /there is no identity in \/nowhere\/id/, 3],
  ];
  await inOneProcess(async (run) => {
    for (const [argv, message, code] of cases) {
      const came = await run(...argv);
      t.equal(came.code, code, argv.join(' '));
      t.match(came.stderr, message);
      t.notMatch(came.stderr, /\n\s+at /);
    }
  });
});

async function listen(t: Test, argv: readonly string[]) {
  const child = start(['listen', '--locator', '127.0.0.1', '--locator', '127.0.0.1', '--json', ...argv]);
  t.teardown(() => child.kill('SIGKILL'));
  const fact = lines(child.stderr);
  const { event, nodeId, generalizedId, locators } = JSON.parse(await fact());
  t.equal(event, 'listening');
  return { child, fact, nodeId: String(nodeId), generalizedId: String(generalizedId), locators: locators as string[] };
}

function at(locators: readonly string[]): string[] {
  return locators.flatMap((locator) => ['--locator', locator]);
}

/** Waits for the last fact of a connection. */
async function summary(fact: () => Promise<string>): Promise<object> {
  for (;;) {
    const value = JSON.parse(await fact());
    if (value.event === 'closed') return value;
  }
}

function feed(stream: NodeJS.WritableStream | null, source: PayloadSource): void {
  (async () => {
    for await (const chunk of payload(source)) {
      if (stream?.write(chunk) === false) await once(stream, 'drain');
    }
    stream?.end();
  })();
}

async function digestOf(stream: AsyncIterable<unknown> | null): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream ?? []) if (chunk instanceof Uint8Array) hash.update(chunk);
  return hash.digest('hex');
}

async function textOf(stream: AsyncIterable<unknown> | null): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
}

async function exitCode(child: ReturnType<typeof start>): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}
