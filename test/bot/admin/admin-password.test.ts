import { describe, expect, it } from 'vitest';
import { weaknessOf } from '../../../bot/admin/admin-password.ts';

describe('a password from the settings', () => {
  it.each(['ngan', 'admin-test-2026', '111111111111', 'abcabcabcabc', 'changeme-changeme', 'matkhau123456'])(
    'is refused when weak: %s',
    (password) => expect(weaknessOf(password)).not.toBeNull(),
  );

  it('is taken when long enough', () => expect(weaknessOf('mot cau dai de nho 2026')).toBeNull());
});
