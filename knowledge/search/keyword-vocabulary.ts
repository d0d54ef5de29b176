import type { Fingerprint } from './keyword-fingerprint.ts';

/** Open-addressing table from fingerprints to term numbers. */
export interface Vocabulary {
  /** The term's number, or -1 when it does not occur. */
  find(term: Fingerprint): number;
}

/** Slots hold term number + 1; 0 is free. At most half of them are used, so a search ends after a few steps. */
export function buildSlots(low: Uint32Array, high: Uint32Array): Uint32Array {
  let size = 2;
  while (size < low.length * 2) size *= 2;
  const slots = new Uint32Array(size);
  for (let term = 0; term < low.length; term++) {
    let slot = slotOf(low[term] ?? 0, high[term] ?? 0, size);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = term + 1;
  }
  return slots;
}

export function openVocabulary(slots: Uint32Array, low: Uint32Array, high: Uint32Array): Vocabulary {
  return {
    find(term) {
      let slot = slotOf(term.low, term.high, slots.length);
      for (let used = slots[slot] ?? 0; used !== 0; used = slots[slot] ?? 0) {
        if (low[used - 1] === term.low && high[used - 1] === term.high) return used - 1;
        slot = (slot + 1) & (slots.length - 1);
      }
      return -1;
    },
  };
}

function slotOf(low: number, high: number, size: number): number {
  return (low ^ Math.imul(high, 0x9e3779b1)) & (size - 1);
}
