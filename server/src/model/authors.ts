import { entryOf, itemsOf, scalarOf, type Tree } from "../syntax/tree.ts";
import type { Definition } from "./facts.ts";
import { statedValues } from "./pieces.ts";

/** The authors of a source or an article as they are read: words, or CSL's names by their parts (CSL-JSON 1.0.2). */
export function authorsOf(definition: Definition): readonly string[] {
  const author = entryOf(definition.fields, "author")?.value;
  return statedValues(author).flatMap(({ value }) =>
    itemsOf(value)
      .map(nameOf)
      .filter((name) => name !== ""),
  );
}

function nameOf(tree: Tree): string {
  if (tree.type === "scalar") return tree.text.trim();
  if (tree.type === "list") return "";
  const part = (key: string): string => scalarOf(tree, key)?.text.trim() ?? "";
  const whole = part("literal") || part("name");
  return whole || [part("given"), part("family")].filter((word) => word !== "").join(" ");
}
