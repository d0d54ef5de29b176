import { partLines, type Paper, type PaperPart } from '../paper.ts';

/** The text alone, with what is known about it declared in front matter. */
export function declaredMarkdown(paper: Paper): string {
  const { truth } = paper;
  const declared: Readonly<Record<string, string>> = {
    title: truth.title,
    number: truth.number,
    issuedOn: truth.issuedOn,
    issuer: truth.issuers[0] ?? '',
    kind: truth.kind,
    term: truth.term,
    signer: truth.signer,
    form: 'nguyen-van',
    ...(typeof truth.place === 'string' ? { place: truth.place } : {}),
  };
  const lines = Object.entries(declared).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n${markdownParts([...paper.body, ...paper.annexes])}\n`;
}

function markdownParts(parts: readonly PaperPart[]): string {
  return parts
    .map((part) => {
      if (part.type === 'table')
        return [part.header, part.header.map(() => '---'), ...part.rows]
          .map((cells) => `| ${cells.join(' | ')} |`)
          .join('\n');
      const text = partLines(part).join(' ');
      return part.type === 'heading' ? `${'#'.repeat(part.level + 1)} ${text}` : text;
    })
    .join('\n\n');
}
