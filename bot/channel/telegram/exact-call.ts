import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { readJson } from '../read-json.ts';
import { CallFailed, refusalOf, type CallOptions, type TelegramClient } from './telegram-calls.ts';
import { isRecord } from './update-fields.ts';

/** A hundred updates, each as large as Telegram makes them, with room. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * A call as `TelegramClient.call`, but whole numbers of 16 digits and more in the result come as strings, digit for
 * digit: the library rounds them, and a rounded id is another person. Rejects only with `CallFailed`.
 */
export async function callExactly(
  address: string,
  agent: TelegramClient['agent'],
  payload: object,
  { timeoutMs, signal }: CallOptions,
): Promise<unknown> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const stop = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  try {
    const answer = readJson(await post(address, agent, JSON.stringify(payload), stop));
    if (!isRecord(answer)) throw failed('unreadable');
    if (answer['ok'] !== true) throw refusalOf(answer);
    return answer['result'];
  } catch (error) {
    // The errors of the request hold the address with the token.
    if (error instanceof CallFailed) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw failed(timeout.aborted ? 'timeout' : stop.aborted ? 'aborted' : (code ?? 'failed'));
  }
}

const failed = (code: string): CallFailed =>
  new CallFailed({ kind: 'transport', code, mayHaveArrived: true });

function post(
  address: string,
  agent: TelegramClient['agent'],
  body: string,
  signal: AbortSignal,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const read = (response: IncomingMessage): void => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > MAX_ANSWER_BYTES) response.destroy(failed('too-large'));
      });
      response.on('error', reject);
      response.on('end', () => (response.complete ? resolve(Buffer.concat(chunks)) : reject(failed('cut'))));
    };
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const send = address.startsWith('https:') ? requestHttps : requestHttp;
    send(address, { method: 'POST', headers, agent, signal }, read).on('error', reject).end(body);
  });
}
