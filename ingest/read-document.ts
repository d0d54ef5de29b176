import type { DocumentId } from '../knowledge/model/document.ts';
import type { DocumentContent } from '../knowledge/store/store.ts';
import { placeOf } from './error-place.ts';
import { IngestError } from './ingest-error.ts';
import { declaredOf, makeDocument, type DocumentContext } from './make-document.ts';
import { notice, type MessageCode, type Notice } from './messages.vi.ts';
import { parseBytes, type ParseContext } from './parse-bytes.ts';
import type { OcrSummary, ParsedText } from './parse/parser.ts';
import { screenText, type RefusedText } from './screen/screen-text.ts';

/** What surrounds the bytes of one file. */
export type ReadContext = DocumentContext & ParseContext;

export type ReadOutcome =
  | {
      readonly outcome: 'ok';
      readonly content: DocumentContent;
      readonly warnings: readonly Notice[];
      /** Null when the format has no pages. */
      readonly pages: number | null;
      /** Null when nothing was recognised from pictures. */
      readonly ocr: OcrSummary | null;
    }
  /** `refused`: the paper must not be held. `failed`: it could not be read. `detail` is exact English, never words of the file. */
  | {
      readonly outcome: 'refused' | 'failed';
      readonly reason: MessageCode;
      readonly what: string;
      readonly detail: string;
      /** Which document a refused paper would have been, so that copies held of it can be removed; never shown. */
      readonly documentId?: DocumentId;
    };

/**
 * Makes one document of the bytes of one file: parse, screen, repair, identify, split. Never throws for bad input;
 * the same bytes and context always give the same content.
 */
export async function readDocument(bytes: Uint8Array, context: ReadContext): Promise<ReadOutcome> {
  try {
    const parsed = await parseBytes(bytes, context);
    const screened = screenText(parsed, context.file, () =>
      declaredOf(parsed, context).map(({ metadata }) => metadata.disclosure),
    );
    if (screened.outcome === 'refused') return refused(screened, bytes, context, parsed);
    const declared = declaredOf(parsed, context);
    return {
      outcome: 'ok',
      ...makeDocument(bytes, context, screened.parsed, declared, screened.isInternal),
      pages: screened.parsed.pages,
      ocr: screened.parsed.ocr ?? null,
    };
  } catch (error) {
    const said = error instanceof IngestError ? error.notice : notice('parse-failed', placeOf(error));
    return { outcome: 'failed', reason: said.code, what: said.what, detail: said.detail };
  }
}

function refused(
  { reason, detail }: RefusedText,
  bytes: Uint8Array,
  context: ReadContext,
  parsed: ParsedText,
): ReadOutcome {
  let documentId: DocumentId | null = null;
  try {
    documentId = makeDocument(bytes, context, parsed, declaredOf(parsed, context), true).content.document.id;
  } catch {
    // Nothing but the refusal matters; a paper that cannot be identified has no copies to be found by name.
  }
  return { outcome: 'refused', reason, what: '', detail, ...(documentId === null ? {} : { documentId }) };
}
