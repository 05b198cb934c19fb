/** The words that multiply a number, with their powers of ten. A bare "m" is metres and not here. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ["hundred", 2],
  ["k", 3],
  ["thousand", 3],
  ["lakh", 5],
  ["million", 6],
  ["mn", 6],
  ["mln", 6],
  ["crore", 7],
  ["billion", 9],
  ["bn", 9],
  ["bln", 9],
  ["trillion", 12],
  ["tn", 12],
  ["trn", 12],
]);

const FIRST_WORD = /^([A-Za-z]+)(?=[\s%$€£¥₫]|$)\s*(.*)$/s;

/** The power of ten of the scale word that a text begins with (0 for none), and the rest of the text. */
export function splitScale(text: string): readonly [scale: number, rest: string] {
  const found = FIRST_WORD.exec(text);
  const scale = SCALES.get(found?.[1]?.toLowerCase() ?? "");
  return scale === undefined ? [0, text.trim()] : [scale, found?.[2]?.trim() ?? ""];
}
