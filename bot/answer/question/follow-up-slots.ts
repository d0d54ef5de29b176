import { findDocumentNumbers } from '../../../knowledge/model/document-number.ts';
import { foldKeepingLength } from './small-talk.ts';

/** One thing in a question for which a follow-up may put another of its kind. */
export interface Slot {
  readonly kind: 'place' | 'level' | 'term' | 'paper' | 'person' | 'act' | 'step';
  /** As typed. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Folded wordings by kind; the longest at a place counts. */
const WORDINGS: Readonly<Record<Exclude<Slot['kind'], 'place' | 'paper'>, RegExp>> = {
  term: /\b(?:nhiem ky |nk |khoa )?(?:20\d\d)\s?[-–]\s?(?:20\d\d)\b|\b(?:nhiem ky|nk|khoa) (?:truoc day|truoc do|truoc|sau|nay|hien nay|toi|cu|moi|vua roi|[ivx]{2,6})\b|\b(?:nam) 20\d\d\b|\b(?:dai hoi|dh|khoa) (?:lan thu )?[ivx]{2,6}\b/g,
  level:
    /\b(?:dang bo |chi bo |dai hoi |cap |ban thuong vu |cap uy )?(?:cap )?(?:xa, phuong|xa phuong|dac khu|thi tran|thi xa|thanh pho|xa|phuong|huyen|quan|tinh|trung uong|co so|cap tren truc tiep co so|toan quoc)(?! (?:nao|gi)\b)\b|\b(?:dang bo bo phan|dang bo co so|chi bo truc thuoc|chi bo co so)\b/g,
  person:
    /\b(?:pho bi thu thuong truc|pho bi thu|bi thu|pho chu tich|chu tich|uy vien ban thuong vu|uy vien ban chap hanh|cap uy vien|chi uy vien|uy vien|truong ban|chu nhiem uy ban kiem tra|dai bieu du khuyet|dai bieu chinh thuc|dai bieu duong nhien|dai bieu|dang vien du bi|dang vien chinh thuc|dang vien|nu|nam|can bo tre|can bo nu|dan toc thieu so|nguoi tai cu|nguoi lan dau|tai cu|lan dau tham gia|lan dau|tre)\b/g,
  act: /\b(?:bau cu|bau lai|bau bo sung|bau truc tiep|ung cu|de cu|bo nhiem|chi dinh|chuan y|mien nhiem|bai nhiem|ky luat|quy hoach|luan chuyen|xin rut|gioi thieu)\b/g,
  step: /\b(?:buoc|dieu|khoan|muc|phan|phu luc|diem) (?:thu )?(?:\d{1,3}|[ivx]{1,5}|nhat|hai|ba|tu|nam|cuoi|dau tien)\b/g,
};

/** Every such thing in the text, in order, none inside another. `placesIn` gives the places that are known. */
export function slotsOf(text: string, placesIn: (text: string) => readonly string[]): Slot[] {
  const folded = foldKeepingLength(text);
  if (folded === null) return [];
  const found: Slot[] = [];
  const add = (kind: Slot['kind'], start: number, end: number): void => {
    if (end > start && !found.some((slot) => start < slot.end && slot.start < end))
      found.push({ kind, words: text.slice(start, end), start, end });
  };
  for (const { start, end } of findDocumentNumbers(text)) add('paper', start, end);
  for (const place of placesIn(text)) {
    const at = folded.indexOf(foldKeepingLength(place) ?? place);
    if (at < 0) continue;
    const unit = /(?:xa|phuong|huyen|tinh|thi xa|thanh pho|tp|tx|thi tran|quan|dac khu) $/.exec(
      folded.slice(0, at),
    )?.[0];
    add('place', at - (unit?.length ?? 0), at + place.length);
  }
  for (const kind of ['step', 'term', 'level', 'person', 'act'] as const) {
    for (const match of folded.matchAll(WORDINGS[kind]))
      add(kind, match.index, match.index + match[0].length);
  }
  return found.sort((a, b) => a.start - b.start);
}
