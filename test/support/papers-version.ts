import { linkDocuments } from '../../ingest/relations/link-documents.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { openScratchVersion, type ScratchVersion } from '../eval/scratch-version.ts';

/** A version of its own made of texts as ingest reads and links them. Throws when one cannot be read. */
export async function openPapersVersion(texts: Readonly<Record<string, string>>): Promise<ScratchVersion> {
  const contents = [];
  for (const [file, text] of Object.entries(texts)) {
    const outcome = await readDocument(Buffer.from(text), { file });
    if (outcome.outcome !== 'ok') throw new Error(`${file}: ${outcome.outcome} (${outcome.detail})`);
    contents.push(outcome.content);
  }
  const linked = linkDocuments(
    contents.map(({ document }) => document),
    [],
  );
  return openScratchVersion(
    contents.map((content, i) => ({ ...content, document: linked.documents[i] ?? content.document })),
  );
}
