import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../ingest/read-document.ts';

const page = (title: string, ...lines: readonly string[]): Buffer =>
  Buffer.from(
    `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1>${lines
      .map((line) => `<p>${line}</p>`)
      .join('')}</body></html>`,
  );
const read = (bytes: Buffer) => readDocument(bytes, { file: 'trang.html' });

describe('a page that a portal sends in place of a paper (I22)', () => {
  it.each([
    ['Bảo trì hệ thống', 'Xin lỗi quý vị vì sự bất tiện này, vui lòng quay lại sau ít phút.'],
    [
      'Cổng thông tin điện tử tỉnh Lang Mông',
      'Cổng thông tin đang được bảo trì, nâng cấp. Vui lòng quay lại sau.',
    ],
    ['404 Not Found', 'nginx/1.18.0'],
    ['Lỗi 404', 'Không tìm thấy trang bạn cần. Hãy kiểm tra lại đường dẫn hoặc quay về trang chủ.'],
    ['502 Bad Gateway', 'The server returned an invalid response.'],
    [
      'Đăng nhập',
      'Vui lòng đăng nhập để xem nội dung văn bản này. Quên mật khẩu? Hãy gọi cho quản trị viên.',
    ],
    ['Thư viện văn bản', 'Bạn không có quyền truy cập trang này.'],
    ['Just a moment...', 'Checking your browser before accessing the site.'],
  ])('is failed with what to do: %s', async (title, line) => {
    expect(await read(page(title, line))).toMatchObject({ outcome: 'failed', reason: 'portal-notice' });
  });

  it.each([
    [
      'Đảng ủy xã Bến Sỏi bàn việc nâng cấp trang thông tin điện tử',
      'Ngày 05/3/2031, Đảng ủy xã Bến Sỏi họp bàn việc nâng cấp trang thông tin điện tử của xã trong quý hai.',
    ],
    [
      'Đăng ký dự thi tìm hiểu nghị quyết',
      'Cán bộ, đảng viên đăng nhập bằng số thẻ đảng viên rồi chọn bài thi của chi bộ mình.',
    ],
    [
      'Bảo đảm an toàn hệ thống điện tại nơi tổ chức đại hội',
      'Đơn vị phục vụ kiểm tra đường điện trước ngày khai mạc và cử người trực trong suốt đại hội.',
    ],
  ])('is not taken for one that speaks of such things: %s', async (title, line) => {
    expect(await read(page(title, line))).toMatchObject({ outcome: 'ok' });
  });

  it('an official notice about maintenance is a paper by its head', async () => {
    const lines = [
      'UBND TỈNH LANG MÔNG',
      'VĂN PHÒNG',
      'Số: 12/TB-VP',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Lang Mông, ngày 05 tháng 3 năm 2031',
      'THÔNG BÁO',
      'Tạm ngừng hệ thống quản lý văn bản để bảo trì',
      'Hệ thống quản lý văn bản tạm ngừng hoạt động từ 18 giờ ngày 08/3/2031 để bảo trì.',
    ];
    expect(await readDocument(Buffer.from(lines.join('\n')), { file: 'thong-bao.txt' })).toMatchObject({
      outcome: 'ok',
    });
  });
});

describe('what a page asks to be fetched (I5)', () => {
  it('is neither opened nor expanded: entities of a DTD stay as they are written', async () => {
    const place = new URL('../../../package.json', import.meta.url).href;
    const bytes = Buffer.from(
      `<!DOCTYPE html [<!ENTITY x SYSTEM "${place}"><!ENTITY a "lặp lặp "><!ENTITY b "&a;&a;&a;&a;&a;">]>` +
        '<html><body><p>Đại hội chi bộ được tổ chức vào tháng ba theo kế hoạch của đảng ủy &x; &b;.</p></body></html>',
    );
    const result = await read(bytes);
    if (result.outcome !== 'ok') throw new Error(result.detail);
    const text = result.content.passages.map((passage) => passage.text).join('\n');
    expect(text).toContain('theo kế hoạch của đảng ủy');
    expect(text).not.toMatch(/tro-ly-can-bo|dependencies|lặp lặp/);
  });
});
