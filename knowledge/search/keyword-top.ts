/** Keeps the `size` greatest of the values offered; of equal values the one offered first. */
export class Top {
  readonly #size: number;
  readonly #keys: number[] = [];
  readonly #values: number[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** What a value must exceed to be kept; -Infinity until `size` are held. */
  get threshold(): number {
    return this.#keys.length < this.#size ? -Infinity : (this.#values[0] ?? -Infinity);
  }

  offer(key: number, value: number): void {
    if (this.#size <= 0) return;
    if (this.#keys.length < this.#size) {
      this.#keys.push(key);
      this.#values.push(value);
      this.#rise(this.#keys.length - 1);
    } else if (value > this.threshold) {
      this.#keys[0] = key;
      this.#values[0] = value;
      this.#sink();
    }
  }

  /** Greatest first; equal values by ascending key. */
  sorted(): { key: number; value: number }[] {
    return this.#keys
      .map((key, i) => ({ key, value: this.#values[i] ?? 0 }))
      .sort((a, b) => b.value - a.value || a.key - b.key);
  }

  /** The heap has its worst entry on top: the smallest value and, among equals, the greatest key. */
  #worse(i: number, j: number): boolean {
    const a = this.#values[i] ?? 0;
    const b = this.#values[j] ?? 0;
    return a < b || (a === b && (this.#keys[i] ?? 0) > (this.#keys[j] ?? 0));
  }

  #rise(from: number): void {
    for (let i = from; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!this.#worse(i, parent)) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  #sink(): void {
    for (let i = 0; ;) {
      let worst = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < this.#keys.length && this.#worse(child, worst)) worst = child;
      if (worst === i) return;
      this.#swap(i, worst);
      i = worst;
    }
  }

  #swap(i: number, j: number): void {
    [this.#keys[i], this.#keys[j]] = [this.#keys[j] ?? 0, this.#keys[i] ?? 0];
    [this.#values[i], this.#values[j]] = [this.#values[j] ?? 0, this.#values[i] ?? 0];
  }
}
