import type { HttpCall } from '../http-call.ts';

const TIMEOUT_MS = 60_000;
/** Where this platform keeps what people send. */
const FILE_HOSTS = /(^|\.)(zdn|zadn)\.vn$/i;

/**
 * The address as it may be fetched, or null: only hosts of the platform (or of `apiRoot` itself, where another server
 * stands in for it), never without TLS there. The address comes from outside and must not lead into our own network.
 */
export function fileAddress(fileRef: string, apiRoot: string): string | null {
  if (!URL.canParse(fileRef)) return null;
  const url = new URL(fileRef);
  if (url.username !== '' || url.password !== '') return null;
  if (url.origin === new URL(apiRoot).origin) return url.href;
  if (!/^https?:$/.test(url.protocol) || !FILE_HOSTS.test(url.hostname) || url.port !== '') return null;
  url.protocol = 'https:';
  return url.href;
}

export async function fetchFile(
  call: HttpCall,
  apiRoot: string,
  fileRef: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const url = fileAddress(fileRef, apiRoot);
  if (url === null) throw new Error('the file is not kept where this platform keeps files');
  // No token goes along: whoever has the address may read.
  const { status, body } = await call({ method: 'GET', url, timeoutMs: TIMEOUT_MS, maxBytes, signal });
  if (status !== 200) throw new Error(`the file is not to be had: ${status}`);
  return body;
}
