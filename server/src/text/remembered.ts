/**
 * An answer about things that never change, given once for each of them and kept for as long as the thing lives: for what
 * is asked often of few, because what is kept costs memory.
 */
export function remembered<K extends object, V>(answer: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found.value;
    const value = answer(of);
    known.set(of, { value });
    return value;
  };
}
