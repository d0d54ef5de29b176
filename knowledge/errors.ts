export type KnowledgeErrorCode =
  | 'no-version'
  | 'version-damaged'
  | 'version-too-new'
  | 'version-missing'
  | 'locked'
  | 'not-writable'
  | 'embedder-mismatch'
  | 'embedder-unavailable'
  | 'vectors-damaged'
  | 'index-damaged'
  | 'register-invalid';

/** A broken promise of the knowledge store. The message is for logs (English); `code` decides what a person is told. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly code: KnowledgeErrorCode;

  constructor(code: KnowledgeErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
