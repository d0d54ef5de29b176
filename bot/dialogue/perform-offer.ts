import { laneOf } from '../channel/address.ts';
import { answerQuiz } from '../class/quiz/take-answer.ts';
import { rollBack } from './admin-commands.ts';
import { askQuestion } from './ask-question.ts';
import { setPlace, setTerm } from './choose-place-and-term.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import { eraseSender } from './erase-person.ts';
import { beginReply, passOn, saveApproved } from './hand-off-flow.ts';
import { listDocuments } from './list-documents.ts';
import type { HeldOffer, Offer } from './offers.ts';
import { isSamePerson } from './person.ts';
import { RETENTION_MS } from './retention.ts';
import { sendDocument, showQuotes, showRest, showSource } from './show-source.ts';
import { dislike, dislikeBecause, like } from './take-feedback.ts';
import { publishAside, rejectAside, type FileParts } from './take-file.ts';
import { sayTo, type Reply, type Turn } from './turn.ts';

/** What everybody in a group may open under an answer given there. */
const FOR_THE_GROUP: ReadonlySet<Offer['kind']> = new Set(['source', 'more', 'file', 'documents']);
const FOR_ADMINS: ReadonlySet<Offer['kind']> = new Set([
  'answer-hand-off',
  'save-approved',
  'publish',
  'reject',
  'roll-back',
]);

/** A tapped button. Forged, old and other people's ones get one and the same line. */
export async function performTap(
  turn: Turn,
  action: string,
  parts: DialogueParts & FileParts,
): Promise<readonly Reply[]> {
  const held = /^[\w-]{1,40}$/.test(action) ? await parts.stores.offers.find(action) : null;
  if (held === null || !isFor(turn, held, parts)) return sayTo(turn, SAY.staleOffer);
  return performOffer(turn, held.offer, parts);
}

/** A number sent in place of a tap; null when nothing was offered under it. */
export async function performNumber(
  turn: Turn,
  number: number,
  parts: DialogueParts & FileParts,
): Promise<readonly Reply[] | null> {
  const held = await parts.stores.offers.numbered(turn.address, turn.person, number);
  if (held === null || !isFor(turn, held, parts)) return null;
  return performOffer(turn, held.offer, parts);
}

function isFor(turn: Turn, held: HeldOffer, { now, admins, responsible }: DialogueParts): boolean {
  if (held.lane !== laneOf(turn.address)) return false;
  if (now().getTime() - held.madeAtMs > RETENTION_MS.offers) return false;
  const isOwn = isSamePerson(held.person, turn.person);
  if (!isOwn && (turn.isPrivate || !FOR_THE_GROUP.has(held.offer.kind))) return false;
  // Whoever is no longer an administrator cannot use the buttons of that time.
  if (!FOR_ADMINS.has(held.offer.kind)) return true;
  const isResponsible = (responsible ?? admins).some((one) => isSamePerson(one, turn.person));
  return turn.isAdmin || (isResponsible && /hand-off|approved/.test(held.offer.kind));
}

async function performOffer(
  turn: Turn,
  offer: Offer,
  parts: DialogueParts & FileParts,
): Promise<readonly Reply[]> {
  switch (offer.kind) {
    case 'source':
      return showSource(turn, offer.source, parts);
    case 'more':
      return (offer.rest && showRest(turn, offer.rest, parts)) ?? showQuotes(turn, offer.sources, parts);
    case 'file':
      return sendDocument(turn, offer.documentId, parts);
    case 'ask':
      return askQuestion(turn, offer.question, parts, { before: [SAY.askedAs(offer.question)] });
    case 'like':
      return like(turn, offer, parts);
    case 'dislike':
      return dislike(turn, offer, parts);
    case 'dislike-reason':
      return dislikeBecause(turn, offer, offer.reason, parts);
    case 'hand-off':
      return passOn(turn, offer, parts);
    case 'answer-hand-off':
      return beginReply(turn, offer.code, parts);
    case 'save-approved':
      return saveApproved(turn, offer.code, offer.audience, parts);
    case 'documents':
      return listDocuments(turn, offer.page, offer.wanted, parts);
    case 'set-place':
      return setPlace(turn, offer.place, parts);
    case 'set-term':
      return setTerm(turn, offer.term, parts);
    case 'erase':
      return eraseSender(turn, parts);
    case 'cancel':
      return sayTo(turn, SAY.cancelled);
    case 'publish':
      return publishAside(turn, offer, parts);
    case 'reject':
      return rejectAside(turn, offer, parts);
    case 'roll-back':
      return rollBack(turn, parts);
    case 'quiz-answer':
      return answerQuiz(turn, offer.run, offer.choice, parts);
  }
}
