import type { LegacyEncoding } from './legacy-encoding.ts';

/** The encodings in which one byte is one letter. */
export type SingleByteEncoding = Exclude<LegacyEncoding, 'vni'>;

/** Letters of the bytes 0x80–0xFF, 16 a row; '.' where the byte keeps its Western meaning. */
const HIGH: Readonly<Record<SingleByteEncoding, string>> = {
  // VN3 has no capitals with tones (another font shows them); those of VN2 fill the places it leaves free.
  tcvn3: [
    '................',
    '................',
    '.ĂÂÊÔƠƯĐăâêôơưđẰ',
    '.....àảãáạẲằẳẵắẴ',
    'ẮẦẨẪẤỀặầẩẫấậèỂẻẽ',
    'éẹềểễếệìỉỄẾỒĩíịò',
    'Ổỏõóọồổỗốộờởỡớợù',
    'ỖủũúụừửữứựỳỷỹýỵỐ',
  ].join(''),
  viscii: [
    'ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ',
    'ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ',
    'Õắằặấầẩậẽẹếềểễệố',
    'ồổỗỠƠộờởịỰỨỪỬơớƯ',
    'ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ',
    'ĐứÒÓÔạỷừửÙÚỹỵÝỡư',
    'àáâãảăữẫèéêẻìíĩỉ',
    'đựòóôõỏọụùúũủýợỮ',
  ].join(''),
  vps: [
    'ÀẢÃẤẦẨọỗĂếềểệẮẰẲ',
    'Ế..ỀỂỄỐỒỔỖýỷỵỚỜỞ',
    '.ắằẳẵặỠớÙờởỡŨỨợỪ',
    'ổỬỲỸÍÌộỈĨÓửữÒỎÕự',
    'ầÁÂấẩẫậđẻÉÊẹỉễịỹ',
    'ƯỦồốÔỏơÈừứÚũưÝẺ.',
    'àáâãảạă.èéêẽìí.ĩ',
    'ẴĐòóôõ.Ơụùúủ.ỶẼỳ',
  ].join(''),
};

/** Capitals for which the high half had no room. */
const LOW: Readonly<Record<SingleByteEncoding, string>> = {
  tcvn3: '',
  viscii: '\u0002Ẳ\u0005Ẵ\u0006Ẫ\u0014Ỷ\u0019Ỹ\u001eỴ',
  vps: '\u0002Ạ\u0003Ậ\u0004Ặ\u0005Ẹ\u0006Ệ\u0010Ị\u0011Ọ\u0012Ộ\u0013Ợ\u0014Ụ\u0015Ự\u0019Ỵ\u001cẪ\u001dỮ',
};

function tableOf(encoding: SingleByteEncoding): ReadonlyMap<number, string> {
  const table = new Map<number, string>();
  [...HIGH[encoding]].forEach((letter, i) => {
    if (letter !== '.') table.set(0x80 + i, letter);
  });
  const low = [...LOW[encoding]];
  for (let i = 0; i + 1 < low.length; i += 2) table.set((low[i] ?? '').charCodeAt(0), low[i + 1] ?? '');
  return table;
}

/** Byte to Vietnamese letter; bytes that are missing keep their Western meaning. */
export const SINGLE_BYTE_TABLES: Readonly<Record<SingleByteEncoding, ReadonlyMap<number, string>>> = {
  tcvn3: tableOf('tcvn3'),
  viscii: tableOf('viscii'),
  vps: tableOf('vps'),
};
