import { parseIpAddress } from '../wire/ip-address.ts';
import { addHostAddresses, type Prefix } from './host-address.ts';
import { LinkError } from './link-error.ts';
import { errorName, type NativeIo } from './native-io.ts';
import { VIRTIO_HEADER } from './virtio-header.ts';

/** How to open a TUN device. */
export interface TunDeviceOptions {
  /**
   * Name of the device, at most 15 bytes, made when it does not exist; `%d` in it is a number that the kernel chooses.
   * Default `kamo%d`.
   */
  readonly device?: string;
  /** Bytes of the largest packet on the device, 68..65535 (1280 at least for IPv6). Default: what it has, 1500 if new. */
  readonly mtu?: number;
  /** `ADDRESS/PREFIX` that the kernel gets as its own on the device; what is there already stays. */
  readonly hostAddresses?: readonly string[];
  /** Whether to leave segmentation and checksums to the kernel. Default: if it can. */
  readonly offload?: boolean;
}

/** An open TUN device, up and with its addresses. */
export interface TunDevice {
  readonly fd: number;
  readonly name: string;
  readonly mtu: number;
  /** Packets have a virtio_net_hdr, and may be segments larger than the MTU with partial checksums. */
  readonly offload: boolean;
}

const CLONE_DEVICE = '/dev/net/tun';
const O_RDWR = 2;
const O_NONBLOCK = 0o4000;
const O_CLOEXEC = 0o2000000;

/** linux/if_tun.h */
const TUNSETIFF = 0x400454ca;
const TUNSETOFFLOAD = 0x400454d0;
const TUNSETVNETHDRSZ = 0x400454d8;
const IFF_TUN = 0x0001;
const IFF_NO_PI = 0x1000;
const IFF_VNET_HDR = 0x4000;
const TUN_F_CSUM = 0x01;
const TUN_F_TSO4 = 0x02;
const TUN_F_TSO6 = 0x04;
const TUN_F_TSO_ECN = 0x08;

/** linux/sockios.h and linux/if.h */
const SIOCGIFFLAGS = 0x8913;
const SIOCSIFFLAGS = 0x8914;
const SIOCGIFMTU = 0x8921;
const SIOCSIFMTU = 0x8922;
const SIOCGIFINDEX = 0x8933;
const IFF_UP = 1;
/** struct ifreq: a name of 16 bytes with its zero, then what the request is about. */
const IFREQ_BYTES = 40;
const NAME_BYTES = 16;

const AF_INET = 2;
const SOCK_DGRAM = 2;

const MIN_MTU = 68;
const MAX_MTU = 65_535;

/**
 * Opens or makes the device, sets what differs from what is asked for, and brings it up. An existing device that belongs
 * to the user, and needs no change, takes no privilege. Throws a `LinkError`; nothing stays open then.
 */
export function openTunDevice(io: NativeIo, options: TunDeviceOptions): TunDevice {
  const wanted = options.device ?? 'kamo%d';
  if (!/^[^\s/:]{1,15}$/.test(wanted) || wanted === '.' || wanted === '..') {
    throw new LinkError(
      'bad-argument',
      `"${wanted}" is no name of a network device: 1 to 15 bytes without /, : and space`,
    );
  }
  const { mtu } = options;
  if (mtu !== undefined && !(Number.isInteger(mtu) && mtu >= MIN_MTU && mtu <= MAX_MTU)) {
    throw new LinkError('bad-argument', `an MTU is an integer from ${MIN_MTU} to ${MAX_MTU}, not ${mtu}`);
  }
  const addresses = (options.hostAddresses ?? []).map(parsePrefix);
  const attached = attach(io, wanted, options.offload ?? true);
  try {
    return { ...attached, mtu: configure(io, attached.name, mtu, addresses) };
  } catch (error) {
    io.close(attached.fd);
    throw error;
  }
}

function parsePrefix(text: string): Prefix {
  const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const parsed = parseIpAddress(address);
  if (!parsed.ok || Number(length) > parsed.value.bytes.length * 8) {
    throw new LinkError('bad-argument', `"${text}" is no address with its prefix length, such as 10.9.0.1/24`);
  }
  return { ...parsed.value, length: Number(length) };
}

/** Without offload when the kernel offers none: then a second descriptor replaces the first. */
function attach(io: NativeIo, device: string, offload: boolean): Omit<TunDevice, 'mtu'> {
  const fd = io.open(CLONE_DEVICE, O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) throw cannotOpen(fd);
  const request = new InterfaceRequest(io, device);
  request.flags = IFF_TUN | IFF_NO_PI | (offload ? IFF_VNET_HDR : 0);
  const set = io.ioctl(fd, TUNSETIFF, request.address);
  if (set < 0) {
    io.close(fd);
    throw cannotAttach(set, device);
  }
  if (offload && !setOffload(io, fd)) {
    io.close(fd);
    return attach(io, device, false);
  }
  return { fd, name: request.name, offload };
}

function setOffload(io: NativeIo, fd: number): boolean {
  io.scratch[0] = VIRTIO_HEADER;
  if (io.ioctl(fd, TUNSETVNETHDRSZ, io.scratchAddress) < 0) return false;
  const segmentation = TUN_F_CSUM | TUN_F_TSO4 | TUN_F_TSO6;
  return [segmentation | TUN_F_TSO_ECN, segmentation].some((flags) => io.ioctl(fd, TUNSETOFFLOAD, flags) === 0);
}

/** Returns the MTU. */
function configure(io: NativeIo, device: string, mtu: number | undefined, addresses: readonly Prefix[]): number {
  const socket = io.socket(AF_INET, SOCK_DGRAM, 0);
  if (socket < 0) throw new LinkError('system', `no socket to configure ${device} with: ${errorName(socket)}`);
  try {
    const request = new InterfaceRequest(io, device);
    const call = (code: number, what: string) => {
      const result = io.ioctl(socket, code, request.address);
      if (result < 0) throw cannotConfigure(result, device, what);
    };
    call(SIOCGIFMTU, 'its MTU');
    const present = request.value;
    if (mtu !== undefined && mtu !== present) {
      request.value = mtu;
      call(SIOCSIFMTU, `an MTU of ${mtu}`);
    }
    call(SIOCGIFFLAGS, 'its state');
    if ((request.flags & IFF_UP) === 0) {
      request.flags |= IFF_UP;
      call(SIOCSIFFLAGS, 'bringing it up');
    }
    call(SIOCGIFINDEX, 'its index');
    addAddresses(io, device, request.value, addresses);
    return mtu ?? present;
  } finally {
    io.close(socket);
  }
}

function addAddresses(io: NativeIo, device: string, index: number, prefixes: readonly Prefix[]): void {
  if (prefixes.length === 0) return;
  const added = addHostAddresses(io, index, prefixes);
  if (added.error < 0) throw cannotConfigure(added.error, device, `the address ${added.prefix}`);
}

/** struct ifreq in memory that the kernel reads and writes. */
class InterfaceRequest {
  readonly address: number;
  readonly #bytes = new Uint8Array(128);
  readonly #halves = new Int16Array(this.#bytes.buffer);
  readonly #words = new Int32Array(this.#bytes.buffer);

  constructor(io: NativeIo, name: string) {
    this.#bytes.set(new TextEncoder().encode(name).subarray(0, NAME_BYTES - 1));
    this.address = io.addressOf(this.#bytes.subarray(0, IFREQ_BYTES));
  }

  get name(): string {
    return new TextDecoder().decode(this.#bytes.subarray(0, this.#bytes.indexOf(0)));
  }

  get flags(): number {
    return this.#halves[NAME_BYTES / 2] ?? 0;
  }

  set flags(flags: number) {
    this.#halves[NAME_BYTES / 2] = flags;
  }

  get value(): number {
    return this.#words[NAME_BYTES / 4] ?? 0;
  }

  set value(value: number) {
    this.#words[NAME_BYTES / 4] = value;
  }
}

const PRIVILEGE =
  'run as root, with CAP_NET_ADMIN, or on a device that was made for this user: ip tuntap add NAME mode tun user USER';

function cannotOpen(result: number): LinkError {
  const name = errorName(result);
  if (name === 'EACCES' || name === 'EPERM') {
    return new LinkError(
      'no-permission',
      `${CLONE_DEVICE} may not be opened (${name}): run as root, or give the user read and write access to it`,
    );
  }
  if (name === 'ENOENT' || name === 'ENODEV' || name === 'ENXIO') {
    return new LinkError(
      'no-device',
      `there is no ${CLONE_DEVICE} (${name}): modprobe tun, or pass it into the container (--device ${CLONE_DEVICE})`,
    );
  }
  return new LinkError('system', `${CLONE_DEVICE} cannot be opened: ${name}`);
}

function cannotAttach(result: number, device: string): LinkError {
  const name = errorName(result);
  switch (name) {
    case 'EPERM':
    case 'EACCES':
      return new LinkError('no-permission', `the TUN device ${device} may not be made or used (${name}): ${PRIVILEGE}`);
    case 'EBUSY':
      return new LinkError(
        'busy',
        `the TUN device ${device} is in use by another process: end it, or choose another name`,
      );
    case 'EINVAL':
      return new LinkError('no-device', `${device} is no TUN device with one queue (${name}): choose another name`);
    default:
      return new LinkError('system', `the TUN device ${device} cannot be made or used: ${name}`);
  }
}

function cannotConfigure(result: number, device: string, what: string): LinkError {
  const name = errorName(result);
  const refused = `${device} cannot be configured: ${what} is refused (${name})`;
  if (name === 'EPERM') return new LinkError('no-permission', `${refused}: ${PRIVILEGE}, up and with its addresses`);
  if (name === 'EACCES' || name === 'EOPNOTSUPP') return new LinkError('system', `${refused}: is IPv6 disabled here?`);
  return new LinkError('system', refused);
}
