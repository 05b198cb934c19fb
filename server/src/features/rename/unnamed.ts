import { type Refusal, refuse } from "../../model/edit/refusal.ts";
import type { Lowered } from "../../model/lower.ts";
import { spansOf } from "../../model/spans.ts";
import type { Mapping } from "../../syntax/tree.ts";
import { quoted } from "../../text/quoted.ts";
import { type Span, touches } from "../../text/span.ts";

/**
 * Why what stands at an offset (UTF-16) of an attribute list or of front matter cannot be renamed: it belongs to the
 * notation, or names nothing. Undefined elsewhere. Without a refusal some editors ask for new words all the same.
 */
export function unnamed({ marks, facts }: Lowered, offset: number): Refusal | undefined {
  const isAt = (place: Span): boolean => touches(place, offset);
  for (const { attributes } of spansOf(marks).values()) {
    if (!isAt(attributes.span)) continue;
    const { classes, pairs } = attributes;
    const found = classes.find(({ span }) => isAt(span));
    if (found !== undefined)
      return refuse(`${quoted(found.name)} says what is marked, and cannot be renamed: change it here.`);
    const key = pairs.find(({ keySpan }) => isAt(keySpan))?.key;
    if (key !== undefined)
      return refuse(`${quoted(key)} is the name of an attribute, which cannot be renamed.`);
    const value = pairs.find(({ valueSpan }) => isAt(valueSpan))?.value;
    if (value !== undefined) return refuse(valueRefused(value));
  }
  return offset < facts.bodyStart ? inData(facts.data, isAt) : undefined;
}

function inData({ entries }: Mapping, isAt: (place: Span) => boolean): Refusal | undefined {
  for (const { key, keySpan, value } of entries) {
    if (isAt(keySpan)) return refuse(`${quoted(key)} is the name of a field, which cannot be renamed.`);
    const parts = value?.type === "list" ? value.items : value === undefined ? [] : [value];
    for (const part of parts) {
      if (!isAt(part.span)) continue;
      if (part.type === "scalar") return refuse(valueRefused(part.text));
      const found = part.type === "mapping" ? inData(part, isAt) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function valueRefused(value: string): string {
  return `${quoted(value)} is a value that names nothing else, and cannot be renamed: change it here.`;
}
