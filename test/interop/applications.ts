import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { patternAt } from './pattern.ts';
import { KAMO, KERNEL } from './topology.ts';
import { expect, type InteropTest, type Scale, startProgram, type Trial } from './trial.ts';

const HTTP = fileURLToPath(new URL('http-over-kamo.js', import.meta.url));
const HTTP_PORT = 8080;

/** Programs that know nothing of kamo: curl and nginx. */
export function applicationTests({ hard }: Scale): InteropTest[] {
  const shape = { requirement: 'R-INT-8', limit: 180, expected: 3, topology: {} } as const;
  return ([4, 6] as const).flatMap((version) => [
    { ...shape, name: `curl-${version}`, version, kamoDials: false, run: (trial: Trial) => curl(trial, hard) },
    { ...shape, name: `nginx-${version}`, version, kamoDials: true, run: (trial: Trial) => nginx(trial, hard) },
  ]);
}

/** curl fetches from, and sends to, Node's HTTP server over kamo's sockets; several times over one connection. */
async function curl(trial: Trial, bytes: number): Promise<void> {
  const { topology, version, self } = trial;
  if (self) return;
  const server = startProgram(
    trial,
    'A',
    [process.execPath, HTTP, 'serve', JSON.stringify(topology.native), String(bytes)],
    'the server',
  );
  await server.ready;
  const folder = `/tmp/${topology.name('B')}`;
  const base = version === 4 ? `http://${KAMO[4]}:${HTTP_PORT}` : `http://[${KAMO[6]}]:${HTTP_PORT}`;
  const body = pattern(bytes);
  writeFileSync(folder, body);
  const expected = createHash('sha256').update(body).digest('hex');
  const script = [
    `curl -sf --max-time 60 ${base}/file ${base}/file | sha256sum`,
    `curl -sf --max-time 60 -H Expect: --data-binary @${folder} ${base}/hash`,
    `seq 20 | sed 's#.*#url = "${base}/small"\\noutput = "-"#' | curl -sf --max-time 60 -K - -w '%{num_connects}\\n' | tail -1`,
    `rm -f ${folder}`,
  ];
  const said = await commandOutput(trial, 'B', ['sh', '-c', script.join('\n')]);
  server.process.kill('SIGKILL');
  const [fetched = '', sent = ''] = said.split('\n');
  const twice = createHash('sha256').update(body).update(body).digest('hex');
  expect(fetched.startsWith(twice), 'curl fetched the file twice, whole');
  expect(sent.trim() === expected, `what curl sent arrived whole: ${sent}`);
}

/** A client over kamo's sockets fetches a file from nginx, once whole and in pieces over a connection kept alive. */
async function nginx(trial: Trial, bytes: number): Promise<void> {
  const { topology, version, self } = trial;
  if (self) return;
  const folder = `/tmp/${topology.name('B')}.nginx`;
  const config = `
    daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root; worker_processes 1;
    events { worker_connections 64; }
    http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
      uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; sendfile on;
      server { listen ${HTTP_PORT}; listen [::]:${HTTP_PORT}; root ${folder}; } }`;
  await commandOutput(trial, 'B', ['mkdir', '-p', folder]);
  writeFileSync(`${folder}/file`, pattern(bytes));
  writeFileSync(`${folder}/nginx.conf`, config);
  const server = topology.start('B', ['nginx', '-p', folder, '-c', `${folder}/nginx.conf`], 'ignore');
  try {
    await commandOutput(trial, 'B', [
      ...['sh', '-c'],
      `for i in $(seq 50); do curl -s -o /dev/null http://127.0.0.1:${HTTP_PORT}/file -r 0-0 && exit; sleep 0.1; done; exit 1`,
    ]);
    const host = KERNEL[version];
    const client = startProgram(
      trial,
      'A',
      [process.execPath, HTTP, 'fetch', JSON.stringify(topology.native), String(bytes), host],
      'the client',
    );
    const { received, receivedHash } = await client.result;
    const body = pattern(bytes);
    expect(received === 2 * bytes, `${received} bytes of ${2 * bytes} fetched`);
    expect(receivedHash === createHash('sha256').update(body).update(body).digest('hex'), 'equal hashes');
  } finally {
    server.kill('SIGTERM');
    await commandOutput(trial, 'B', ['rm', '-rf', folder]);
  }
}

function pattern(bytes: number): Buffer {
  const body = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; ) at += patternAt(at).length > 0 ? Buffer.from(patternAt(at)).copy(body, at) : 0;
  return body;
}

async function commandOutput({ topology }: Trial, where: 'A' | 'B', command: readonly string[]): Promise<string> {
  const child = topology.start(where, command, ['ignore', 'pipe', 'pipe']);
  let said = '';
  let complaint = '';
  child.stdout?.on('data', (text) => {
    said += text;
  });
  child.stderr?.on('data', (text) => {
    complaint += text;
  });
  const [code] = await once(child, 'close');
  expect(code === 0, `${command[0]} ends well, not with ${code}: ${complaint}`);
  return said;
}
