import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export type PromptName = 'answer' | 'repair';
export type PromptPart = 'system' | 'user';

/** What each prompt must leave open, no more and no less. */
const PLACEHOLDERS: Readonly<Record<PromptName, readonly string[]>> = {
  answer: ['fence', 'passages', 'question', 'today'],
  repair: ['findings'],
};

/** One prompt of this folder, checked. */
export interface Prompt {
  readonly name: PromptName;
  /** Raised with every change of words. */
  readonly version: string;
  /** SHA-256 of the file, hex: which words exactly were sent. */
  readonly sha256: string;
  /** The part with its placeholders filled; empty when the prompt has no such part. Values are never filled again. */
  fill(part: PromptPart, values: Readonly<Record<string, string>>): string;
}

/** Throws Error with the file name when the file is missing, has no front matter, or other placeholders than it must. */
export function loadPrompt(name: PromptName, folder: URL = new URL('./', import.meta.url)): Prompt {
  const file = `${name}.vi.md`;
  const text = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n').normalize('NFC');
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (head === undefined || body === undefined) throw new Error(`${file} has no front matter`);
  const fact = (key: string): string => new RegExp(`^${key}: *(\\S+) *$`, 'm').exec(head)?.[1] ?? '';
  if (fact('name') !== name || fact('version') === '')
    throw new Error(`${file} must say its name and version`);
  const found = [...new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map(([, key = '']) => key))].sort();
  const wanted = [...PLACEHOLDERS[name]].sort();
  if (found.join() !== wanted.join())
    throw new Error(`${file} must have the placeholders ${wanted.join(', ')} and has ${found.join(', ')}`);
  const parts = new Map(
    [...body.matchAll(/^=== (system|user) ===\n([\s\S]*?)(?=^=== (?:system|user) ===$|$(?![\s\S]))/gm)].map(
      ([, part = '', words = '']) => [part, words.trim()],
    ),
  );
  if (!parts.has('user')) throw new Error(`${file} must have a part "=== user ==="`);
  return {
    name,
    version: fact('version'),
    sha256: createHash('sha256').update(text).digest('hex'),
    fill(part, values) {
      return (parts.get(part) ?? '').replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);
    },
  };
}
