import type { IncomingMessage } from 'node:http';

export interface ReadCall {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

/** The fields of a call, sent as JSON or as a form with a file, as the Bot API takes both. */
export async function readCall(request: IncomingMessage): Promise<ReadCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/')) return await readForm(body, type);
  return { payload: body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, unknown>) };
}

async function readForm(body: Buffer, type: string): Promise<ReadCall> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const payload: Record<string, unknown> = {};
  let file: ReadCall['file'];
  for (const [name, value] of form) {
    if (typeof value !== 'string') file = { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
    else payload[name] = /^[[{]/.test(value) ? JSON.parse(value) : value;
  }
  return { payload, ...(file && { file }) };
}

/** JSON in which a `bigint` is a number of all its digits, as Telegram writes ids. */
export function writeAnswer(body: object): string {
  const json = JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'bigint' ? `bigint:${value}` : value,
  );
  return json.replace(/"bigint:(-?\d+)"/g, '$1');
}
