import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, test } from 'vitest';
import { loadPrompt } from '../../prompts/load-prompt.ts';

const folder = mkdtempSync(join(tmpdir(), 'tro-ly-prompts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (text: string): URL => {
  writeFileSync(join(folder, 'repair.vi.md'), text);
  return pathToFileURL(`${folder}/`);
};

describe('a prompt', () => {
  it('is filled once: braces in a value stay what they are', () => {
    const filled = loadPrompt('repair').fill('user', { findings: '- {{findings}} {{question}} $& $1' });

    expect(filled).toContain('- {{findings}} {{question}} $& $1');
  });

  it('of the product leaves nothing open and holds no secret of ours', () => {
    const prompt = loadPrompt('answer');
    const values = { fence: 'f', today: '22/11/2026', passages: 'p', question: 'q' };
    const words = prompt.fill('system', values) + prompt.fill('user', values);

    expect(words).not.toMatch(/\{\{|===/);
    expect(words).toBe(words.normalize('NFC'));
    expect(words).toContain('KHÔNG CÓ TRONG TÀI LIỆU');
    expect(prompt.version).toMatch(/^\d+$/);
  });

  it('has another hash when a letter changes, and the same with other line ends', () => {
    const text = '---\nname: repair\nversion: 3\n---\n\n=== user ===\nA {{findings}}\n';
    const one = loadPrompt('repair', written(text));
    const windows = loadPrompt('repair', written(text.replaceAll('\n', '\r\n')));
    const other = loadPrompt('repair', written(text.replace('A', 'B')));

    expect(one).toMatchObject({ name: 'repair', version: '3' });
    expect(windows.sha256).toBe(one.sha256);
    expect(other.sha256).not.toBe(one.sha256);
    expect(one.fill('user', { findings: 'x' })).toBe('A x');
    expect(one.fill('system', {})).toBe('');
  });
});

test.each([
  ['no front matter', '=== user ===\n{{findings}}', 'front matter'],
  ['another name', '---\nname: answer\nversion: 1\n---\n=== user ===\n{{findings}}', 'name and version'],
  ['no version', '---\nname: repair\n---\n=== user ===\n{{findings}}', 'name and version'],
  ['a missing placeholder', '---\nname: repair\nversion: 1\n---\n=== user ===\nx', 'placeholders findings'],
  ['an unknown placeholder', '---\nname: repair\nversion: 1\n---\n=== user ===\n{{findings}} {{key}}', 'key'],
  [
    'no part for the user',
    '---\nname: repair\nversion: 1\n---\n=== system ===\n{{findings}}',
    '=== user ===',
  ],
])('a file with %s is refused with its name', (_name, text, why) => {
  const at = written(text);

  expect(() => loadPrompt('repair', at)).toThrow(why);
  expect(() => loadPrompt('repair', at)).toThrow('repair.vi.md');
});
