import { dayInVietnam, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { statusOn } from '../../knowledge/model/validity.ts';
import type { Audience } from '../answer/audience.ts';
import type { ApprovalBasis, ApprovedAnswer, ApprovedAnswers } from './approved-answers.ts';
import type { HeldKnowledge } from './held-knowledge.ts';
import { isSameQuestion } from './similar-questions.ts';

/** What was found for a question; `gone` are those that have just turned out to be stale. */
export interface FoundApproved {
  readonly answer: ApprovedAnswer | null;
  readonly gone: readonly ApprovedAnswer[];
}

export interface ApprovedParts {
  readonly approved: Pick<ApprovedAnswers, 'current' | 'markStale' | 'rebase'>;
  readonly knowledge: HeldKnowledge;
  readonly now: () => Date;
}

/** The approved answer to this question that these people may see, if the documents have not moved on since. */
export async function findApproved(
  question: string,
  audience: Audience,
  { approved, knowledge, now }: ApprovedParts,
): Promise<FoundApproved> {
  const gone: ApprovedAnswer[] = [];
  const day = dayInVietnam(now());
  for (const answer of await approved.current()) {
    if (audience === 'public' && answer.audience !== 'public') continue;
    if (!isSameQuestion(question, answer.question)) continue;
    const basis = await basisOf(answer.question, knowledge, day);
    if (!isStale(answer.basis, basis)) {
      if (basis !== null && basis.version !== answer.basis.version)
        await approved.rebase(answer.id, { ...answer.basis, version: basis.version });
      return { answer, gone };
    }
    if (await approved.markStale(answer.id)) gone.push(answer);
  }
  return { answer: null, gone };
}

/** The documents nearest to a question as they are now; null without a knowledge version. */
export async function basisOf(
  question: string,
  knowledge: HeldKnowledge,
  day: CalendarDate,
): Promise<ApprovalBasis | null> {
  const version = knowledge.version();
  if (version === null) return null;
  const nearest = await knowledge.nearest(question, day);
  const days = nearest.flatMap(({ issuedOn }) => issuedOn ?? []).sort();
  return {
    version,
    documents: nearest.map((document) => ({
      id: document.id,
      sha256: document.sha256,
      status: statusOn(document, day),
    })),
    newestOn: days.at(-1) ?? null,
  };
}

/** A document it rested on has changed, ended or gone, or a newer one has come among the nearest. */
export function isStale(old: ApprovalBasis, now: ApprovalBasis | null): boolean {
  if (now === null) return false;
  const known = new Map(old.documents.map((document) => [document.id, document]));
  const changed = now.documents.some((document) => {
    const before = known.get(document.id);
    return before !== undefined && (before.sha256 !== document.sha256 || before.status !== document.status);
  });
  const hasNewcomer = now.documents.some(({ id }) => !known.has(id));
  // The nearest are few: one may fall behind without having changed, but not because something newer came.
  const isNewer =
    hasNewcomer && now.newestOn !== null && (old.newestOn === null || now.newestOn > old.newestOn);
  return changed || isNewer;
}
