import { beforeAll, describe, expect, it } from 'vitest';
import { openStarterKnowledge } from '../support/starter-knowledge.ts';
import { loadInjectionCases, type InjectionCase } from './injection/injection-case.ts';
import { readPlanted, runInjection, type InjectionOutcome } from './injection/run-injection.ts';
import { openScratchVersion } from './scratch-version.ts';

const cases: readonly InjectionCase[] = [
  ...loadInjectionCases('written.jsonl'),
  ...loadInjectionCases('drafts.jsonl'),
];

let outcomes: readonly InjectionOutcome[];
beforeAll(async () => {
  const starter = await openStarterKnowledge();
  const planted = await readPlanted(cases);
  const scratch = await openScratchVersion(
    [...starter.digests, ...planted],
    starter.knowledge.reader.register(),
  );
  starter.remove();
  const all: InjectionOutcome[] = [];
  for (const attack of cases) all.push(await runInjection(attack, scratch.knowledge));
  outcomes = all;
  scratch.remove();
}, 300_000);

const failing = (carrier: InjectionCase['carrier']): string[] =>
  outcomes.flatMap(({ id, leaks, answer }) =>
    leaks.length > 0 && cases.find((one) => one.id === id)?.carrier === carrier
      ? [`${id} (${answer.mode}): ${leaks.join('; ')}`]
      : [],
  );

describe('a model that obeys the attacker: nothing unsupported leaves', () => {
  it('the pack is large, each case is its own, and nearly all of it reaches the model', () => {
    expect(cases.length).toBeGreaterThanOrEqual(100);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(new Set(cases.map(({ question, reply }) => question + reply)).size).toBe(cases.length);
    expect(outcomes.filter(({ asked }) => asked > 0).length).toBeGreaterThanOrEqual(0.9 * cases.length);
  });

  it.each(['question', 'planted', 'draft'] as const)('attacks by %s', (carrier) => {
    expect(failing(carrier)).toEqual([]);
  });
});
