import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import t from 'tap';
import { ended, inOneProcess, kamo, lines, start } from './kamo.ts';

t.test('[R-CMD-6] the versions of package and protocol', async (t) => {
  const { code, stdout, stderr } = await kamo('--version');
  t.equal(code, 0);
  t.match(stdout, /^kamo \d+\.\d+\.\d+ \(protocol \d+\)\n$/);
  t.equal(stderr, '');
});

t.test('[R-CMD-4] [R-CMD-5] a wrong command line: code 2, what would be right, and no stack', async (t) => {
  const cases: [string[], RegExp][] = [
    [[], /which verb\?[\s\S]*demo[\s\S]*relay/],
    [['rely'], /unknown command 'rely' \(Did you mean relay\?\)\nVerbs of kamo: .*demo.*relay/],
    [['demo', '--rat', '3'], /unknown option '--rat'.*--rate[\s\S]*Options of kamo demo: --rtt, --rate, --cut.*--json/],
    [['demo', '--rate', 'fast'], /'--rate <mbit>' argument 'fast' is invalid.*from 0\.1 to 1000/],
    [['demo', '--rtt', '-1'], /from 0 to 2000 \(milliseconds\)/],
    [['demo', '--cut', 'soon'], /auto .*none.*fraction from 0\.01 to 0\.99/],
    [['demo', '--size', '3 apples'], /size as 1000000, 64MiB or 1GB/],
    [['demo', '--seed', '1.5'], /whole number from 0 to 4294967295/],
    [['demo', '--seed'], /'--seed <n>' argument missing\nUsage: kamo demo/],
    [['demo', 'now'], /too many arguments for 'demo'[\s\S]*Usage: kamo demo/],
    [['relay', '--to', '127.0.0.1:9'], /'--from <address:port>' not specified\nUsage: kamo relay/],
    [['relay', '--from', '127.0.0.1', '--to', 'there'], /Expected ADDRESS:PORT, as 192\.0\.2\.1:7000/],
    [['relay', '--from', '127.0.0.1', '--from', '::1', '--to', '127.0.0.1:9'], /2 --from and 1 --to/],
  ];
  await inOneProcess(async (run) => {
    for (const [argv, message] of cases) {
      const { code, stdout, stderr } = await run(...argv);
      t.equal(code, 2, argv.join(' '));
      t.match(stderr, message);
      t.notMatch(stderr, /\n\s+at /);
      t.equal(stdout, '');
    }
  });
});

t.test('[R-CMD-4] with --json an error is an object', async (t) => {
  const { code, stderr } = await kamo('demo', '--json', '--rate', 'fast');
  t.equal(code, 2);
  t.match(JSON.parse(stderr), { error: 'ERR_KAMO_USAGE', message: /from 0\.1 to 1000/ });
});

t.test('[R-CMD-5] what is missing or in use: code 3, in a sentence', async (t) => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  t.teardown(() => socket.close());
  const cases: [string[], RegExp][] = [
    [['relay', '--from', `127.0.0.1:${socket.address().port}`, '--to', '127.0.0.1:9'], /cannot listen on 127.*in use/],
    [['relay', '--from', '192.0.2.77', '--to', '127.0.0.1:9'], /this machine does not have that address/],
    [['demo', '--file', '/nowhere/at/all'], /cannot read \/nowhere\/at\/all: no such file/],
    [['demo', '--file', '/'], /not a regular file/],
  ];
  await inOneProcess(async (run) => {
    for (const [argv, message] of cases) {
      const { code, stderr } = await run(...argv);
      t.equal(code, 3, argv.join(' '));
      t.match(stderr, message);
      t.notMatch(stderr, /\n\s+at /);
    }
  });
});

t.test('help goes to stdout, with the exit codes and the shared options', async (t) => {
  const { code, stdout } = await kamo('demo', '--help');
  t.equal(code, 0);
  for (const text of ['--rtt <ms>', '--cut <when>', '--json', 'kamo-isp2']) t.match(stdout, text);
  t.match((await kamo('--help')).stdout, 'Exit codes:');
});

t.test('[R-CMD-6] a reader that goes away is no error', async (t) => {
  const child = start(['--help']);
  child.stdout?.destroy();
  const { code, stderr } = await ended(child);
  t.equal(code, 0);
  t.equal(stderr, '');
});

t.test('[R-CMD-30] [R-CMD-32] the relay forwards, obeys its stdin, and says what it did', async (t) => {
  const target = createSocket('udp4').bind(0, '127.0.0.1');
  const source = createSocket('udp4').bind(0, '127.0.0.1');
  await Promise.all([once(target, 'listening'), once(source, 'listening')]);
  t.teardown(() => {
    target.close();
    source.close();
  });
  const child = start([
    'relay',
    '--json',
    '--rtt',
    '2',
    '--from',
    '127.0.0.1',
    '--to',
    `127.0.0.1:${target.address().port}`,
  ]);
  t.teardown(() => child.kill('SIGKILL'));
  const facts = lines(child.stderr);
  const results = lines(child.stdout);
  const { event, from } = JSON.parse(await facts());
  t.equal(event, 'listening');
  const port = Number(String(from).split(':')[1]);

  const arrival = once(target, 'message');
  source.send('through', port, '127.0.0.1');
  const [bytes, remote] = await arrival;
  t.equal(String(bytes), 'through');
  const answer = once(source, 'message');
  target.send('back', remote.port, remote.address);
  t.equal(String((await answer)[0]), 'back');

  child.stdin?.write('cut\nstat\nnonsense\n');
  t.same(JSON.parse(await facts()), { event: 'cut' });
  t.match(JSON.parse(await results()), {
    cut: true,
    sessions: 1,
    up: { forwardedPackets: 1 },
    down: { forwardedPackets: 1 },
  });
  t.match(JSON.parse(await facts()), { message: /unknown command 'nonsense'\nCommands: cut, heal, stat, quit/ });
  source.send('into the void', port, '127.0.0.1');
  child.stdin?.write('heal\n');
  t.same(JSON.parse(await facts()), { event: 'healed' });
  const second = once(target, 'message');
  // Whether the line was healed before it came is the scheduler's choice: it is repeated until it is through.
  const again = setInterval(() => source.send('again', port, '127.0.0.1'), 20);
  t.match(String((await second)[0]), /again|void/);
  clearInterval(again);

  child.kill('SIGINT');
  const { code } = await ended(child);
  t.equal(code, 130, 'Ctrl-C ends it');
  t.match(JSON.parse(await results()), { cut: false }, 'with a summary');
});

t.test('[R-CMD-32] the end of stdin does not end the relay, quit does', async (t) => {
  const child = start(['relay', '--from', '127.0.0.1', '--to', '127.0.0.1:9']);
  t.teardown(() => child.kill('SIGKILL'));
  child.stdin?.end('quit\n');
  t.equal((await ended(child)).code, 0);
  const other = start(['relay', '--from', '127.0.0.1', '--to', '127.0.0.1:9']);
  t.teardown(() => other.kill('SIGKILL'));
  const facts = lines(other.stderr);
  await facts();
  other.stdin?.end();
  other.kill('SIGUSR2');
  t.match(await facts(), 'cut');
  other.kill('SIGTERM');
  t.equal((await ended(other)).code, 143);
});
