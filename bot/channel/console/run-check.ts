import { z } from 'zod';
import { BotError } from '../../errors.ts';
import { USAGE, fill } from '../../messages.vi.ts';
import { verifySentence } from '../../verify/verify-sentence.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  sentence: z.string(),
  passages: z.array(z.string()),
});

/**
 * Carries out `check`: for each line `{id, sentence, passages}` one JSON line `{id, supported, findings}`, in order;
 * empty lines are skipped. All lines are read before the first is checked: throws BotError `questions-invalid` with the
 * number of the first bad line.
 */
export function checkClaims(text: string, file: string): string[] {
  const claims = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      const parsed = lineSchema.safeParse(jsonOf(line));
      if (parsed.success) return [parsed.data];
      throw new BotError(
        'questions-invalid',
        `Line ${i + 1} of the claims file is wrong.`,
        fill(USAGE.badLine, { file, line: i + 1, problem: USAGE.lineNotClaim }),
      );
    });
  return claims.map(({ id, sentence, passages }) => {
    const findings = verifySentence(sentence, passages);
    return JSON.stringify({ id, supported: findings.length === 0, findings });
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
