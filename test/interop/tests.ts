import { setTimeout as pause } from 'node:timers/promises';
import { applicationTests } from './applications.ts';
import { captureTests } from './captures.ts';
import type { TopologyOptions } from './topology.ts';
import {
  converse,
  type EndSpec,
  expect,
  expectWhole,
  type InteropTest,
  PORT,
  type Scale,
  startEnd,
  type Trial,
} from './trial.ts';

const KIB = 1024;
const MIB = KIB * KIB;
const VERSIONS = [4, 6] as const;
const DIALERS = [true, false] as const;

export function allTests(scale: Scale): InteropTest[] {
  return [
    ...cleanTests(scale),
    ...impairedTests(scale),
    ...sizeTests(scale),
    ...windowTests(scale),
    ...endingTests(),
    ...vanishTests(),
    ...manyTests(scale),
    ...applicationTests(scale),
    ...captureTests(scale),
  ];
}

type Shape = Omit<InteropTest, 'name' | 'version' | 'kamoDials'>;

/** A test for each version and for each dialer: `NAME-4-kamo-dials` and so on. */
function everyWay(
  name: string,
  shape: Shape,
  quickly?: (version: 4 | 6, kamoDials: boolean) => boolean,
): InteropTest[] {
  return VERSIONS.flatMap((version) =>
    DIALERS.map((kamoDials) => ({
      ...shape,
      name: `${name}-${version}-${kamoDials ? 'kamo' : 'kernel'}`,
      version,
      kamoDials,
      slow: shape.slow ?? !(quickly?.(version, kamoDials) ?? true),
    })),
  );
}

/** Half of the ways, with both versions and both dialers: enough for a quick run. */
function once(version: 4 | 6, kamoDials: boolean): boolean {
  return (version === 4) === kamoDials;
}

/** The dialer sends everything and ends; then the other end does. */
function inTurn(bytes: number, kamo: Partial<EndSpec> = {}, kernel: Partial<EndSpec> = {}) {
  return async (trial: Trial) => {
    const second = { after: 'end' } as const;
    const [ofKamo, ofKernel] = trial.kamoDials ? [{}, second] : [second, {}];
    const ends = await converse(trial, { send: bytes, ...ofKamo, ...kamo }, { send: bytes, ...ofKernel, ...kernel });
    expectWhole(ends, kamo.send ?? bytes, kernel.send ?? bytes);
  };
}

function cleanTests({ clean }: Scale): InteropTest[] {
  const atOnce = async (trial: Trial) =>
    expectWhole(await converse(trial, { send: clean }, { send: clean }), clean, clean);
  const shape = { requirement: 'R-INT-1', topology: {}, ...times((2 * clean) / (150 * MIB)), bytes: clean };
  return [
    ...everyWay('clean', { ...shape, run: inTurn(clean) }),
    ...everyWay('both-ways', { ...shape, run: atOnce }, once),
  ];
}

/** Of both directions, and MiB/s each way that are to be expected. */
interface Impairment {
  readonly impair: string;
  readonly rate: number;
  readonly waits?: true;
}

/**
 * The quick run has each once. Loss needs no delay, and its repair is the quicker the shorter the round trip is; order and
 * jitter need some, several times the 0.1 ms to which the wire keeps time.
 */
const IMPAIRMENTS: Readonly<Record<string, Impairment>> = {
  // Acknowledgments of whole flights get lost, and so do repetitions: then a timer of 200 ms is the only repair.
  'loss-5': { impair: 'loss=0.05', rate: 1.5, waits: true },
  'loss-1': { impair: 'loss=0.01', rate: 20 },
  'loss-0.1': { impair: 'loss=0.001', rate: 80 },
  reorder: { impair: 'delay=0.5 reorder=0.05', rate: 20 },
  duplicate: { impair: 'dup=0.05', rate: 120 },
  jitter: { impair: 'delay=0.5 jitter=0.4', rate: 45 },
  everything: { impair: 'delay=0.5 jitter=0.2 loss=0.01 dup=0.01 reorder=0.02', rate: 20 },
};

function impairedTests({ impaired }: Scale): InteropTest[] {
  return Object.entries(IMPAIRMENTS).flatMap(([name, { impair, rate, waits }], i) => {
    const shape = {
      requirement: 'R-INT-2',
      topology: { impair },
      ...times((2 * impaired) / (rate * MIB)),
      ...(waits ? ({ pace: 'waits' } as const) : {}),
      bytes: impaired,
      run: inTurn(impaired),
    };
    return everyWay(name, shape, (version, kamoDials) => i % 4 === (version === 4 ? 0 : 2) + (kamoDials ? 1 : 0));
  });
}

/** Far more than is expected: other work may go on. */
function times(expected: number): Pick<InteropTest, 'expected' | 'limit'> {
  return { expected: expected + 1, limit: 120 + 8 * expected };
}

function sizeTests({ clean, hard, quick }: Scale): InteropTest[] {
  const size = (name: string, bytes: number, topology: TopologyOptions, slow = false): InteropTest[] =>
    everyWay(
      name,
      {
        ...{ requirement: 'R-INT-3', topology, bytes, run: inTurn(bytes) },
        ...times(2 + (2 * bytes) / (100 * MIB)),
        ...(slow ? { slow } : {}),
      },
      once,
    );
  const small = Math.min(hard, 4 * MIB);
  const large = quick ? hard : clean;
  return [
    // 64 bytes of payload in a packet, either way; below IPv6's least MTU. (Linux advertises 256 at least by itself.)
    ...size('mss-64', small / 4, { mtu: 104, route: 'advmss 64' }).filter(({ version }) => version === 4),
    ...size('mss-64-advertised', small / 4, { route: 'advmss 64' }),
    ...size('mss-536', small, { mtu: 576 }).filter(({ version }) => version === 4),
    ...size('mss-1240', small, { mtu: 1280 }),
    ...size('mss-8960', large, { mtu: 9000 }),
    ...size('mss-65495', large, { mtu: 65_535 }),
  ];
}

function windowTests({ hard, quick }: Scale): InteropTest[] {
  const shape = (topology: TopologyOptions, bytes: number, run: Shape['run']): Shape => {
    return { requirement: 'R-INT-4', topology, limit: 300, expected: 10, pace: 'waits', bytes, run };
  };
  const tiny = quick ? 2 * KIB : 16 * KIB;
  // Into a window of one byte Linux sends by its probe timer alone, a byte in 200 ms at best.
  const probed = quick ? 20 : 200;
  const slowly = { readRate: 256 * KIB, readSize: 4 * KIB };
  const small = { 'net.ipv4.tcp_rmem': '4096 4096 4096' };
  const sysctl = Object.entries(small).map(([key, value]) => `${key}=${value}`);
  return [
    // What the kernel offers.
    ...everyWay('kernel-window-1', shape({ route: 'window 1' }, tiny, inTurn(tiny)), once),
    ...everyWay('kernel-window-1000', shape({ route: 'window 1000' }, 256 * KIB, inTurn(256 * KIB)), once),
    ...everyWay('kernel-buffer-small', shape({ sysctl }, hard, inTurn(hard)), once),
    ...everyWay('kernel-reads-slowly', shape({ sysctl }, MIB, inTurn(MIB, {}, slowly)), once),
    // What kamo offers.
    ...everyWay('kamo-window-1', shape({}, probed, inTurn(tiny, { transport: window(1) }, { send: probed })), once),
    ...everyWay('kamo-window-4096', shape({}, MIB, inTurn(MIB, { transport: window(4096) })), once),
    ...everyWay('kamo-reads-slowly', shape({}, MIB, inTurn(MIB, { transport: window(16 * KIB), ...slowly })), once),
  ];
}

function window(bytes: number): object {
  return { receiveBuffer: bytes };
}

/** Ends in every order, and resets. */
function endingTests(): InteropTest[] {
  const bytes = 64 * KIB;
  const shape = (run: Shape['run']): Shape => ({ requirement: 'R-INT-5', topology: {}, limit: 90, expected: 1, run });
  const isReset = (errors: object, what: string) => {
    const codes = Object.keys(errors);
    expect(
      codes.length === 1 && /RESET|EPIPE/.test(codes[0] ?? ''),
      `${what} hears of a reset, not ${JSON.stringify(errors)}`,
    );
  };
  const resets = (who: 'kamo' | 'kernel', own: Partial<EndSpec>, other: Partial<EndSpec>) => async (trial: Trial) => {
    const [kamo, kernel] = who === 'kamo' ? [own, other] : [other, own];
    const ends = await converse(trial, { send: 0, ...kamo }, { send: 0, ...kernel });
    isReset(ends[who === 'kamo' ? 'kernel' : 'kamo'].errors, who === 'kamo' ? 'the kernel' : 'kamo');
    expect(ends.kamo.firstWrong < 0 && ends.kernel.firstWrong < 0, 'what arrived is right');
  };
  const far = { impair: 'delay=100' };
  // The SYN/ACK finds nobody; the server hears of that in SYN-RECEIVED, forgets it, and has room for the next.
  const abandoned = async (trial: Trial) => {
    const [kamo, kernel] = trial.kamoDials ? [{ abandon: 150 }, {}] : [{}, { abandon: 150 }];
    expectWhole(await converse(trial, { send: bytes, ...kamo }, { send: bytes, ...kernel }), bytes, bytes);
  };
  const variants = (['kamo', 'kernel'] as const).flatMap((who) => [
    ...everyWay(
      `${who}-resets-idle`,
      shape(resets(who, { resetAfter: 1, finish: 'hold' }, { send: 1, finish: 'hold' })),
    ),
    ...everyWay(
      `${who}-resets-in-transfer`,
      shape(resets(who, { resetAfter: 256 * KIB, finish: 'hold' }, { send: 64 * MIB })),
    ),
    // Established at the one end and half-closed at the other: CLOSE-WAIT hears it, or FIN-WAIT-2.
    ...everyWay(`${who}-resets-half-closed`, shape(resets(who, { after: 'end', finish: 'reset' }, { send: bytes }))),
    // In FIN-WAIT-1, its FIN not acknowledged; the other end is in CLOSE-WAIT by then.
    ...everyWay(`${who}-resets-ending`, {
      ...shape(resets(who, { finish: 'end-and-reset' }, { send: 64 * MIB })),
      topology: far,
    }),
  ]);
  const refused = async (trial: Trial) => {
    const [who, other] = trial.kamoDials ? (['kamo', 'kernel'] as const) : (['kernel', 'kamo'] as const);
    const server = startEnd(trial, other, { send: 0 }, PORT + 1);
    await server.ready;
    const { errors } = await startEnd(trial, who, { send: 0, connections: 3 }).result;
    server.process.kill('SIGKILL');
    const refusals = Object.entries(errors).filter(([code]) => /REFUSED/.test(code));
    expect(refusals[0]?.[1] === 3, `three times refused, not ${JSON.stringify(errors)}`);
  };
  return [
    ...everyWay('half-close-dialer-first', shape(inTurn(bytes))),
    ...everyWay(
      'half-close-server-first',
      shape(async (trial) => {
        const second = { after: 'end' } as const;
        const [kamo, kernel] = trial.kamoDials ? [second, {}] : [{}, second];
        expectWhole(await converse(trial, { send: bytes, ...kamo }, { send: bytes, ...kernel }), bytes, bytes);
      }),
    ),
    ...everyWay(
      'end-at-once',
      shape(async (trial) => expectWhole(await converse(trial, { send: 0 }, { send: 0 }), 0, 0)),
    ),
    ...everyWay('refused', shape(refused)),
    ...everyWay('abandoned', { ...shape(abandoned), topology: far }),
    ...variants,
  ].map((test) => ({ ...test, slow: !once(test.version, test.kamoDials) }));
}

/** The wire is cut: both ends find out by themselves, when they have something to send or look after the other. */
function vanishTests(): InteropTest[] {
  const shape = (run: Shape['run'], expected: number): Shape => ({
    ...{ requirement: 'R-INT-6', limit: 240, expected, pace: 'waits', run },
    topology: {
      sysctl: ['net.ipv4.tcp_retries2=4', 'net.ipv4.tcp_keepalive_intvl=1', 'net.ipv4.tcp_keepalive_probes=3'],
    },
  });
  const cutAfter = (time: number, kamo: EndSpec, kernel: EndSpec) => async (trial: Trial) => {
    const ends = await converse(trial, kamo, kernel, async () => {
      await pause(time);
      trial.topology.cut();
    });
    for (const [name, { errors }] of Object.entries(ends)) {
      const code = Object.keys(errors)[0] ?? 'none';
      expect(/TIME|UNREACH|LOST|HOSTUNREACH/.test(code), `${name} says that the other end is gone, not ${code}`);
    }
  };
  const large = 1024 * MIB;
  return [
    ...everyWay(
      'vanish-in-transfer',
      { ...shape(cutAfter(1500, { send: large }, { send: large }), 100), slow: true },
      once,
    ),
    ...everyWay(
      'vanish-idle',
      shape(
        cutAfter(1500, { send: 1, finish: 'hold', keepAlive: 2000 }, { send: 1, finish: 'hold', keepAlive: 2000 }),
        15,
      ),
      once,
    ),
  ];
}

function manyTests({ quick }: Scale): InteropTest[] {
  const bytes = 4 * KIB;
  const shape = (connections: number, parallel: number): Shape => ({
    ...{ requirement: 'R-INT-7', topology: {}, limit: 240, expected: 3 },
    run: async (trial) => {
      const ends = await converse(
        trial,
        { send: bytes, connections, parallel },
        { send: bytes, connections, parallel },
      );
      for (const { errors, ended, firstWrong, received } of Object.values(ends)) {
        expect(ended === connections, `${ended} of ${connections} ended in order; ${JSON.stringify(errors)}`);
        expect(
          received === bytes * connections && firstWrong < 0,
          `${received} of ${bytes * connections} bytes, as sent`,
        );
      }
    },
  });
  return [
    ...everyWay('many-in-a-row', shape(quick ? 200 : 1000, 1), once),
    ...everyWay('many-at-once', shape(200, 200), once),
  ];
}
