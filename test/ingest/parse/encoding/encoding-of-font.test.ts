import { describe, expect, it } from 'vitest';

import { encodingOfFont } from '../../../../ingest/parse/encoding/encoding-of-font.ts';

describe('the name of a font tells the encoding', () => {
  it.each([
    ['.VnTime', 'tcvn3', false],
    ['.VnTimeH', 'tcvn3', true],
    ['.VNTIMEH', 'tcvn3', true],
    ['.VnArial NarrowH', 'tcvn3', true],
    ['"​.VnArial"'.replace('\u200b', ''), 'tcvn3', false],
    ['ABCDEF+.VnTime,Bold', 'tcvn3', false],
    ['ABCDEF+.VnTimeH-BoldItalic', 'tcvn3', true],
    ['.vntimeh', 'tcvn3', true],
    ['VNI-Times', 'vni', false],
    ['VNI-Helve-Condense', 'vni', false],
    ['ABCDEF+VNI-Times,Italic', 'vni', false],
    ['VPS Times', 'vps', false],
    ['VPSTimes', 'vps', false],
    ['VI Times', 'viscii', false],
    ['VISCII Arial', 'viscii', false],
  ])('%s', (name, encoding, upper) => {
    expect(encodingOfFont(name)).toEqual({ encoding, upper });
  });

  it.each([
    'Times New Roman',
    'Vivaldi',
    'Vnexpress Sans',
    'VPNSans',
    'Arial',
    'Victorian',
    '',
    'x'.repeat(200),
    'Tahoma',
    'Verdana',
  ])('says nothing of %s', (name) => {
    expect(encodingOfFont(name)).toBeNull();
  });
});
