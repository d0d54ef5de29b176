import { parseDocument } from 'yaml';

/** The value of one YAML text. Throws an Error whose message is one line with the place, e.g. "… at line 3". */
export function readYaml(text: string): unknown {
  refuseDeepNesting(text);
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

const MAX_INDENT = 200;
const MAX_FLOW_BRACKETS = 2000;

/** Very deep nesting exhausts the memory or the stack of the YAML reader before it reports anything. */
function refuseDeepNesting(text: string): void {
  let line = 0;
  let indent = 0;
  let atStart = true;
  let brackets = 0;
  for (const letter of text) {
    if (letter === '\n') {
      line++;
      indent = 0;
      atStart = true;
      continue;
    }
    if (letter === '[' || letter === '{') brackets++;
    if (atStart && (letter === ' ' || letter === '-' || letter === '?' || letter === ':' || letter === '\t'))
      indent++;
    else atStart = false;
    if (indent > MAX_INDENT || brackets > MAX_FLOW_BRACKETS)
      throw new Error(`nested too deeply at line ${line + 1}`);
  }
}
