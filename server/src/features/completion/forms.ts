import type { Field } from "../../model/vocabulary.ts";
import type { Proposal } from "./item.ts";
import { plainText, shownText, snippetText, type Template } from "./template.ts";

/** The inner fields that most values have which are mappings, by the field's name. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  roles: ["title", "of", "from"],
  signatures: ["party", "by", "on"],
  aliases: ["name", "lang"],
};

/** How much of a value stands there already: nothing, or the bracket or the hyphen of a list. */
export type Begun = "nothing" | "list";

/** The forms that a field's value may have, to be filled in: a list, a mapping, a list of mappings. `lead` stands before it. */
export function forms(key: string, field: Field, begun: Begun, lead: string): readonly Proposal[] {
  const inner = Object.hasOwn(USUAL, key) ? USUAL[key] : undefined;
  const isList = field.list === true && begun === "nothing";
  const found: Template[] = [];
  if (isList && field.type !== "mapping") found.push(["[", { text: "", hint: "…" }, "]"]);
  if (inner !== undefined) {
    const mapping: Template = [
      "{ ",
      ...inner.flatMap((name, i) => [`${i === 0 ? "" : ", "}${name}: `, { text: "", hint: "…" }]),
      " }",
    ];
    found.push(isList ? ["[", ...mapping, "]"] : mapping);
  }
  return found.map((form): Proposal => {
    const template = [lead, ...form];
    const label = shownText(form);
    return {
      ...{ label, detail: field.list === true ? "one or more" : "", kind: "snippet", says: field.says },
      ...{ text: plainText(template), snippet: snippetText(template), spellings: [key, label] },
    };
  });
}
