import type { KamoSocket } from '../net/socket.ts';
import {
  AF_ALIN6,
  IPPROTO_TCP,
  SO_ACCEPTCONN,
  SO_DOMAIN,
  SO_ERROR,
  SO_KEEPALIVE,
  SO_LINGER,
  SO_MEMINFO,
  SO_PROTOCOL,
  SO_RCVBUF,
  SO_RCVTIMEO,
  SO_REUSEADDR,
  SO_SNDBUF,
  SO_SNDTIMEO,
  SO_TYPE,
  SOCK_DGRAM,
  SOCK_STREAM,
  SOL_SOCKET,
  TCP_CONGESTION,
  TCP_INFO,
  TCP_KEEPCNT,
  TCP_KEEPIDLE,
  TCP_KEEPINTVL,
  TCP_NODELAY,
  TCP_SCHEDULE,
  TCP_USER_TIMEOUT,
} from './constants.ts';
import type { Descriptor } from './descriptor.ts';
import { numberOf } from './errno.ts';
import { type OptionRow, setting } from './option-row.ts';
import {
  BOOL,
  INT,
  LINGER,
  type linger,
  milliseconds,
  STRUCTURE,
  TEXT,
  TIMEVAL,
  type timeval,
} from './option-types.ts';
import { LARGEST_BUFFER, SCHEDULES } from './settings.ts';

const BUFFER = [1024, LARGEST_BUFFER] as const;
/** What a 16-bit number of seconds holds, as Linux limits them. */
const SECONDS = [1, 32_767] as const;

/** The ordinary options of a socket. */
export const SOCKET_OPTIONS: readonly OptionRow[] = [
  {
    level: SOL_SOCKET,
    name: SO_TYPE,
    symbol: 'SO_TYPE',
    type: INT,
    effect: 'tells the type',
    get: ({ type }) => ({ value: type }),
  },
  {
    level: SOL_SOCKET,
    name: SO_DOMAIN,
    symbol: 'SO_DOMAIN',
    type: INT,
    effect: 'tells the family',
    get: ({ domain }) => ({ value: domain }),
  },
  {
    level: SOL_SOCKET,
    name: SO_PROTOCOL,
    symbol: 'SO_PROTOCOL',
    type: INT,
    effect: 'tells the protocol',
    get: ({ protocol }) => ({ value: protocol }),
  },
  {
    level: SOL_SOCKET,
    name: SO_ACCEPTCONN,
    symbol: 'SO_ACCEPTCONN',
    type: BOOL,
    effect: 'tells whether it listens',
    get: ({ listening }) => ({ value: Number(listening) }),
  },
  {
    level: SOL_SOCKET,
    name: SO_ERROR,
    symbol: 'SO_ERROR',
    type: INT,
    effect: 'tells the error of the connection that no call has told, and clears it',
    get: (descriptor) => ({ value: numberOf(descriptor.takeError()) }),
  },
  {
    level: SOL_SOCKET,
    name: SO_MEMINFO,
    symbol: 'SO_MEMINFO',
    type: STRUCTURE,
    only: SOCK_DGRAM,
    effect: 'tells the bytes that wait each way, their limits, and how many messages were dropped for want of room',
    get: (descriptor) => (descriptor.type === SOCK_DGRAM ? { value: descriptor.memory() } : 'ENOPROTOOPT'),
  },
  setting(
    {
      level: SOL_SOCKET,
      name: SO_REUSEADDR,
      symbol: 'SO_REUSEADDR',
      type: BOOL,
      effect: 'none: a service port of a node is free as soon as its server is closed',
    },
    'reuseAddress',
    Number,
    isTrue,
  ),
  setting(
    {
      level: SOL_SOCKET,
      name: SO_SNDBUF,
      symbol: 'SO_SNDBUF',
      type: INT,
      range: BUFFER,
      effect: 'bytes that may wait before send waits',
    },
    'sendBuffer',
    same,
    same,
  ),
  setting(
    {
      level: SOL_SOCKET,
      name: SO_RCVBUF,
      symbol: 'SO_RCVBUF',
      type: INT,
      range: BUFFER,
      effect: 'bytes held for recv: of messages, or of a connection made after it is set',
    },
    'receiveBuffer',
    same,
    same,
  ),
  setting(
    {
      level: SOL_SOCKET,
      name: SO_RCVTIMEO,
      symbol: 'SO_RCVTIMEO',
      type: TIMEVAL,
      effect: 'how long recv and accept wait',
    },
    'receiveTimeout',
    toTimeval,
    milliseconds,
  ),
  setting(
    { level: SOL_SOCKET, name: SO_SNDTIMEO, symbol: 'SO_SNDTIMEO', type: TIMEVAL, effect: 'how long send waits' },
    'sendTimeout',
    toTimeval,
    milliseconds,
  ),
  setting(
    {
      level: SOL_SOCKET,
      name: SO_LINGER,
      symbol: 'SO_LINGER',
      type: LINGER,
      effect: 'on, with 0 s: close resets; otherwise it delivers what was sent',
    },
    'linger',
    ({ on, seconds }) => ({ l_onoff: Number(on), l_linger: seconds }) satisfies linger,
    ({ l_onoff, l_linger }: linger) => ({ on: l_onoff !== 0, seconds: l_linger }),
  ),
  setting(
    {
      level: SOL_SOCKET,
      name: SO_KEEPALIVE,
      symbol: 'SO_KEEPALIVE',
      type: BOOL,
      effect: 'probes of an idle connection with an ordinary host; between nodes paths are probed in any case',
    },
    'keepAlive',
    Number,
    isTrue,
  ),
  setting(
    {
      level: IPPROTO_TCP,
      only: SOCK_STREAM,
      name: TCP_NODELAY,
      symbol: 'TCP_NODELAY',
      type: BOOL,
      effect: 'to an ordinary host, small segments do not wait to be filled; between nodes they never do',
    },
    'noDelay',
    Number,
    isTrue,
  ),
  setting(
    {
      level: IPPROTO_TCP,
      only: SOCK_STREAM,
      name: TCP_KEEPIDLE,
      symbol: 'TCP_KEEPIDLE',
      type: INT,
      range: SECONDS,
      effect: 'seconds of silence before SO_KEEPALIVE probes',
    },
    'keepIdle',
    same,
    same,
  ),
  setting(
    {
      level: IPPROTO_TCP,
      only: SOCK_STREAM,
      name: TCP_KEEPINTVL,
      symbol: 'TCP_KEEPINTVL',
      type: INT,
      range: SECONDS,
      effect: 'seconds between probes of SO_KEEPALIVE',
    },
    'keepInterval',
    same,
    same,
  ),
  setting(
    {
      level: IPPROTO_TCP,
      only: SOCK_STREAM,
      name: TCP_KEEPCNT,
      symbol: 'TCP_KEEPCNT',
      type: INT,
      range: [1, 127],
      effect: 'unanswered probes after which the connection fails',
    },
    'keepCount',
    same,
    same,
  ),
  setting(
    {
      level: IPPROTO_TCP,
      only: SOCK_STREAM,
      name: TCP_USER_TIMEOUT,
      symbol: 'TCP_USER_TIMEOUT',
      type: INT,
      range: [0, 2 ** 31 - 1],
      effect: 'ms without an acknowledgment after which the connection fails (RFC 5482); 0: never for that reason',
    },
    'userTimeout',
    same,
    same,
  ),
  {
    level: IPPROTO_TCP,
    only: SOCK_STREAM,
    name: TCP_CONGESTION,
    symbol: 'TCP_CONGESTION',
    type: TEXT,
    effect: 'tells the congestion controller of the path in use',
    get: (descriptor) => {
      const socket = connectionOf(descriptor);
      const active = socket?.paths().find(({ role }) => role === 'active');
      return active === undefined ? 'ENOTCONN' : { value: active.controller };
    },
  },
  {
    level: IPPROTO_TCP,
    only: SOCK_STREAM,
    name: TCP_INFO,
    symbol: 'TCP_INFO',
    type: STRUCTURE,
    effect: 'tells what TCP knows of the connection (RFC 9293, 3.9.1.6)',
    get: (descriptor) => {
      const socket = connectionOf(descriptor);
      const status = socket?.status();
      return status === undefined ? 'ENOTCONN' : { value: status };
    },
  },
  {
    level: IPPROTO_TCP,
    only: SOCK_STREAM,
    name: TCP_SCHEDULE,
    symbol: 'TCP_SCHEDULE',
    type: INT,
    range: [0, SCHEDULES.length - 1],
    effect: `how this end sends by its paths: ${SCHEDULES.map((name, i) => `${i} ${name}`).join(', ')}`,
    get: ({ settings }) => ({ value: SCHEDULES.indexOf(settings.schedule) }),
    set: (descriptor, value: number) => {
      if (descriptor.domain !== AF_ALIN6) return 'EOPNOTSUPP';
      descriptor.settings.schedule = SCHEDULES[value] ?? 'failover';
      descriptor.apply();
      return 0;
    },
  },
];

function connectionOf(descriptor: Descriptor): KamoSocket | undefined {
  return descriptor.type === SOCK_STREAM ? descriptor.socket : undefined;
}

function same(value: number): number {
  return value;
}

function isTrue(value: number): boolean {
  return value !== 0;
}

function toTimeval(ms: number): timeval {
  return { tv_sec: Math.floor(ms / 1000), tv_usec: (ms % 1000) * 1000 };
}
