/**
 * A map that never changes: a large base and a small patch over it. A change makes the next map at a cost of about the
 * square root of the base's size, because the patch is copied and, once it has grown to that size, merged.
 */
export class Layered<K, V> {
  private constructor(
    private readonly base: ReadonlyMap<K, V>,
    private readonly patch: ReadonlyMap<K, V | undefined>,
    /** How many keys have a value. */
    readonly size: number,
  ) {}

  static empty<K, V>(): Layered<K, V> {
    return new Layered<K, V>(new Map(), new Map(), 0);
  }

  get(key: K): V | undefined {
    return this.patch.has(key) ? this.patch.get(key) : this.base.get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  /** The map with these keys changed; undefined removes a key. */
  with(changes: ReadonlyMap<K, V | undefined>): Layered<K, V> {
    if (changes.size === 0) return this;
    let { size } = this;
    for (const [key, value] of changes) size += (value === undefined ? 0 : 1) - (this.has(key) ? 1 : 0);
    const grown = this.patch.size + changes.size;
    if (grown > 16 && grown * grown > this.base.size) {
      const merged = new Map(this.base);
      for (const layer of [this.patch, changes]) {
        for (const [key, value] of layer) {
          if (value === undefined) merged.delete(key);
          else merged.set(key, value);
        }
      }
      return new Layered(merged, new Map(), size);
    }
    const patch = new Map(this.patch);
    for (const [key, value] of changes) patch.set(key, value);
    return new Layered(this.base, patch, size);
  }

  *entries(): Generator<[K, V]> {
    for (const entry of this.base) if (!this.patch.has(entry[0])) yield entry;
    for (const [key, value] of this.patch) if (value !== undefined) yield [key, value];
  }

  *keys(): Generator<K> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): Generator<V> {
    for (const [, value] of this.entries()) yield value;
  }
}
