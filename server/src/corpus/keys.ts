import type { Definition, Use } from "../model/facts.ts";
import { entityKindNamed } from "../model/vocabulary.ts";
import { fold } from "../text/fold.ts";
import { remembered } from "../text/remembered.ts";
import { piecesOf } from "../text/words.ts";

const FILE = "file:";
const WEAK = "weak:";

/** The key under which a file itself is found, by its path. */
function fileKey(path: string): string {
  return `${FILE}${path}`;
}

/**
 * The keys under which a definition is found: its id and its strong names, folded, and its file. Weak aliases are no
 * keys, because they never resolve.
 */
export function keysOfDefinition(definition: Definition): ReadonlySet<string> {
  const keys = new Set([fold(definition.id), fileKey(definition.path)]);
  for (const name of definition.names) if (!name.weak) keys.add(fold(name.text));
  return keys;
}

/** The folded names and aliases of a definition, without the weak ones. */
const strongNames = remembered((definition: Definition): readonly string[] =>
  definition.names.filter(({ weak }) => !weak).map(({ text }) => fold(text)),
);

/** Whether a folded word is a name or an alias of the definition (no weak one). */
export function bears(definition: Definition, folded: string): boolean {
  return strongNames(definition).includes(folded);
}

/** The key under which a weak alias suggests what bears it; no use has it, so that it resolves nothing. */
export function weakKey(name: string): string {
  return `${WEAK}${fold(name)}`;
}

/** The key that a use of a weak alias has; of any other key the key itself. */
export function usedAs(key: string): string {
  return key.startsWith(WEAK) ? key.slice(WEAK.length) : key;
}

/** Whether a key is a spelling of an id or a name, which another may be nearly like. */
export function isSpelling(key: string): boolean {
  return !key.startsWith(FILE) && !key.startsWith(WEAK);
}

/** All keys under which the index keeps a definition: those that resolve and those that suggest. */
export function indexKeys(definition: Definition): ReadonlySet<string> {
  const weak = definition.names.filter((name) => name.weak).map((name) => weakKey(name.text));
  return weak.length === 0
    ? keysOfDefinition(definition)
    : new Set([...keysOfDefinition(definition), ...weak]);
}

/** Whether two are one definition, whenever they were read: of one id in one file. */
export function isSame(a: Definition, b: Definition): boolean {
  return a.path === b.path && a.id === b.id;
}

/** Whether the definition is of an entity: what names in the text may mean without being marked. */
export function isEntity(definition: Definition): boolean {
  return entityKindNamed(definition.kind) !== undefined;
}

/**
 * The beginnings of an entity's strong names, folded, up to the end of each of their words and signs: what the reader of
 * names in a text goes by from word to word. None for a source, an article or a note.
 */
export function beginningsOf(definition: Definition): readonly string[] {
  if (!isEntity(definition)) return [];
  return definition.names.flatMap((name) => {
    if (name.weak) return [];
    const key = fold(name.text);
    return piecesOf(key).map(({ end }) => key.slice(0, end));
  });
}

/** The keys under which a use's target may be defined, whether or not anything is. */
export function keysOfUse(use: Use): readonly string[] {
  if (use.wanted === "file") return [fileKey(use.target)];
  if (use.target === "") return [fileKey(use.path)];
  const whole = fold(use.target);
  const slash = use.target.lastIndexOf("/");
  return slash < 0 ? [whole] : [whole, fold(use.target.slice(slash + 1))];
}
