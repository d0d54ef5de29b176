import { parseDeclaredMetadata, type DeclaredMetadata } from '../identify/declared-metadata.ts';
import { IngestError } from '../ingest-error.ts';
import { INGEST_LIMITS } from '../limits.ts';
import { readYaml, YamlProblem } from '../parse/read-yaml.ts';

/** The metadata in the text of a `<file>.meta.yaml`. Throws IngestError `sidecar-broken`. */
export function parseSidecar(text: string): DeclaredMetadata {
  if (text.length > INGEST_LIMITS.maxMetadataBytes)
    throw new IngestError('sidecar-broken', 'sidecar is too large', 'quá dài');
  let value: unknown;
  try {
    value = readYaml(text);
  } catch (cause) {
    if (!(cause instanceof YamlProblem)) throw cause;
    throw new IngestError('sidecar-broken', `sidecar: ${cause.message}`, cause.problem, { cause });
  }
  const result = parseDeclaredMetadata(value ?? {});
  if (!result.ok) throw new IngestError('sidecar-broken', `sidecar: ${result.detail}`, result.problem);
  return result.metadata;
}
