/** Why a link that needs more of the system than Node offers cannot be opened. Stable. */
export type LinkErrorCode =
  /** The optional package koffi is not installed, or has no binary for this platform. */
  | 'no-koffi'
  /** This platform, or this Node, cannot do it at all. */
  | 'unsupported'
  /** The system refuses it to this user. */
  | 'no-permission'
  /** The device, or what makes devices, is not there. */
  | 'no-device'
  /** Another process has the device. */
  | 'busy'
  /** An address, a device name or an MTU that is none. */
  | 'bad-argument'
  /** A system call failed for another reason, which the message names. */
  | 'system';

/** The message says what is missing and what to do. */
export class LinkError extends Error {
  readonly code: LinkErrorCode;

  constructor(code: LinkErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LinkError';
    this.code = code;
  }
}
