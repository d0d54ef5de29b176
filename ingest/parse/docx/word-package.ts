import { IngestError } from '../../ingest-error.ts';
import { childrenOf, readXml, type XmlElement } from '../xml/read-xml.ts';
import { openZip, type ZipArchive } from '../zip/zip-archive.ts';

/** A link of one part of the package to another. */
export interface Relationship {
  /** Last word of its type: `styles`, `header`, `image`, … */
  readonly type: string;
  /** Path of the other part in the package. Links that lead out of the package are never kept. */
  readonly path: string;
}

/** The parts of a Word file. Nothing outside of the package is ever read. */
export interface WordPackage {
  readonly archive: ZipArchive;
  /** Path of the part that holds the text. */
  readonly main: string;
  /** Links of a part by their id. */
  relationships(path: string): Promise<ReadonlyMap<string, Relationship>>;
  /** Root of an XML part, or null when the package has none. */
  xml(path: string): Promise<XmlElement | null>;
}

const DEFAULT_MAIN = 'word/document.xml';

/** Opens a Word file. Throws IngestError when it is none, is damaged, locked or beyond the limits. */
export async function openWordPackage(bytes: Uint8Array): Promise<WordPackage> {
  const archive = await openZip(bytes);
  const names = new Map(archive.names.map((name) => [name.toLowerCase(), name]));

  const xml = async (path: string): Promise<XmlElement | null> => {
    const part = await archive.read(names.get(path.toLowerCase()) ?? path);
    return part === null ? null : readXml(part);
  };
  const relationships = async (path: string): Promise<ReadonlyMap<string, Relationship>> => {
    const slash = path.lastIndexOf('/') + 1;
    const folder = path.slice(0, slash);
    const root = await xml(`${folder}_rels/${path.slice(slash)}.rels`);
    const found = new Map<string, Relationship>();
    for (const { attributes } of childrenOf(root, 'rel:Relationship')) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
      if (id === undefined || type === undefined || target === undefined || mode === 'External') continue;
      const path = resolvePart(folder, target);
      found.set(id, {
        type: type.slice(type.lastIndexOf('/') + 1),
        path: names.get(path.toLowerCase()) ?? path,
      });
    }
    return found;
  };

  const links = [...(await relationships('')).values()];
  const main = links.find(({ type }) => type === 'officeDocument')?.path ?? DEFAULT_MAIN;
  const found = archive.has(main) ? main : DEFAULT_MAIN;
  if (!archive.has(found)) throw new IngestError('file-damaged', 'Word file without a main part');
  return { archive, main: found, relationships, xml };
}

/** `media/a.png` from `word/` → `word/media/a.png`; `..` steps up and never out. */
function resolvePart(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
