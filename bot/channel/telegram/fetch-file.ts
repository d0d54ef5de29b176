import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { MAX_DOWNLOAD_BYTES } from './telegram-limits.ts';
import { CallFailed, type TelegramClient } from './telegram-calls.ts';
import { isRecord } from './update-fields.ts';

const TIMEOUT_MS = 60_000;

/** The bytes of a file that was sent to the bot. The address that holds the token lives only here. Rejects with `CallFailed`. */
export async function fetchFile(
  client: TelegramClient,
  fileId: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const most = Math.min(maxBytes, MAX_DOWNLOAD_BYTES);
  const file = await client.call('getFile', { file_id: fileId }, { timeoutMs: 20_000, signal });
  const path = isRecord(file) ? file['file_path'] : undefined;
  const size = isRecord(file) ? file['file_size'] : undefined;
  if (typeof size === 'number' && size > most) throw failed('too-large');
  if (typeof path !== 'string' || !/^[\w.-]+(\/[\w.-]+)*$/.test(path) || path.includes('..'))
    throw failed('bad-path');
  return await download(
    client.fileAddress(path),
    client,
    most,
    AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  );
}

const failed = (code: string): CallFailed =>
  new CallFailed({ kind: 'transport', code, mayHaveArrived: false });

function download(
  address: string,
  { agent }: TelegramClient,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const read = (response: IncomingMessage): void => {
      const fail = (code: string): void => {
        reject(failed(code));
        response.destroy();
      };
      if (response.statusCode !== 200) return fail(`http-${response.statusCode ?? 0}`);
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) return fail('too-large');
        chunks.push(chunk);
      });
      response.on('aborted', () => fail('cut'));
      response.on('error', () => fail('cut'));
      response.on('end', () => (response.complete ? resolve(Buffer.concat(chunks)) : fail('cut')));
    };
    const request = (address.startsWith('https:') ? getHttps : getHttp)(address, { agent, signal }, read);
    request.on('error', (error: NodeJS.ErrnoException) => reject(failed(error.code ?? 'failed')));
  });
}
