import { nextKamoOption } from '../wire/kamo-option.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { beginOptions, optionCursor } from '../wire/tcp-option.ts';
import type { Connection } from './connection.ts';
import type { SegmentReader } from './segment-reader.ts';

/** Of all transports: it is used within one call. */
const cursor = optionCursor();

/**
 * Gives the options of the segment just read to its connection (R-TR-13). Returns the number of the path, which is another
 * one when the connection has been bound by them; -1: there is no room for it.
 */
export function walkOptions(
  now: number,
  connection: Connection,
  path: number,
  link: number,
  source: SocketAddress,
  reader: SegmentReader,
): number {
  const { bytes, view } = reader.segment;
  let number = path;
  beginOptions(cursor, reader.optionsOffset, reader.optionsLength);
  while (number >= 0 && nextKamoOption(view, cursor)) {
    const { shared } = connection;
    connection.handleOption(now, number, source, bytes, view, cursor);
    if (connection.shared !== shared) number = connection.pathOf(now, link, source);
  }
  return number;
}
