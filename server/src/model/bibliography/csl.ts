import {
  type Entry,
  entryOf,
  itemsOf,
  type Mapping,
  type Scalar,
  scalarOf,
  type Tree,
} from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import { canonicalField } from "../vocabulary.ts";
import { cslDate } from "./date.ts";

/** The fields of one source, and the values among them that must be dates. */
export interface SourceFields {
  readonly fields: Mapping;
  readonly dates: readonly Scalar[];
}

const NAMES: ReadonlySet<string> = new Set(["author", "editor", "translator"]);
const DATES: ReadonlySet<string> = new Set(["issued", "accessed"]);

/** The parts of a name in the order in which people say it (CSL 1.0.2, csl-data, name-variable). */
const NAME_PARTS = ["given", "dropping-particle", "non-dropping-particle", "family", "suffix"];

/**
 * The fields of a CSL-JSON item as a source's front matter would have them: names as texts, dates in EDTF, the item's
 * `type` as `genre`, its citation key as an alias. All others are left as they are.
 */
export function cslFields(item: Mapping): SourceFields {
  const entries: Entry[] = [];
  const dates: Scalar[] = [];
  for (const entry of item.entries) {
    const key = canonicalField("source", entry.key);
    const { value } = entry;
    if (value === undefined) continue;
    if (key === "type") {
      if (entryOf(item, "genre")?.value === undefined) entries.push({ ...entry, key: "genre" });
    } else if (key === "citation-key") {
      const other = value.type === "scalar" && value.text !== scalarOf(item, "id")?.text;
      if (other && entryOf(item, "aliases") === undefined) entries.push({ ...entry, key: "aliases" });
    } else if (NAMES.has(key)) {
      entries.push({
        ...entry,
        key,
        value: { type: "list", span: value.span, items: itemsOf(value).flatMap(nameOf) },
      });
    } else if (DATES.has(key)) {
      const date = dateOf(value);
      if (date === undefined) continue;
      entries.push({ ...entry, key, value: date });
      dates.push(date);
    } else entries.push({ ...entry, key });
  }
  return { fields: { ...item, entries }, dates };
}

/** A name as one text, where it stands; nothing when it has no part that is known. */
function nameOf(name: Tree): readonly Scalar[] {
  if (name.type === "scalar") return [name];
  if (name.type === "list") return [];
  const literal = scalarOf(name, "literal");
  if (literal !== undefined) return [literal];
  const parts = NAME_PARTS.map((part) => scalarOf(name, part)?.text.trim() ?? "").filter(
    (part) => part !== "",
  );
  return parts.length === 0 ? [] : [derived(parts.join(" "), name.span)];
}

function dateOf(value: Tree): Scalar | undefined {
  if (value.type === "scalar") return value;
  const date = value.type === "mapping" ? cslDate(value) : undefined;
  return date === undefined || date === "" ? undefined : derived(date, value.span);
}

/** A text that was made of what stands at a place. */
export function derived(text: string, at: Span): Scalar {
  return { type: "scalar", span: at, inner: at, text, verbatim: false };
}
