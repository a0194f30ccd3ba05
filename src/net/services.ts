import { readFile } from 'node:fs/promises';

/** Where a host has its names of services. */
const DATABASE = '/etc/services';

/** Of the registry of IANA, for hosts that have no such file. */
const COMMON: Readonly<Record<string, number>> = {
  echo: 7,
  discard: 9,
  ssh: 22,
  telnet: 23,
  smtp: 25,
  domain: 53,
  http: 80,
  pop3: 110,
  ntp: 123,
  imap: 143,
  https: 443,
  syslog: 514,
};

/** The port of a service, given by number or name; undefined: there is none of that name. Nothing is port 0. */
export async function portOf(
  service: string | number | null,
  kind: 'tcp' | 'udp' = 'tcp',
): Promise<number | undefined> {
  if (service === null || service === '') return 0;
  if (typeof service !== 'number' && typeof service !== 'string') return undefined;
  if (typeof service === 'number' || /^\d+$/.test(service)) {
    const port = Number(service);
    return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined;
  }
  const text = await readFile(DATABASE, 'utf8').catch(() => '');
  for (const line of text.split('\n')) {
    const [name, entry = '', ...aliases] = line.replace(/#.*/, '').trim().split(/\s+/);
    const [port, protocol] = entry.split('/');
    if (protocol === kind && (name === service || aliases.includes(service))) return Number(port);
  }
  return Object.hasOwn(COMMON, service) ? COMMON[service] : undefined;
}
