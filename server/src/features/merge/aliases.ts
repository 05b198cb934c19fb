import { flowText } from "../../model/edit/flow.ts";
import { type NewValue, onOneLine, takenOver } from "../../model/edit/into-yaml.ts";
import { yamlWord } from "../../model/edit/values.ts";
import { statedValues } from "../../model/pieces.ts";
import { entryOf, type Scalar, scalarOf, type Tree } from "../../syntax/tree.ts";
import { fold } from "../../text/fold.ts";
import type { Held } from "./unite.ts";

/** What is written into a definition so that it bears the names of another; `name` as its own where it has none. */
export interface NewNames {
  readonly name: NewValue | undefined;
  readonly aliases: readonly NewValue[];
  readonly weakAliases: readonly NewValue[];
}

/** The names of one definition that another lacks, letter case and diacritics folded. */
export function aliasesToAdd(from: Held, into: Held): NewNames {
  const { definition, text } = from;
  const strong = namesOf(into, false);
  const weak = namesOf(into, true);
  const aliases: NewValue[] = [];
  const add = (names: Set<string>, name: string, value: NewValue, to: NewValue[]): void => {
    const key = fold(name);
    if (key === "" || names.has(key)) return;
    names.add(key);
    to.push(value);
  };
  const field = definition.kind === "source" ? "title" : "name";
  const title = scalarOf(definition.fields, "name") ?? scalarOf(definition.fields, "title");
  const { id, name: ownName } = into.definition;
  const isNameless =
    ownName === id && !into.definition.names.some((one) => fold(one.text) === fold(id) && !one.weak);
  const written = title === undefined ? yamlWord(definition.name) : scalarText(text, title);
  const isNamed = definition.names.some(
    ({ text: name, weak: isWeak }) => !isWeak && name === definition.name,
  );
  const becomesName =
    isNameless && title !== undefined && entryOf(into.definition.fields, field) === undefined;
  if (becomesName) strong.add(fold(definition.name));
  else if (isNamed) add(strong, definition.name, onOneLine(written), aliases);
  for (const name of statedNames(definition.fields, field))
    add(strong, name.text, onOneLine(scalarText(text, name)), aliases);
  const mapped = new Set(aliasMappings(into));
  for (const { name, tree } of itemsIn(from, "aliases")) {
    if (tree.type === "scalar") add(strong, name, takenOver(text, tree), aliases);
    else if (!strong.has(fold(name)) || (tree.entries.length > 1 && !mapped.has(flowText(text, tree)))) {
      strong.add(fold(name));
      aliases.push(takenOver(text, tree));
    }
  }
  const weakAliases: NewValue[] = [];
  for (const { name, tree } of itemsIn(from, "weakAliases"))
    if (!strong.has(fold(name))) add(weak, name, takenOver(text, tree), weakAliases);
  return { name: becomesName ? onOneLine(`${field}: ${written}`) : undefined, aliases, weakAliases };
}

function scalarText(text: string, scalar: Scalar): string {
  return flowText(text, scalar);
}

/** The names of which several stand side by side with their sources, and of which none is the name therefore. */
function statedNames(fields: Held["definition"]["fields"], key: string): readonly Scalar[] {
  const value = entryOf(fields, key)?.value;
  if (value === undefined || value.type === "scalar") return [];
  return statedValues(value).flatMap((one) => (one.value?.type === "scalar" ? [one.value] : []));
}

function namesOf({ definition }: Held, weak: boolean): Set<string> {
  return new Set(definition.names.filter((name) => name.weak === weak).map((name) => fold(name.text)));
}

function aliasMappings(into: Held): readonly string[] {
  return itemsIn(into, "aliases").flatMap(({ tree }) =>
    tree.type === "mapping" ? [flowText(into.text, tree)] : [],
  );
}

/** The items of a list of names that have a name. */
function itemsIn(
  { definition }: Held,
  key: string,
): readonly { readonly name: string; readonly tree: Tree & { type: "scalar" | "mapping" } }[] {
  const value = entryOf(definition.fields, key)?.value;
  const items = value === undefined ? [] : value.type === "list" ? value.items : [value];
  return items.flatMap((tree) => {
    if (tree.type === "list") return [];
    const name = tree.type === "scalar" ? tree : (scalarOf(tree, "name") ?? scalarOf(tree, "value"));
    return name === undefined || name.text.trim() === "" ? [] : [{ name: name.text.trim(), tree }];
  });
}
