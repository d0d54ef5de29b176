import { normalizeText } from '../../../knowledge/text/normalize.ts';
import { IngestError } from '../../ingest-error.ts';
import { notice, type Notice } from '../../messages.vi.ts';
import { mapLookAlikes } from '../../repair/map-look-alikes.ts';
import { legacyNotices, lookAlikeNotices } from '../decode-text.ts';
import { convertRuns } from '../encoding/convert-runs.ts';
import { legacyParagraphs } from '../encoding/legacy-paragraphs.ts';
import type { LegacyEncoding } from '../encoding/legacy-encoding.ts';
import { toUnicode } from '../encoding/to-unicode.ts';
import { paragraphsOf, type FlowBlock, type FlowParagraph, type FlowRun } from './flow-text.ts';

/** Texts of paragraphs in Unicode. Lines are divided by `\n`; blanks inside are as typed, tabs are four. */
export interface ShownText {
  /** Without what a reader does not see; begins with the automatic number. */
  visible(paragraph: FlowParagraph): string;
  /** What a reader does not see; empty when there is nothing. */
  hidden(paragraph: FlowParagraph): string;
  readonly warnings: readonly Notice[];
}

interface ParagraphText {
  visible: string;
  hidden: string;
}

/** Tag characters, bidi overrides and isolates: text a reviewer cannot see. */
const INVISIBLE = /[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E0FFF}]/u;

/**
 * Decides by fonts, then by statistics, in which encoding each paragraph was typed, and reads them all. Throws
 * IngestError `encoding-legacy` for a text in an old font that no known encoding explains.
 */
export function readShownText(blocks: readonly FlowBlock[]): ShownText {
  const texts = new Map<FlowParagraph, ParagraphText>();
  const encodings = new Set<LegacyEncoding>();
  const undecided: ParagraphText[] = [];
  let hiddenLength = 0;
  let hasInvisible = false;
  for (const paragraph of paragraphsOf(blocks)) {
    const visible = convert(withNumber(paragraph), encodings);
    const hidden = convert(
      paragraph.runs.filter((run) => run.hidden),
      encodings,
    );
    const text: ParagraphText = { visible: visible.text, hidden: hidden.text };
    hiddenLength += hidden.text.trim().length;
    hasInvisible ||= INVISIBLE.test(visible.text);
    if (!visible.byFont && visible.text !== '') undecided.push(text);
    texts.set(paragraph, text);
  }

  const found = legacyParagraphs(undecided.map(({ visible }) => visible));
  if (found.unclear) throw new IngestError('encoding-legacy', 'text looks like an unknown legacy encoding');
  for (const [i, text] of undecided.entries()) {
    const encoding = found.encodings[i] ?? null;
    if (encoding === null) continue;
    encodings.add(encoding);
    text.visible = toUnicode(text.visible, encoding);
    text.hidden = toUnicode(text.hidden, encoding);
  }
  let lookAlike: string | null = null;
  for (const text of texts.values()) {
    const mapped = mapLookAlikes(text.visible.replaceAll('\t', '    '));
    lookAlike ??= mapped.example;
    text.visible = normalizeText(mapped.text);
    text.hidden = normalizeText(text.hidden);
  }

  const warnings = [...legacyNotices([...encodings]), ...lookAlikeNotices(lookAlike)];
  if (hiddenLength > 0)
    warnings.push(notice('hidden-text', `${hiddenLength} characters of hidden text left out`));
  else if (hasInvisible) warnings.push(notice('hidden-text', 'bidi controls or tag characters removed'));
  return {
    visible: (paragraph) => texts.get(paragraph)?.visible ?? '',
    hidden: (paragraph) => texts.get(paragraph)?.hidden ?? '',
    warnings,
  };
}

function withNumber(paragraph: FlowParagraph): FlowRun[] {
  const shown = paragraph.runs.filter((run) => !run.hidden);
  const { number } = paragraph;
  return number === null || number.hidden ? shown : [number, ...shown];
}

/** Runs shown in capitals are converted apart: capitals of legacy letters are no legacy letters. */
function convert(
  runs: readonly FlowRun[],
  encodings: Set<LegacyEncoding>,
): { readonly text: string; readonly byFont: boolean } {
  let text = '';
  let byFont = false;
  for (let from = 0; from < runs.length;) {
    const capitals = runs[from]?.capitals ?? false;
    let to = from;
    while (to < runs.length && runs[to]?.capitals === capitals) to++;
    const converted = convertRuns(runs.slice(from, to));
    for (const encoding of converted.encodings) {
      encodings.add(encoding);
      byFont = true;
    }
    text += capitals ? converted.text.normalize('NFC').toUpperCase() : converted.text;
    from = to;
  }
  return { text, byFont };
}
