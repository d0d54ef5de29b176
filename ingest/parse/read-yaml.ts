import { parseDocument, type ErrorCode } from 'yaml';

/** A text that is no YAML we take. `problem` is a short Vietnamese phrase with the line, `message` exact English. */
export class YamlProblem extends Error {
  override readonly name = 'YamlProblem';
  readonly problem: string;
  constructor(problem: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.problem = problem;
  }
}

/** The value of one YAML text. Throws YamlProblem. */
export function readYaml(text: string): unknown {
  refuseDeepNesting(text);
  // Few aliases are enough for hand-written metadata and keep expansion bombs out.
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const place = error.linePos?.[0].line;
    const where = place === undefined ? '' : `dòng ${place} `;
    throw new YamlProblem(`${where}${PHRASES[error.code] ?? UNCLEAR}`, firstLine(error.message));
  }
  try {
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch (cause) {
    const message = firstLine(cause instanceof Error ? cause.message : String(cause));
    throw new YamlProblem('dùng tham chiếu (dấu &, *) quá nhiều hoặc sai', message, { cause });
  }
}

const UNCLEAR = 'viết sai cú pháp YAML';

/** What people most often get wrong, in their words. */
const PHRASES: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_INDENT: 'thụt đầu dòng không đều hoặc thiếu dấu đóng ngoặc',
  TAB_AS_INDENT: 'thụt đầu dòng bằng phím Tab; hãy dùng dấu cách',
  MISSING_CHAR: 'thiếu một dấu (hai chấm, ngoặc hoặc nháy)',
  UNEXPECTED_TOKEN: 'có dấu không đúng chỗ',
  DUPLICATE_KEY: 'lặp lại một mục đã có',
  BAD_DQ_ESCAPE: 'có dấu \\ không hợp lệ trong ngoặc kép',
  BAD_SCALAR_START: 'bắt đầu giá trị bằng ký hiệu không được phép; hãy đặt giá trị trong ngoặc kép',
  BLOCK_AS_IMPLICIT_KEY: 'có nhiều dấu hai chấm; hãy đặt giá trị trong ngoặc kép',
  BLOCK_IN_FLOW: 'xuống dòng sai trong ngoặc',
  MULTILINE_IMPLICIT_KEY: 'thiếu dấu hai chấm sau tên mục',
  BAD_ALIAS: 'dùng dấu * không đúng; hãy đặt giá trị trong ngoặc kép',
  MULTIPLE_DOCS: 'có nhiều phần cách nhau bằng ---',
};

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
      throw new YamlProblem(`dòng ${line + 1} lồng quá sâu`, `nested too deeply at line ${line + 1}`);
  }
}
