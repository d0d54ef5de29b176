import { parseArgs } from 'node:util';
import { verifySentence } from '../../../bot/verify/verify-sentence.ts';
import { type Claim, PARTS, type Part, readWrittenGroups } from './claims.ts';
import { generateClaims } from './generate-claims.ts';
import { type KindFigures, measureVerification, type VerificationFigures } from './measure-verification.ts';

/** The written claims of a part, and those generated from its passages. */
export function claimsOf(part: Part, seed = 1): Claim[] {
  const groups = readWrittenGroups(part);
  const passages = groups.flatMap((group) => group.passages);
  return [...groups.flatMap((group) => group.claims), ...generateClaims(passages, seed)];
}

/**
 * `eval verification`: the table of both parts, or one JSON value; with `--failures`, the wrongly judged sentences of
 * the tuned part go to `note` (with `--part held-out`, of the held-out part). Null for wrong use.
 */
export function runVerificationCommand(
  words: readonly string[],
  note: (line: string) => void,
): string | null {
  const asked = readArguments(words);
  if (asked === null) return null;
  const figures = Object.fromEntries(
    asked.parts.map((part) => [
      part,
      measureVerification(
        claimsOf(part, asked.seed),
        (sentence, passages) => verifySentence(sentence, passages).length === 0,
      ),
    ]),
  );
  if (asked.failures) {
    for (const claim of (figures[asked.parts[0] ?? 'tuned'] as VerificationFigures).wrong)
      note(failureLine(claim));
  }
  if (asked.json) {
    return JSON.stringify(figures, (name, value: unknown) => (name === 'wrong' ? undefined : value));
  }
  return Object.entries(figures)
    .flatMap(([part, of]) => [`${part}`, ...figureLines(of), ''])
    .join('\n')
    .trimEnd();
}

function readArguments(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        json: { type: 'boolean', default: false },
        failures: { type: 'boolean', default: false },
        part: { type: 'string' },
        seed: { type: 'string', default: '1' },
      },
    });
    const seed = Number(values.seed);
    const known = Object.keys(PARTS) as Part[];
    const parts = values.part === undefined ? known : known.filter((part) => part === values.part);
    if (!Number.isInteger(seed) || parts.length === 0) return null;
    return { json: values.json, failures: values.failures, parts, seed };
  } catch {
    return null;
  }
}

function figureLines(figures: VerificationFigures): string[] {
  return [
    `  caught        ${percent(figures.caught)} of ${figures.corrupted}`,
    ...kindLines(figures.corruptions),
    `  false alarms  ${percent(figures.falseAlarms)} of ${figures.faithful}`,
    ...kindLines(figures.paraphrases),
    `  a sentence    p50 ${figures.p50Ms.toFixed(2)} ms, p95 ${figures.p95Ms.toFixed(2)} ms`,
  ];
}

function kindLines(kinds: Readonly<Record<string, KindFigures>>): string[] {
  return Object.entries(kinds).map(
    ([kind, { claims, right }]) => `    ${kind.padEnd(20)} ${String(right).padStart(4)} of ${claims}`,
  );
}

function failureLine({ origin, faithful, kind, sentence, passages }: Claim): string {
  const verdict = faithful ? 'false alarm' : 'missed';
  const findings = verifySentence(sentence, passages).map((finding) => `${finding.kind}: ${finding.text}`);
  return `${verdict} (${origin}, ${kind}): ${sentence}\n    ${findings.join(' | ')}\n    passage: ${passages.join(' / ')}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
