import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { foldSpaces, normalizeText } from '../../../knowledge/text/normalize.ts';
import type { DraftSentence } from './composition.ts';
import { sentencesOfJson } from './json-draft.ts';
import { markedSentences } from './marked-sentences.ts';

/** What a stretch of a draft turned out to be. */
export type DraftPiece =
  | { readonly kind: 'sentence'; readonly sentence: DraftSentence }
  /** The model says that the documents do not hold the answer. */
  | { readonly kind: 'not-found' }
  /** All before was thought, not answer. */
  | { readonly kind: 'restart' };

const THOUGHT_BEGINS = /<(?:think|thinking|thought|reasoning)>/i;
const THOUGHT_ENDS = /<\/(?:think|thinking|thought|reasoning)>/i;
const FENCE = /^\s*(?:```|~~~)/;
/** "Nguồn: …", "Tài liệu tham khảo:": a list of sources that nobody asked for. */
const SOURCE_LIST = /^(?:nguon|cac nguon|tai lieu tham khao|trich dan|sources?|references?) ?:/;
const PREFACE = /^(?:(?:câu )?trả lời|đáp án|answer|kết luận)\s*:\s*/iu;
const LIST_MARK = /^(?:[-–—•*+]|\d{1,2}[.)]|[a-zđ]\))\s+/u;
const NOT_FOUND =
  /khong (?:co|tim thay|de cap|neu|thay)\b.{0,60}\b(?:tai lieu|cac nguon|nguon|van ban)(?: (?:nao|da cho|duoc cung cap|tren|hien co))?\W*$/;
const NOT_FOUND_CHARACTERS = 160;
/** `{`, `[{`, `["`, or a bracket alone: JSON; not `[1]`. */
const JSON_BEGINS = /^(?:\{|\[\s*(?:[{"[]|$))/;

/** Reads a draft as it arrives: one sentence a line with markers behind it, or the JSON that models like to write instead. */
export class DraftReader {
  #rest = '';
  #isThinking = false;
  #json: string | null = null;

  /** What the text completes. */
  push(text: string): DraftPiece[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#line(line));
  }

  /** What is left; a reply that was cut off loses its last line, which may be half a sentence. */
  end(wasCutOff: boolean): DraftPiece[] {
    const last = wasCutOff ? [] : this.#line(this.#rest);
    const json = this.#json === null ? [] : (sentencesOfJson(this.#json) ?? []);
    return [...last, ...json.map(pieceOf)];
  }

  #line(line: string): DraftPiece[] {
    if (this.#isThinking) {
      const end = THOUGHT_ENDS.exec(line);
      if (!end) return [];
      this.#isThinking = false;
      return this.#line(line.slice(end.index + end[0].length));
    }
    const begin = THOUGHT_BEGINS.exec(line);
    if (begin) {
      this.#isThinking = true;
      return [
        ...this.#line(line.slice(0, begin.index)),
        ...this.#line(line.slice(begin.index + begin[0].length)),
      ];
    }
    const lone = THOUGHT_ENDS.exec(line);
    if (lone) {
      this.#json = null;
      return [{ kind: 'restart' }, ...this.#line(line.slice(lone.index + lone[0].length))];
    }
    if (FENCE.test(line)) return [];
    return this.#json !== null || JSON_BEGINS.test(line.trim()) ? this.#jsonLine(line) : piecesOf(line);
  }

  #jsonLine(line: string): DraftPiece[] {
    this.#json = `${this.#json ?? ''}${line}\n`;
    const sentences = sentencesOfJson(this.#json);
    if (sentences === null) return [];
    this.#json = null;
    return sentences.map(pieceOf);
  }
}

function pieceOf(sentence: DraftSentence): DraftPiece {
  return sentence.markers.length === 0 && saysNotFound(sentence.text)
    ? { kind: 'not-found' }
    : { kind: 'sentence', sentence };
}

/** The sentences of one line of plain text. */
function piecesOf(line: string): DraftPiece[] {
  const plain = foldSpaces(normalizeText(line).replace(/\*\*|__|`/g, ''))
    .replace(/^(?:[>#]+\s*)+/, '')
    .replace(PREFACE, '');
  const isItem = LIST_MARK.test(plain);
  const words = plain.replace(LIST_MARK, '').replace(PREFACE, '');
  if (!/[\p{L}\p{N}]/u.test(words) || SOURCE_LIST.test(foldDiacritics(words))) return [];
  return markedSentences(words, isItem ? 'line' : 'sentence').map(pieceOf);
}

function saysNotFound(text: string): boolean {
  return text.length <= NOT_FOUND_CHARACTERS && NOT_FOUND.test(foldDiacritics(text).replace(/\s+/g, ' '));
}
