import { describe, expect, it } from 'vitest';

import { readFileName } from '../../../ingest/identify/file-name.ts';
import { cpuTimeOf } from '../../support/cpu-time.ts';

describe('what a file name says', () => {
  it.each([
    ['35-CT-TW 30-5-2019.pdf', '35-CT/TW', '2019-05-30', 'chi-thi'],
    ['KH 40-KH_TU ngay 5.2.2026.docx', '40-KH/TU', '2026-02-05', 'ke-hoach'],
    ['026 05 NQ DU.doc', '05-NQ/ĐU', null, 'nghi-quyet'],
    ['qd-244-qd-tw-09062014.pdf', '244-QĐ/TW', '2014-06-09', 'quyet-dinh'],
    ['12-KH-UBND_2026-02-05.docx', '12/KH-UBND', '2026-02-05', 'ke-hoach'],
    ['30-2020-ND-CP.html', '30/2020/NĐ-CP', null, 'nghi-dinh'],
    ['cv123.doc', null, null, 'cong-van'],
    ['Công văn gửi các chi bộ.doc', null, null, null],
    ['IMG_20260205_101112.jpg', null, '2026-02-05', null],
    ['31-2-2026.pdf', null, null, null],
    ['nhiem-ky-2020-2025.pdf', null, null, null],
    ['', null, null, null],
  ])('%s', (name, number, issuedOn, kind) => {
    expect(readFileName(name)).toMatchObject({ number, issuedOn, kind });
  });

  it('stays fast on a long name', async () => {
    const spent = await cpuTimeOf(() => {
      readFileName(`${'35-CT-'.repeat(20_000)}TW.pdf`);
      readFileName(`${'1'.repeat(100_000)}.pdf`);
    });

    expect(spent).toBeLessThan(400);
  });
});
