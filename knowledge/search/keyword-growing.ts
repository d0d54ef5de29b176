type Numbers = Uint8Array | Uint32Array | Float32Array | Float64Array;

/** A typed array that grows by doubling; plain arrays of millions of numbers cost several times the memory. */
export class GrowingArray<T extends Numbers> {
  #values: T;
  #length = 0;
  readonly #create: (length: number) => T;

  constructor(create: (length: number) => T) {
    this.#create = create;
    this.#values = create(1024);
  }

  get length(): number {
    return this.#length;
  }

  get(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    while (index >= this.#values.length) this.#grow();
    this.#values[index] = value;
    if (index >= this.#length) this.#length = index + 1;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
  }

  /** The values pushed so far, without copying; invalid after the next push. */
  view(): T {
    return this.#values.subarray(0, this.#length) as T;
  }

  #grow(): void {
    const larger = this.#create(this.#values.length * 2);
    larger.set(this.#values);
    this.#values = larger;
  }
}
