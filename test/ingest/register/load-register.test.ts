import { describe, expect, it } from 'vitest';

import { IngestError } from '../../../ingest/ingest-error.ts';
import { messageLine } from '../../../ingest/messages.vi.ts';
import { readDocument } from '../../../ingest/read-document.ts';
import { parseRegister } from '../../../ingest/register/load-register.ts';
import { parseSidecar } from '../../../ingest/register/load-sidecar.ts';

const REGISTER = `documents:
  - number: 05-NQ/ĐU
    issuedOn: 2020-02-05
    issuer: Đảng ủy xã Sơn Lĩnh
    kind: nghi-quyet
    title: Về đại hội
    level: xa
    place: Sơn Lĩnh, Đại Ngàn
    status: superseded
    certainty: confirmed
    to: 2025-04-13
    replacedBy: 07-NQ/ĐU (2025-04-14)
  - number: 05-NQ/ĐU
    issuedOn: 2025-08-01
    kind: nghi-quyet
    title: Về đại hội nhiệm kỳ sau
`;

function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof IngestError) return messageLine(error.notice);
  }
  return 'none';
}

describe('the register', () => {
  it('reads numbers, days and chains', () => {
    const [first] = parseRegister(REGISTER);

    expect(first).toMatchObject({
      number: '05-NQ/ĐU',
      issuedOn: '2020-02-05',
      level: 'commune',
      certainty: 'confirmed',
      replacedBy: { number: '07-NQ/ĐU', issuedOn: '2025-04-14' },
      replaces: [],
    });
  });

  it.each([
    ['documents:\n  - number: [', 'bị lỗi'],
    [
      'documents:\n  - number: 05-NQ/ĐU\n    kind: nghi-quyet\n    title: A\n    isuedOn: 2020-02-05',
      '“isuedOn”',
    ],
    ['documents:\n  - number: 05-NQ/ĐU\n    kind: nghi-quiet\n    title: A', 'documents.0.kind'],
    [
      'documents:\n  - number: 05-NQ/ĐU\n    kind: nghi-quyet\n    title: A\n    issuedOn: 31/02/2020',
      'documents.0.issuedOn',
    ],
    ['- a', 'không đúng cấu trúc'],
  ])('names what is wrong with %j', (text, words) => {
    expect(reasonOf(() => parseRegister(text))).toContain(words);
  });

  it('gives a paper its validity by number and day, not to its namesake of another term', async () => {
    const register = parseRegister(REGISTER);
    const paper = (day: string): Buffer =>
      Buffer.from(
        `ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ SƠN LĨNH\n*\nSố 05-NQ/ĐU\nSơn Lĩnh, ngày ${day}\n\nNGHỊ QUYẾT\nvề đại hội\n-----\n\nĐại hội quyết nghị các nội dung.`,
      );

    const old = await readDocument(paper('05 tháng 02 năm 2020'), { file: 'a', register });
    const later = await readDocument(paper('01 tháng 8 năm 2025'), { file: 'b', register });

    expect(old).toMatchObject({
      content: {
        document: {
          validity: { status: 'superseded', to: '2025-04-13', supersededBy: '07-NQ/ĐU (14/4/2025)' },
        },
      },
    });
    expect(later).toMatchObject({
      content: { document: { validity: { status: 'unknown', supersededBy: null } } },
    });
  });
});

describe('order of precedence', () => {
  it('lets front matter win over the sidecar, the sidecar over the register and the text, and says where each came from', async () => {
    const sidecar = parseSidecar(
      'number: 05-NQ/ĐU\nissuedOn: 2020-02-05\nissuer: Từ tệp kèm\nsigner: Trần Văn A',
    );
    const result = await readDocument(Buffer.from('---\ntitle: A\nissuer: Từ đầu tệp\n---\n\nNội dung.'), {
      file: 'a.md',
      sidecar,
      register: parseRegister(REGISTER),
    });

    if (result.outcome !== 'ok') throw new Error(result.detail);
    const { document } = result.content;
    expect([document.issuer, document.signer, document.level]).toEqual([
      'Từ đầu tệp',
      'Trần Văn A',
      'commune',
    ]);
    expect([
      document.provenance['issuer']?.from,
      document.provenance['signer']?.from,
      document.provenance['level']?.from,
    ]).toEqual(['front-matter', 'sidecar', 'register']);
  });

  it('says so when what is declared differs from the head of the paper', async () => {
    const text =
      'ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ SƠN LĨNH\nSố 05-NQ/ĐU\nSơn Lĩnh, ngày 05 tháng 02 năm 2020\nNGHỊ QUYẾT\nvề đại hội\n\nĐại hội quyết nghị.';
    const result = await readDocument(Buffer.from(text), {
      file: 'a',
      sidecar: parseSidecar('issuedOn: 2020-03-05'),
    });

    expect(result.outcome === 'ok' ? result.warnings.map(({ code, what }) => [code, what]) : []).toEqual([
      ['values-disagree', 'ngày 2020-03-05'],
    ]);
  });
});
