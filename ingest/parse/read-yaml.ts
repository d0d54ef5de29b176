import { parseDocument } from 'yaml';

/** The value of one YAML text. Throws an Error whose message is one line with the place, e.g. "… at line 3". */
export function readYaml(text: string): unknown {
  // Few aliases are enough for hand-written metadata and keep expansion bombs out.
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  const [error] = document.errors;
  if (error) throw new Error(firstLine(error.message));
  try {
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch (cause) {
    throw new Error(firstLine(cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/:$/, '');
}
