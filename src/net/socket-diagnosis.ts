import type { PathControl } from '../transport/path-control.ts';
import type { PathDiagnosis, PathRefusal } from '../transport/path-diagnosis.ts';
import type { SocketAddress } from '../wire/socket-address.ts';

/** How a connection fares, and what the network does to it. */
export interface SocketDiagnosis {
  /** `udp`; `pure`: native mode between nodes; `native`: plain TCP with an ordinary host; `net`: the same, by the system. */
  readonly carrier: 'udp' | 'pure' | 'native' | 'net';
  /** Address translators are on the way of some path; undefined: the peer has not said where it sees this end. */
  readonly translated: boolean | undefined;
  /** As `paths()` has them; none with an ordinary host. */
  readonly paths: readonly PathDiagnosis[];
  /** What the association with the peer has dropped or refused, by reason. */
  readonly drops: Readonly<Record<string, number>>;
  /** What does not work as well as it could, a sentence each; empty when all is well. */
  readonly remarks: readonly string[];
}

export function diagnosisOf(
  carrier: SocketDiagnosis['carrier'],
  { paths, drops }: ReturnType<PathControl['diagnose']>,
): SocketDiagnosis {
  const translated = paths.some((path) => path.translated)
    ? true
    : paths.some((path) => path.translated === false)
      ? false
      : undefined;
  return { carrier, translated, paths, drops: { ...drops }, remarks: paths.flatMap(remarksOn) };
}

/** With an ordinary host there is one path, of which TCP alone knows. */
const ONE_PATH = { translated: undefined, paths: [], drops: {}, remarks: [] } as const;

export const HOST_DIAGNOSES: Readonly<Record<'native' | 'net', SocketDiagnosis>> = {
  native: Object.freeze({ carrier: 'native', ...ONE_PATH }),
  net: Object.freeze({ carrier: 'net', ...ONE_PATH }),
};

const REMARKS = {
  unanswered: 'answers nothing that was sent by it',
  stripped: 'brings something, but no answer to probes: what is between takes options away, or does not let them pass',
  'large-packets': 'lets small datagrams pass and large ones not',
  down: 'worked, and does not work any more',
  withdrawn: undefined,
  abandoned: undefined,
} as const satisfies Record<PathRefusal, string | undefined>;

function remarksOn({ path, local, foreign, observed, translated, refused }: PathDiagnosis): string[] {
  const name = `path ${path}, from ${local === undefined ? 'a link that is gone' : shown(local)} to ${shown(foreign)},`;
  const remarks: string[] = [];
  if (translated && observed !== undefined) {
    remarks.push(`${name} leads through an address translator: the peer sees ${shown(observed)}`);
  }
  const remark = refused === undefined ? undefined : REMARKS[refused];
  if (remark !== undefined) remarks.push(`${name} ${remark}`);
  return remarks;
}

function shown({ address, port }: Pick<SocketAddress, 'address' | 'port'>): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
