/**
 * Inner product of `unit` with the numbers of `values` from `start` on; the cosine when both have unit length.
 * Four sums side by side, because one sum would make every step wait for the one before.
 */
export function dotProduct(unit: Float32Array, values: Float32Array, start: number): number {
  const { length } = unit;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = 0;
  // Casts instead of defaults: this loop is the whole cost of an exact search, and `at` never leaves the arrays.
  for (; at + 3 < length; at += 4) {
    a += (unit[at] as number) * (values[start + at] as number);
    b += (unit[at + 1] as number) * (values[start + at + 1] as number);
    c += (unit[at + 2] as number) * (values[start + at + 2] as number);
    d += (unit[at + 3] as number) * (values[start + at + 3] as number);
  }
  for (; at < length; at++) a += (unit[at] as number) * (values[start + at] as number);
  return a + b + c + d;
}
