import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { CleanPage } from '../repair/drop-page-chrome.ts';
import { restoreBodyCase } from './body-names.ts';

/** Who published a report, with the words it was read from. */
export interface FoundIssuer {
  readonly name: string;
  readonly evidence: string;
  readonly certainty: number;
}

/** `(ABO)- …`, `XYO-Đến …`, `(TTXVN) - …`: the code with which papers sign the first line; near miss: `UBND - HĐND`. */
const DATELINE =
  /^(?:\(([\p{Lu}][\p{L}\d. ]{1,30})\)\s?[-–:]?\s?|([\p{Lu}]{2,6}(?:\.[\p{Lu}]{2})?)\s?[-–]\s?)(?=[\p{Lu}\d“"])/u;
const NOT_A_DATELINE = /^(?:UBND|HĐND|MTTQ|UBMTTQ|BCH|BTV|BCĐ|TW|XHCN|CHXHCN|TP|HTX)$/;

/** The code at the start of the first paragraph, or null. */
export function datelineOf(paragraph: string): { readonly code: string; readonly raw: string } | null {
  const match = DATELINE.exec(paragraph.slice(0, 60));
  const code = match?.[1] ?? match?.[2];
  return match && code !== undefined && !NOT_A_DATELINE.test(code)
    ? { code: code.trim(), raw: match[0].trim() }
    : null;
}

/** `Nguồn tin: http://baoabc.vn/x`, `Nguồn: Báo Abc`. */
const SOURCE_LINE = /^(?:link nguồn|theo nguồn|nguồn(?: tin| bài viết)?)\s?:\s?(.{2,300})$/iu;
const ADDRESS = /https?:\/\/([^\s/?#]{3,120})[^\s]{0,400}/iu;
/** A line that names the portal or paper in the imprint: `CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN …`, `BÁO ĐIỆN TỬ …`. */
const SITE_LINE =
  /^(?:(?:trang|cổng) (?:thông tin điện tử|ttđt)(?: tổng hợp)?|báo(?: điện tử)?|đài phát thanh[^.]{0,40}|tạp chí)\s.{3,100}$/iu;
/** `phóng viên Báo …`; capitals only. */
const NAMED_PAPER =
  /(?<!\p{L})((?:Báo|Tạp chí|Đài)(?:\s(?:điện tử|Phát thanh|Truyền hình|và))?\s\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){0,3})/gu;

/** Addresses named as the source of a page. */
export function sourceAddresses(page: CleanPage): string[] {
  return page.attributions.map((line) => ADDRESS.exec(line)?.[0]).filter((address) => address !== undefined);
}

/**
 * The paper, portal or body that published a page: what the page declares, the name in its imprint, its source line
 * (a host that spells a paper named in the text gives that name), the code at the first line. Null when none is there.
 */
export function findPressIssuer(page: CleanPage, text: string, siteName: string | null): FoundIssuer | null {
  if (siteName !== null && siteName !== '') return { name: siteName, evidence: siteName, certainty: 0.9 };
  const site = page.footer.find((line) => line.length <= 120 && SITE_LINE.test(line));
  if (site !== undefined) return { name: foldSpaces(restoreBodyCase(site)), evidence: site, certainty: 0.8 };

  const source = page.attributions
    .map((line) => SOURCE_LINE.exec(line)?.[1])
    .find((value) => value !== undefined);
  const dateline = datelineOf(page.blocks[0]?.text ?? '');
  if (source !== undefined) {
    const host = ADDRESS.exec(source)?.[1]
      ?.toLowerCase()
      .replace(/^www\./, '');
    if (host === undefined) return { name: foldSpaces(source), evidence: source, certainty: 0.8 };
    const named = paperOfHost(host, text);
    return { name: named ?? host, evidence: source, certainty: named === null ? 0.6 : 0.85 };
  }
  return dateline === null ? null : { name: dateline.code, evidence: dateline.raw, certainty: 0.5 };
}

/** The paper named in the text whose name the host spells without marks and blanks. */
function paperOfHost(host: string, text: string): string | null {
  const letters = host.replace(/[^a-z0-9]/g, '');
  for (const match of text.slice(0, 100_000).matchAll(NAMED_PAPER)) {
    const words = (match[1] ?? '').split(/\s/);
    for (let length = words.length; length >= 2; length--) {
      const name = words.slice(0, length).join(' ');
      if (letters.includes(foldDiacritics(name).replace(/\s/g, ''))) return name;
    }
  }
  return null;
}
