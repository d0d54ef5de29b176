/** Why a model was not fetched although the hub answered, or why it could not be kept. */
export type HubFailureCode =
  /** The hub does not have the model, the revision or the file, or does not show it to us. */
  | 'not-found'
  /** An answer that is neither the file nor a redirect to it. */
  | 'bad-answer'
  /** Too many redirects, or one to another protocol. */
  | 'bad-redirect'
  /** The connection broke, or nothing came for too long, at every try. */
  | 'cut'
  /** Fewer or more bytes than were announced, or more than is allowed. */
  | 'wrong-size'
  | 'wrong-checksum'
  | 'disk-full'
  | 'not-writable'
  /** The caller stopped it. */
  | 'stopped'
  /** Address or model name that cannot be asked for. */
  | 'bad-address';

/** A fetch that ends with a refusal. Internal to the hub client: `fetchModel` returns it as a value. */
export class HubFailure extends Error {
  override readonly name = 'HubFailure';
  readonly code: HubFailureCode;

  constructor(code: HubFailureCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** The failure of a write on this machine. */
export function diskFailure(cause: unknown, what: string): HubFailure {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new HubFailure('disk-full', `The disk is full: ${what} could not be written.`, { cause })
    : new HubFailure('not-writable', `${what} could not be written (${code || 'unknown reason'}).`, {
        cause,
      });
}
