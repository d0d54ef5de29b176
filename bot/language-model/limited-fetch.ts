/** What of `fetch` a client needs. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A body was longer than allowed. */
export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong';
}

/**
 * `fetch` for a server that is not trusted: never follows a redirect (what is sent would go to another server), and ends
 * a body at `maxBytes` with BodyTooLong.
 */
export function createLimitedFetch(maxBytes: number): Fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    if (response.body === null) return response;
    let bytes = 0;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.byteLength;
          if (bytes > maxBytes)
            controller.error(new BodyTooLong(`The body is longer than ${maxBytes} bytes.`));
          else controller.enqueue(chunk);
        },
      }),
    );
    return new Response(counted, {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
}
