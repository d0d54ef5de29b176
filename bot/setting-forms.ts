import { z } from 'zod';

/** What stands in examples instead of a value: `<token>`, `your-key-here`, `changeme`; near miss: `sk-proj-ab12cd`. */
const PLACEHOLDER = /^(<.*>|\.{3}|…|x{3,}|change[-_ ]?me|your[-_ ].*|sk-\.{3}|.*[-_]here|.*…)$/i;

/** Names and addresses of this machine itself. */
export const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** A secret or an id: anything but the text of an example. */
export function realValue() {
  return z
    .string()
    .refine((value) => !PLACEHOLDER.test(value), 'a real value (it still holds the text of an example)');
}

export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}

export function webAddress(meaning: string, withoutPath = false) {
  return z
    .string()
    .refine((text) => {
      if (!URL.canParse(text)) return false;
      const url = new URL(text);
      if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return false;
      return url.search === '' && url.hash === '' && (!withoutPath || url.pathname === '/');
    }, `${meaning} (http or https, without user name or password)`)
    .transform((text) => text.replace(/\/+$/, ''));
}
