import type { HttpErrorCode } from '../messages.vi.ts';

/** A request that is answered with a status and a fixed sentence instead of a page. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: HttpErrorCode;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, code: HttpErrorCode, retryAfterSeconds: number | null = null) {
    super(code);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The problem behind anything thrown while a request was served; `failed` (500) for what nobody foresaw. */
export function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new HttpProblem(413, 'too-large');
  if (status === 414) return new HttpProblem(414, 'too-large');
  if (status === 415) return new HttpProblem(415, 'type-unsupported');
  if (status === 404) return new HttpProblem(404, 'not-found');
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new HttpProblem(400, 'request-invalid');
  return new HttpProblem(500, 'failed');
}
