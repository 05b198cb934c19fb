import { claimAt } from "../../corpus/symbol-at.ts";
import { claimIds, claimsIn, freeClaimId } from "../../model/edit/claim.ts";
import {
  entryLines,
  insertEntry,
  isBlock,
  lineEndOf,
  newFrontMatterEntry,
  yamlValue,
} from "../../model/edit/yaml.ts";
import type { Claim, Facts, TextEdit } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { spansOf } from "../../model/spans.ts";
import { type Attributes, writeValue } from "../../syntax/attributes.ts";
import type { Entry } from "../../syntax/tree.ts";
import { slug } from "../../text/fold.ts";
import { type Span, span } from "../../text/span.ts";
import type { Refactoring } from "./action.ts";

/** The attributes of the claim at the cursor moved to front matter, or back into its list in the text. */
export function attributesMoved(document: Lowered, { start, end }: Span): readonly Refactoring[] {
  const { facts } = document;
  const claim = start === end ? claimAt(facts.claims, start) : undefined;
  if (claim === undefined) return [];
  const toData = intoFrontMatter(document, claim);
  const toText = intoText(document, claim);
  return [
    ...(toData === undefined
      ? []
      : [
          {
            title: "Move the claim’s attributes to front matter",
            kind: "refactor.rewrite" as const,
            edits: toData,
          },
        ]),
    ...(toText === undefined
      ? []
      : [
          {
            title: "Move the claim’s attributes into the text",
            kind: "refactor.rewrite" as const,
            edits: toText,
          },
        ]),
  ];
}

/** The attribute list of the claim's first part. */
function listOf({ marks }: Lowered, claim: Claim): Attributes | undefined {
  for (const { mark, attributes } of spansOf(marks).values())
    if (mark.span.start === claim.whole.start && mark.span.end === claim.whole.end) return attributes;
  return undefined;
}

function intoFrontMatter(document: Lowered, claim: Claim): readonly TextEdit[] | undefined {
  const { facts, marks } = document;
  const list = listOf(document, claim);
  const pairs = list?.pairs ?? [];
  if (list === undefined || pairs.length === 0 || pairs.some(({ key }) => key === "part")) return undefined;
  const id = claim.id ?? freeClaimId(claimIds(facts), slug(claim.words, 32) || "claim");
  const values = pairs.map(({ key, value }) => `${key}: ${yamlValue(value)}`);
  const entry = claimEntry(facts, id);
  const listed = claimsIn(facts);
  const written = inFrontMatter(facts, id, values, entry, listed === undefined);
  if (written === undefined) return undefined;
  const signs = [...list.classes.map(({ name }) => `.${name}`), `#${id}`];
  return [written, { span: list.span, text: `{${signs.join(" ")}}` }].map((edit) => ({
    ...edit,
    text: atLineEnds(edit.text, marks.text),
  }));
}

/** Line ends as the file has them. */
function atLineEnds(text: string, of: string): string {
  return of.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text;
}

function claimEntry(facts: Facts, id: string): Entry | undefined {
  return claimsIn(facts)?.entries.find(({ key }) => key === id);
}

function inFrontMatter(
  facts: Facts,
  id: string,
  values: readonly string[],
  entry: Entry | undefined,
  isFirst: boolean,
): TextEdit | undefined {
  const flow = `{ ${values.join(", ")} }`;
  if (entry?.value?.type === "mapping") {
    const [first] = values;
    const rest = values.slice(1);
    const colon = first?.indexOf(": ") ?? -1;
    if (first === undefined || colon < 0) return undefined;
    const one = insertEntry(facts, entry.value, first.slice(0, colon), first.slice(colon + 2));
    if (one === undefined) return undefined;
    const link = one.text.slice(first.length);
    return { span: one.span, text: [first, ...rest].map((value) => `${value}${link}`).join("") };
  }
  if (entry !== undefined) return undefined;
  if (isFirst) return newFrontMatterEntry(facts, "claims", `${lineEndOf(facts)}  ${id}: ${flow}`);
  const listed = claimsIn(facts);
  return listed !== undefined && isBlock(listed) ? insertEntry(facts, listed, id, flow) : undefined;
}

function intoText(document: Lowered, claim: Claim): readonly TextEdit[] | undefined {
  const { facts } = document;
  const list = listOf(document, claim);
  const entry = claim.id === undefined ? undefined : claimEntry(facts, claim.id);
  const listed = claimsIn(facts);
  if (list === undefined || entry?.value?.type !== "mapping" || listed === undefined || !isBlock(listed))
    return undefined;
  const own = claim.attributes.filter(({ from }) => from === "front-matter");
  const texts = entry.value.entries.map(({ value }) => scalars(value));
  // What stands deeper than a list of words has no form in the text.
  if (texts.some((one) => one === undefined) || own.length === 0) return undefined;
  const pairs = entry.value.entries.map(({ key }, i) => ` ${key}=${writeValue((texts[i] ?? []).join("; "))}`);
  const all = listed.entries.length === 1;
  const outer = all ? facts.data.entries.find(({ key }) => key === "claims") : entry;
  if (outer === undefined || !isBlock(facts.data)) return undefined;
  const at = list.span.end - 1;
  return [
    { span: entryLines(facts, outer), text: "" },
    { span: span(at, at), text: pairs.join("") },
  ];
}

function scalars(value: Entry["value"]): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (value.type === "scalar") return value.text === "" ? undefined : [value.text];
  if (value.type === "mapping") return undefined;
  const items = value.items.map((item) =>
    item.type === "scalar" && !item.text.includes(";") ? item.text : undefined,
  );
  return items.every((item) => item !== undefined) ? items : undefined;
}
