import type { DatagramDescriptor } from './datagram.ts';
import type { StreamDescriptor } from './stream.ts';

/** What a descriptor stands for; `type` tells which. */
export type Descriptor = StreamDescriptor | DatagramDescriptor;
