import { markerOf, type Marker } from './markers.ts';

/** Paragraphs shorter than this keep their enumeration: the whole list fits one passage. */
const MIN_LENGTH = 400;
const MAX_ITEMS = 20;
/** Places where an item may begin inside a paragraph: after a colon, semicolon or full stop. */
const PLACE = /[:;.]\s(?=\(?(?:thứ|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|bước)\s)/giu;

/**
 * Parts a paragraph that enumerates ("… nội dung sau: Thứ nhất, …; Thứ hai, …") into its introduction and its items;
 * `next` is the paragraph after it, which may go on with the enumeration. Other paragraphs come back whole.
 */
export function splitInlineItems(text: string, next: string | null): string[] {
  const starts = itemStarts(text);
  const [first] = starts;
  if (first === undefined) return [text];
  const own = markerOf(text);
  const goesOn = next !== null && continuesList(markerOf(next), starts.at(-1));
  const enough = starts.length + (own?.type === first.marker.type ? 1 : 0) >= 2;
  if (!goesOn && !(enough && text.length >= MIN_LENGTH)) return [text];
  const cuts = [0, ...starts.map((start) => start.at), text.length];
  return cuts
    .slice(1)
    .map((end, i) => text.slice(cuts[i], end).trim())
    .filter((part) => part !== '');
}

interface Start {
  readonly at: number;
  readonly marker: Marker;
}

/** Items that count on from one (or from the paragraph's own marker) without a gap. */
function itemStarts(text: string): Start[] {
  const starts: Start[] = [];
  const own = markerOf(text);
  let expected = own !== null && isCounting(own) ? (own.ordinal ?? 0) + 1 : 1;
  let type = own !== null && isCounting(own) ? own.type : null;
  for (const match of text.matchAll(PLACE)) {
    if (starts.length >= MAX_ITEMS) break;
    const at = match.index + match[0].length;
    const marker = markerOf(text.slice(at, at + 60));
    if (marker === null || !isCounting(marker) || marker.ordinal !== expected) continue;
    if (type !== null && marker.type !== type) continue;
    type = marker.type;
    expected++;
    starts.push({ at, marker });
  }
  return starts;
}

function isCounting(marker: Marker): boolean {
  return marker.type === 'ordinal' || marker.type === 'counted' || marker.type === 'step';
}

function continuesList(next: Marker | null, last: Start | undefined): boolean {
  return (
    next !== null &&
    last !== undefined &&
    next.type === last.marker.type &&
    next.ordinal === (last.marker.ordinal ?? 0) + 1
  );
}
