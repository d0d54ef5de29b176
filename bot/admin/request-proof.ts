import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a state-changing request comes from our own pages: the browser must say so (`Sec-Fetch-Site`, or `Origin`
 * where it does not send that). A request that says neither is refused: every browser of today sends at least Origin
 * with a POST. `host` is the request's own; an attacker cannot choose it for a victim's browser.
 */
export function isFromOwnPage(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin, host } = headers;
  if (origin === undefined) return site === 'same-origin';
  if (origin === 'null' || !URL.canParse(origin)) return false;
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return new URL(origin).host === host;
}

/** Compares two tokens without telling by the time taken where they differ. */
export function isSameToken(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Where to go after signing in: an internal page behind the sign-in, or the first one. Never leaves this server. */
export function internalPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?:admin|trinh-chieu)(\/[\w/.~%?=&-]*)?$/.test(wanted))
    return '/admin';
  return wanted.includes('//') || wanted.includes('..') ? '/admin' : wanted;
}
