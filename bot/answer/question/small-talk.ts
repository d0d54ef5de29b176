import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** Messages that greet or thank and ask nothing. Folded, whole message. */
const GREETING =
  /^(xin )?(chao|kinh chao|hello|hi|alo|a lo|hey)( (ban|bot|em|anh|chi|dong chi|tro ly|cac dong chi|ca nha|buoi sang|buoi chieu|ad|admin|nhe|nha|a)){0,3}$/;
const ABOUT_BOT =
  /^(ban|bot|may|tro ly) (la ai|la gi|lam duoc( nhung)? gi|co the lam( duoc)? gi|giup duoc gi)( vay| the| a)?$/;
const THANKS =
  /^((xin|rat|da) )?(cam on|cam on nhieu|thanks|thank you|tks)( (ban|bot|em|anh|chi|dong chi|tro ly|nhieu|nhe|nha|a|rat)){0,4}$/;

/** What a message without a question is, or null when it may be a question. */
export function smallTalk(message: string): 'greeting' | 'thanks' | null {
  const folded = foldDiacritics(message)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (GREETING.test(folded) || ABOUT_BOT.test(folded)) return 'greeting';
  return THANKS.test(folded) ? 'thanks' : null;
}
