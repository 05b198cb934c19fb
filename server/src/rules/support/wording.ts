import type { Definition } from "../../model/facts.ts";
import { slug } from "../../text/fold.ts";
import { quoted } from "../../text/quoted.ts";

/** A definition as titles show it: its name, and its id where that is another word. */
export function named({ id, name }: Definition): string {
  return id === name ? quoted(name) : `${quoted(name)} (${id})`;
}

/** A definition as messages show it, which are cut off where they are long: as `named`, without an id that is made of the name. */
export function brieflyNamed(definition: Definition): string {
  const { id, name } = definition;
  return id === slug(name) ? quoted(name) : named(definition);
}

/** `a, b or c`; at most `most` of them. */
export function either(words: readonly string[], most = 9): string {
  return joined(words.slice(0, most), "or");
}

/** `a, b and c`; at most `most` of them, then how many are left. */
export function all(words: readonly string[], most = 3): string {
  const left = words.length - most;
  return joined(left > 0 ? [...words.slice(0, most), `${left} more`] : words, "and");
}

function joined(words: readonly string[], link: string): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${link} ${last}`;
}

/** The question that names what may be meant, with a space before it; nothing where nothing is near. */
export function didYouMean(names: readonly string[]): string {
  return names.length === 0 ? "" : ` Did you mean ${either(names)}?`;
}
