import { cookieValue } from '../http/cookie-value.ts';

const NAME = '__Host-phien';

/** The `Set-Cookie` of a session. `__Host-`: this host only, TLS only (browsers count 127.0.0.1 as such), no script, no foreign site. */
export function sessionCookie(secret: string): string {
  return `${NAME}=${secret}; Path=/; Secure; HttpOnly; SameSite=Strict`;
}

/** The `Set-Cookie` that makes the browser forget the session. */
export const FORGET_SESSION_COOKIE = `${NAME}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`;

/** The secret in a `Cookie` header; undefined when there is none, or more than one (someone planted a second). */
export function secretOf(cookieHeader: string | undefined): string | undefined {
  const secret = cookieValue(cookieHeader, NAME);
  return secret !== undefined && /^[\w-]{20,100}$/.test(secret) ? secret : undefined;
}
