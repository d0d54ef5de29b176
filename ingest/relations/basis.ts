import type { RelationKind, RelationStatement } from '../../knowledge/model/relation-statement.ts';
import { unifyTonePlacement } from '../../knowledge/text/normalize.ts';
import { findMentions, type PaperMention } from '../identify/references.ts';
import { listBehind } from './mention-lists.ts';
import { evidenceWords } from '../screen/evidence-words.ts';

/** `Căn cứ Quy định số …`, `- Căn cứ:`; near miss: `Căn cứ tình hình thực tế`. */
const BASIS = /^[-–+*\s]{0,4}căn cứ(?!\p{L})/iu;
/** `Thực hiện Chỉ thị số …`, `Triển khai thực hiện …`; near miss: `Thực hiện tốt công tác …` (no paper follows at once). */
const CARRIES_OUT =
  /^[-–+*\s]{0,4}(?:để\s)?(?:tiếp tục\s)?(?:(?:tổ chức\s)?(?:triển khai|quán triệt)(?:,|\svà)?\s?)?(?:thực hiện|thi hành|chấp hành|triển khai)\s/iu;
/** In a trích yếu: `hướng dẫn thực hiện …`, `về việc thực hiện …`, `triển khai …`. */
const TITLE_CARRIES_OUT =
  /^(?:v\/v\s|về\s)?(?:việc\s)?(?:một số (?:nội dung|vấn đề)(?:\scụ thể)?\s(?:về\s)?)?(hướng dẫn\s)?(?:cụ thể\s)?(?:(?:tổ chức\s)?triển khai(?:\sthực hiện)?|thực hiện|thi hành)\s/iu;
const MAX_PARAGRAPH = 4_000;
/** Between the verb and the first paper stands at most its kind: `Chỉ thị số`, `Nghị quyết Đại hội …, số`. */
const MAX_GAP = 60;
const EVIDENCE = 300;

/** Papers on which an official paper rests, which it carries out or guides, as said at the start of a paragraph or in the title. */
export function basisOf(
  written: string,
  { isTitle, isGuidance }: { readonly isTitle: boolean; readonly isGuidance: boolean },
): RelationStatement[] {
  const text = written.slice(0, MAX_PARAGRAPH);
  const start = isTitle ? null : BASIS.exec(text);
  if (start) return statements(text, 'based-on', findMentions(text));
  const carries = (isTitle ? TITLE_CARRIES_OUT : CARRIES_OUT).exec(text);
  if (!carries) return [];
  const lower = unifyTonePlacement(text.toLowerCase());
  const { mentions } = listBehind(lower, findMentions(text), carries[0].length, text.length);
  const [first] = mentions;
  if (first === undefined || first.start - carries[0].length > MAX_GAP) return [];
  const guides = isGuidance || carries[1] !== undefined;
  return statements(text, guides ? 'guides' : 'implements', mentions);
}

function statements(
  text: string,
  kind: RelationKind,
  mentions: readonly PaperMention[],
): RelationStatement[] {
  return mentions.slice(0, 60).map(({ number, issuedOn, issuer }) => ({
    kind,
    subject: null,
    object: { number, issuedOn, issuer },
    effectiveFrom: null,
    certainty: 0.9,
    evidence: evidenceWords(text, EVIDENCE),
  }));
}
