import { describe, expect, it } from 'vitest';
import { parseChecksum, requestHub } from '../../../knowledge/embedding/hub-request.ts';

const SHA256 = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const HUB = 'https://hub.test/o/m/resolve/main/f';

/** Answers each address as written, and fails for any other. */
function scriptedFetch(answers: Record<string, { status: number; headers: Record<string, string> }>) {
  const asked: string[] = [];
  const fetch = ((url: URL) => {
    asked.push(url.href);
    const answer = answers[url.href];
    if (answer === undefined) return Promise.reject(new Error(`unexpected ${url.href}`));
    return Promise.resolve(new Response(null, answer));
  }) as typeof globalThis.fetch;
  return { asked, fetch };
}

function ask(fetch: typeof globalThis.fetch, method: 'GET' | 'HEAD' = 'GET') {
  return requestHub(fetch, new URL(HUB), { method, signal: new AbortController().signal });
}

describe('a request to the hub', () => {
  it('believes what the hub says of the file, not the tag of the storage behind it', async () => {
    const { fetch } = scriptedFetch({
      [HUB]: {
        status: 302,
        headers: {
          location: 'https://storage.test/x',
          'x-linked-etag': `"${SHA256}"`,
          'x-linked-size': '12',
        },
      },
      'https://storage.test/x': { status: 200, headers: { etag: `"${OTHER}"`, 'content-length': '12' } },
    });

    expect(await ask(fetch)).toMatchObject({ checksum: { algorithm: 'sha256', hex: SHA256 }, bytes: 12 });
  });

  it('takes no checksum from a storage of another address', async () => {
    const { fetch } = scriptedFetch({
      [HUB]: { status: 302, headers: { location: 'https://storage.test/x', etag: `"${OTHER}"` } },
      'https://storage.test/x': { status: 200, headers: { etag: `"${OTHER}"` } },
    });

    expect(await ask(fetch)).toMatchObject({ checksum: null });
  });

  it('takes the tag of the hub after a redirect within the hub', async () => {
    const { fetch } = scriptedFetch({
      [HUB]: { status: 307, headers: { location: '/api/resolve-cache/f' } },
      'https://hub.test/api/resolve-cache/f': { status: 200, headers: { etag: `"${'c'.repeat(40)}"` } },
    });

    expect(await ask(fetch)).toMatchObject({ checksum: { algorithm: 'git-sha1', hex: 'c'.repeat(40) } });
  });

  it('does not follow a HEAD to storage that is signed for GET', async () => {
    const { asked, fetch } = scriptedFetch({
      [HUB]: { status: 302, headers: { location: 'https://storage.test/x', 'x-linked-size': '7' } },
    });

    expect(await ask(fetch, 'HEAD')).toMatchObject({ bytes: 7 });
    expect(asked).toEqual([HUB]);
  });

  it.each(['http://storage.test/x', 'ftp://storage.test/x', 'file:///etc/passwd', 'http://', ''])(
    'does not follow a redirect from https to "%s"',
    async (location) => {
      const { asked, fetch } = scriptedFetch({
        [HUB]: { status: 302, headers: location === '' ? {} : { location } },
      });

      await expect(ask(fetch)).rejects.toMatchObject({ code: 'bad-redirect' });
      expect(asked).toHaveLength(1);
    },
  );

  it('counts an encoded length for nothing', async () => {
    const { fetch } = scriptedFetch({
      [HUB]: { status: 200, headers: { 'content-encoding': 'gzip', 'content-length': '12' } },
    });

    expect(await ask(fetch)).toMatchObject({ bytes: null });
  });

  it.each([
    [`"${SHA256}"`, 'sha256'],
    [`W/"${'c'.repeat(40)}"`, 'git-sha1'],
    ['c'.repeat(40).toUpperCase(), 'git-sha1'],
    ['"5f3a-61b2"', undefined],
    [`"${'d'.repeat(32)}-7"`, undefined],
    [null, undefined],
  ])('reads the tag %s', (etag, algorithm) => {
    expect(parseChecksum(etag)?.algorithm).toBe(algorithm);
  });
});
