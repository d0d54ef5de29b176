import type { MessageCode, Notice } from './messages.vi.ts';

/** A file that cannot become a document. The message is exact English for the log; `notice` is what a person reads. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
  readonly notice: Notice;

  constructor(code: MessageCode, detail: string, what = '', options?: { cause?: unknown }) {
    super(detail, options);
    this.notice = { code, what, detail };
  }
}
