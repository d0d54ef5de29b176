import { randomBytes } from 'node:crypto';
import { cookieValue } from '../../http/cookie-value.ts';
import { CLASS_HOURS, type ClassMember } from '../class-session.ts';

const NAME = 'lop';

/** Somebody new on the web: known by a random id that only their browser holds. */
export function newWebMember(): ClassMember {
  return { channel: 'web', id: randomBytes(18).toString('base64url') };
}

/** The `Set-Cookie` of a participant, for as long as a class lasts. `isSecure`: the site is reached by TLS only. */
export function memberCookie({ id }: ClassMember, isSecure: boolean): string {
  return `${NAME}=${id}; Path=/lop; HttpOnly; SameSite=Lax; Max-Age=${CLASS_HOURS * 3_600}${isSecure ? '; Secure' : ''}`;
}

/** The participant behind a request; null when there is none, or somebody planted a second cookie. */
export function memberOf(cookieHeader: string | undefined): ClassMember | null {
  const id = cookieValue(cookieHeader, NAME);
  return id !== undefined && /^[\w-]{24}$/.test(id) ? { channel: 'web', id } : null;
}
