import { legacyText } from '../legacy-letters.ts';
import {
  leftHeadLines,
  partLines,
  rightHeadLines,
  signatureLines,
  titleBlock,
  type Paper,
  type PaperPart,
} from '../paper.ts';

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A page of a portal: the paper stands among menus, counters, other news and an imprint. */
export function portalPage(paper: Paper): string {
  const p = (text: string): string => `<p>${escaped(text)}</p>`;
  const { truth } = paper;
  const [year = '', month = '', day = ''] = truth.issuedOn.split('-');
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${escaped(pageTitle(paper))} | Trang thông tin điện tử</title>
<script>var dem = 0; function xem() { dem += 1; }</script><style>.menu { color: red; }</style></head>
<body>
<header><div class="logo">TRANG THÔNG TIN ĐIỆN TỬ</div>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu</a></li><li><a href="/tin">Tin tức - Sự kiện</a></li><li><a href="/vb">Văn bản</a></li><li><a href="/lh">Liên hệ</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/vb">Văn bản chỉ đạo</a></div>
<main><article><h1>${escaped(pageTitle(paper))}</h1>
<div class="meta">Ngày đăng: ${day}/${month}/${year} 08:15 | Lượt xem: 1.327</div>
<div class="share"><a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">In trang</a></div>
<div class="content">
<table border="0"><tr><td align="center">${leftHeadLines(paper).map(p).join('')}</td><td align="center">${rightHeadLines(paper).map(p).join('')}</td></tr></table>
${titleBlock(paper)
  .map((line) => `<p style="text-align:center"><b>${escaped(line)}</b></p>`)
  .join('\n')}
${paper.body.map((part) => partHtml(part, p)).join('\n')}
<table border="0"><tr><td>${paper.foot.recipients.map(p).join('')}</td><td align="center">${signatureLines(paper).map(p).join('')}</td></tr></table>
${paper.annexes.map((part) => partHtml(part, p)).join('\n')}
</div></article>
<aside><h3>Tin liên quan</h3><ul><li><a href="/1">Hội nghị giao ban công tác xây dựng Đảng quý III</a></li><li><a href="/2">Khai giảng lớp bồi dưỡng nghiệp vụ văn phòng</a></li><li><a href="/3">Thông báo lịch tiếp công dân</a></li></ul></aside></main>
<div class="counter">Đang truy cập: 12<br>Hôm nay: 310<br>Tổng lượt truy cập: 1.482.003</div>
<footer><p>Cơ quan chủ quản: Văn phòng cấp ủy</p><p>Điện thoại: 0200.3123.456 - Email: vanphong@vidu.example</p><p>Bản quyền © ${year}</p></footer>
</body></html>
`;
}

/** A page as Word saves it, with its own tags and comments. */
export function wordPage(paper: Paper): string {
  return wordFrame(paper, 'Times New Roman', (text) => escaped(text), 'utf-8');
}

/** The same in the font .VnTime; capitals stand in .VnTimeH. To be saved as Windows-1252. */
export function vnTimePage(paper: Paper): string {
  const shown = (text: string): string => {
    const isCapitals = text === text.toUpperCase() && /\p{L}/u.test(text);
    const letters = escaped(legacyText(isCapitals ? text.toLowerCase() : text, 'tcvn3'));
    return isCapitals ? `<span style='font-family:.VnTimeH'>${letters}</span>` : letters;
  };
  return wordFrame(paper, '.VnTime', shown, 'windows-1252');
}

function wordFrame(paper: Paper, font: string, shown: (text: string) => string, charset: string): string {
  const p = (text: string, align = 'justify'): string =>
    `<p class=MsoNormal style='text-align:${align};text-indent:1.0cm'><span lang=VI style='font-size:14.0pt;font-family:"${font}"'>${shown(text)}<o:p></o:p></span></p>`;
  const centre = (text: string): string => p(text, 'center');
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=${charset}"><meta name=Generator content="Microsoft Word 11">
<title>Van ban</title><!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal { margin:0cm; font-size:12.0pt; } @page Section1 { size:595.3pt 841.9pt; } --></style></head>
<body lang=EN-US style='tab-interval:36.0pt'><div class=Section1>
<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0><tr><td width=255 valign=top>${leftHeadLines(paper).map(centre).join('\n')}</td><td width=330 valign=top>${rightHeadLines(paper).map(centre).join('\n')}</td></tr></table>
${titleBlock(paper).map(centre).join('\n')}
${paper.body.map((part) => partHtml(part, p, shown)).join('\n')}
<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0><tr><td width=255 valign=top>${paper.foot.recipients.map((line) => p(line)).join('\n')}</td><td width=330 valign=top>${signatureLines(paper).map(centre).join('\n')}</td></tr></table>
${paper.annexes.map((part) => partHtml(part, p, shown)).join('\n')}
</div></body></html>
`;
}

function pageTitle({ head, truth }: Paper): string {
  const kind = head.kindLine ?? 'Công văn';
  return `${kind[0] ?? ''}${kind.slice(1).toLowerCase()} số ${truth.number} ${head.kindLine === null ? truth.title.replace('V/v ', '') : truth.title}`;
}

function partHtml(
  part: PaperPart,
  p: (text: string) => string,
  shown: (text: string) => string = escaped,
): string {
  if (part.type !== 'table')
    return partLines(part)
      .map((line) => p(line))
      .join('\n');
  const row = (cells: readonly string[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${shown(cell)}</${tag}>`).join('')}</tr>`;
  return `<table border=1>${row(part.header, 'th')}${part.rows.map((cells) => row(cells, 'td')).join('\n')}</table>`;
}
