import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document, DocumentId } from '../../knowledge/model/document.ts';
import { quoteStandsIn } from '../../knowledge/model/citation.ts';
import type { Passage } from '../../knowledge/model/passage.ts';
import { readOriginal } from '../../knowledge/store/originals.ts';
import { MAY_SHOW, type Audience } from '../answer/audience.ts';
import type { AnswerKnowledge } from '../answer/extractive-answerer.ts';

const NEAREST_PASSAGES = 8;

/** What an answer cited. */
export interface CitedPassage {
  readonly documentId: string;
  readonly passageId: string;
  readonly quote: string;
}

/** A passage with what stands around it in its document. */
export interface PassageInPlace {
  readonly document: Document;
  readonly passage: Passage;
  readonly before: Passage | null;
  readonly after: Passage | null;
}

/** What the dialogue shows of the current knowledge version, to people of an audience. */
export interface HeldKnowledge {
  /** Null while nothing is published. */
  version(): string | null;
  documents(audience: Audience): readonly Document[];
  document(id: string, audience: Audience): Document | undefined;
  /** The passage of a citation; where the document has been read anew, the one that holds the quotation now. */
  passage(source: CitedPassage, audience: Audience): PassageInPlace | undefined;
  /** Places named in a text, as the documents write them. */
  placesIn(text: string): readonly string[];
  /** Documents of the passages nearest to a question, the nearest first. */
  nearest(question: string, asOf: CalendarDate): Promise<readonly Document[]>;
  /** Size of the source file; null when it is not given out: not public, private words masked, or not at hand. */
  originalBytes(document: Document): Promise<number | null>;
}

/** Reads whatever version is current at each call. */
export function createHeldKnowledge(current: () => AnswerKnowledge | null, dataDir: string): HeldKnowledge {
  const document = (id: string, audience: Audience): Document | undefined => {
    const found = current()?.reader.document(id as DocumentId);
    return found && MAY_SHOW[audience].includes(found.disclosure) ? found : undefined;
  };
  return {
    version: () => current()?.reader.manifest.name ?? null,
    documents: (audience) =>
      (current()?.reader.documents() ?? []).filter(({ disclosure }) =>
        MAY_SHOW[audience].includes(disclosure),
      ),
    document,
    passage({ documentId, passageId, quote }, audience) {
      const holder = document(documentId, audience);
      const all = holder && current()?.reader.passagesOf(holder.id);
      if (!holder || !all) return undefined;
      const holds = all.map(({ text }) => quoteStandsIn(quote, text));
      const same = all.findIndex(({ id }, i) => id === passageId && holds[i] === true);
      const at = same === -1 ? holds.indexOf(true) : same;
      const passage = all[at];
      return (
        passage && { document: holder, passage, before: all[at - 1] ?? null, after: all[at + 1] ?? null }
      );
    },
    placesIn: (text) => current()?.search.placesIn(text) ?? [],
    async nearest(question, asOf) {
      const found = await current()?.search.search({
        texts: [{ text: question, weight: 1 }],
        asOf,
        top: NEAREST_PASSAGES,
      });
      return [...new Map((found ?? []).map((one) => [one.document.id, one.document])).values()];
    },
    async originalBytes(asked) {
      if (asked.disclosure !== 'public' || asked.isMasked === true) return null;
      return (await readOriginal(dataDir, asked.sha256))?.byteLength ?? null;
    },
  };
}
