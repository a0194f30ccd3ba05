import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { converse, expect, expectWhole, type InteropTest, type Scale, type Trial } from './trial.ts';

const MIB = 1024 * 1024;
/** Packets: more than any window of kamo's holds, so that what comes while it is not scheduled waits and is not lost. */
const LONG_QUEUE = 20_000;
/** What neither a wire nor a busy machine explains, so that nothing may have it. */
const NEVER = [
  '_ws.malformed',
  'ip.checksum.status == 0',
  // The kernel sends 0xffff where 0 is meant; both are right.
  'tcp.checksum.status == 0 && tcp.checksum != 0xffff',
  'tcp.option_len < 2',
  'tcp.analysis.ack_lost_segment',
];
/** What a wire without faults never shows. */
const NOT_ON_A_CLEAN_WIRE = ['tcp.analysis.out_of_order', 'tcp.analysis.lost_segment', 'tcp.analysis.reused_ports'];
/**
 * What it shows only when an end was not given the processor in time: a probe of a tail whose acknowledgment waited
 * (the kernel's, too), and the answers to it. So many per 100 packets.
 */
const OF_A_BUSY_MACHINE = ['tcp.analysis.retransmission', 'tcp.analysis.duplicate_ack'];
const BUSY_SHARE = 0.02;
/** The payload is random bytes; by its heuristics tshark takes some for a protocol, and the rest for its malformed records. */
const OPAQUE = ['-d', 'tcp.port==1-65535,data'];

/** What passes before B is recorded, with everything cut and summed by then, and judged by tshark. */
export function captureTests({ quick }: Scale): InteropTest[] {
  const bytes = quick ? 2 * MIB : 16 * MIB;
  return ([4, 6] as const).flatMap((version) =>
    [true, false].flatMap((kamoDials) => {
      const end = `${version}-${kamoDials ? 'kamo' : 'kernel'}`;
      const shape = { requirement: 'R-INT-9', version, kamoDials, limit: 240, expected: 10 };
      return [
        {
          ...shape,
          name: `capture-clean-${end}`,
          topology: { plain: true },
          pace: 'alone' as const,
          run: (trial: Trial) => judge(trial, bytes, true),
        },
        {
          ...shape,
          ...{ name: `capture-impaired-${end}`, slow: (version === 4) !== kamoDials },
          topology: { impair: 'delay=5 loss=0.01 dup=0.01 reorder=0.02' },
          run: (trial: Trial) => judge(trial, bytes / 2, false),
        },
      ];
    }),
  );
}

async function judge(trial: Trial, bytes: number, clean: boolean): Promise<void> {
  const { topology } = trial;
  const file = `/tmp/${topology.name('B')}.pcap`;
  const recorder = topology.start(
    'B',
    ['tcpdump', '-i', 'wire', '-s', '0', '-B', '65536', '--immediate-mode', '-U', '-w', file, 'tcp'],
    ['ignore', 'ignore', 'pipe'],
  );
  try {
    if (recorder.stderr) await once(recorder.stderr, 'data');
    const second = { send: bytes, after: 'end' } as const;
    const [kamo, kernel] = trial.kamoDials ? [{ send: bytes }, second] : [second, { send: bytes }];
    const queue = clean ? { queue: LONG_QUEUE } : {};
    expectWhole(await converse(trial, { ...kamo, ...queue }, kernel), bytes, bytes);
    await pause(500);
    recorder.kill('SIGTERM');
    if (recorder.exitCode === null) await once(recorder, 'exit');
    const wrong = clean ? [...NEVER, ...NOT_ON_A_CLEAN_WIRE] : NEVER;
    const found = tshark(trial, file, wrong.map((filter) => `(${filter})`).join(' || '));
    expect(found === '', `nothing of this in the capture:\n${found.split('\n').slice(0, 8).join('\n')}`);
    const packets = countLines(tshark(trial, file, 'tcp.len > 0'));
    const repeated = clean ? tshark(trial, file, OF_A_BUSY_MACHINE.join(' || ')) : '';
    expect(countLines(repeated) <= packets * BUSY_SHARE, `few of this on a clean wire:\n${repeated.slice(0, 2000)}`);
    expect(packets > (2 * bytes) / 1500, `the capture is whole: ${packets} packets with payload`);
  } finally {
    rmSync(file, { force: true });
  }
}

function tshark({ topology }: Trial, file: string, filter: string): string {
  const checks = ['ip.check_checksum', 'tcp.check_checksum'].flatMap((name) => ['-o', `${name}:TRUE`]);
  return topology.inside(topology.name('B'), 'tshark', '-r', file, ...checks, ...OPAQUE, '-Y', filter).trim();
}

function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length;
}
