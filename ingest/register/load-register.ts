import { readFileSync } from 'node:fs';
import { z } from 'zod';

import type { RegisterEntry } from '../../knowledge/model/register.ts';
import {
  dayValue,
  isInOrder,
  issueOf,
  keyValue,
  kindValue,
  levelValue,
  NOT_IN_ORDER,
  numberOf,
  statusValue,
  termValue,
  textValue,
  trustValue,
  type SourceTrust,
} from '../identify/declared-metadata.ts';
import { IngestError } from '../ingest-error.ts';
import { INGEST_LIMITS } from '../limits.ts';
import { readYaml, YamlProblem } from '../parse/read-yaml.ts';

const entrySchema = z
  .strictObject({
    number: textValue,
    issuedOn: dayValue.nullish(),
    issuer: textValue.nullish(),
    kind: kindValue,
    title: textValue,
    term: termValue.nullish(),
    level: levelValue.nullish(),
    place: textValue.nullish(),
    status: statusValue.default('unknown'),
    certainty: z.enum(['confirmed', 'secondary', 'unconfirmed']).default('unconfirmed'),
    from: dayValue.nullish(),
    to: dayValue.nullish(),
    replaces: z.array(keyValue).nullish(),
    replacedBy: keyValue.nullish(),
    guides: z.array(keyValue).nullish(),
    note: textValue.nullish(),
  })
  .refine(isInOrder, NOT_IN_ORDER)
  .transform((entry): RegisterEntry => ({
    number: numberOf(entry.number),
    issuedOn: entry.issuedOn ?? null,
    issuer: entry.issuer ?? null,
    kind: entry.kind,
    title: entry.title,
    term: entry.term ?? null,
    level: entry.level ?? null,
    place: entry.place ?? null,
    status: entry.status,
    certainty: entry.certainty,
    from: entry.from ?? null,
    to: entry.to ?? null,
    replaces: entry.replaces ?? [],
    replacedBy: entry.replacedBy ?? null,
    guides: entry.guides ?? [],
    note: entry.note ?? null,
  }));

const registerSchema = z
  .strictObject({ trust: trustValue.optional(), documents: z.array(entrySchema).optional() })
  .refine(({ trust, documents }) => trust !== undefined || documents !== undefined, {
    message: 'neither documents nor trust',
  });

/** Reads `register.yaml`. Throws IngestError `register-broken` naming the entry that is wrong; never returns a part. */
export function loadRegister(path: string): RegisterEntry[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new IngestError(
      'register-broken',
      `cannot read the register: ${String(cause)}`,
      'không đọc được tệp',
      { cause },
    );
  }
  return parseRegister(text);
}

/**
 * Whether a register says of the files beside and below it that their source is trusted (`trust: tin-cay`) or not
 * (`trust: chua-xac-minh`); null when it says nothing. A broken register that speaks of trust trusts nothing.
 */
export function trustOfRegister(path: string): SourceTrust | null {
  const text = readFileSync(path, 'utf8').slice(0, INGEST_LIMITS.maxMetadataBytes);
  try {
    return registerSchema.parse(readYaml(text) ?? { documents: [] }).trust ?? null;
  } catch {
    return /^\s{0,8}trust\s?:/mu.test(text) ? 'unverified' : null;
  }
}

/** One entry as it stands in a register. Throws IngestError `register-broken` naming what is wrong. */
export function parseRegisterEntry(value: unknown): RegisterEntry {
  const result = entrySchema.safeParse(value);
  if (result.success) return result.data;
  const { problem, detail } = issueOf(result.error);
  throw new IngestError('register-broken', `register entry: ${detail}`, problem);
}

/** The entries of a register text, in its order. Throws as `loadRegister`. */
export function parseRegister(text: string): RegisterEntry[] {
  if (text.length > INGEST_LIMITS.maxMetadataBytes)
    throw new IngestError('register-broken', 'register is too large', 'quá dài');
  let value: unknown;
  try {
    value = readYaml(text);
  } catch (cause) {
    if (!(cause instanceof YamlProblem)) throw cause;
    throw new IngestError('register-broken', `register: ${cause.message}`, cause.problem, { cause });
  }
  const result = registerSchema.safeParse(value ?? { documents: [] });
  if (result.success) return result.data.documents ?? [];
  const { problem, detail } = issueOf(result.error);
  throw new IngestError('register-broken', `register: ${detail}`, problem);
}
