import type { Definition, Use } from "../model/facts.ts";
import { fold } from "../text/fold.ts";

/** The key under which a file itself is found, by its path. */
function fileKey(path: string): string {
  return `file:${path}`;
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

/** The keys under which a use's target may be defined, whether or not anything is. */
export function keysOfUse(use: Use): readonly string[] {
  if (use.wanted === "file") return [fileKey(use.target)];
  if (use.target === "") return [fileKey(use.path)];
  const whole = fold(use.target);
  const slash = use.target.lastIndexOf("/");
  return slash < 0 ? [whole] : [whole, fold(use.target.slice(slash + 1))];
}
