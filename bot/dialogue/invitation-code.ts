/** Without signs that are mistaken for each other when read aloud or copied by hand. */
export const INVITATION_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const INVITATION_LENGTH = 12;

const CODE = new RegExp(`^[${INVITATION_LETTERS}]{${INVITATION_LENGTH}}$`);

/** The code in a typed text, whatever its case, spaces and hyphens; null when the text cannot be one. */
export function readInvitationCode(text: string): string | null {
  if (text.length > 40) return null;
  const code = text.toUpperCase().replace(/[\s_–-]/g, '');
  return CODE.test(code) ? code : null;
}

/** `ABCD-EFGH-JKMN`. */
export function shownCode(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}
