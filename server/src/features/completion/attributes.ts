import { CLAIM_ATTRIBUTES, MENTION_ATTRIBUTES, REGIONS, SPAN_ATTRIBUTES } from "../../model/attributes.ts";
import { aKind, entityKindNamed, type Field, type Fields, fieldOf } from "../../model/vocabulary.ts";
import { writeValue } from "../../syntax/attributes.ts";
import { span } from "../../text/span.ts";
import type { Asking } from "./asking.ts";
import { ENTITIES } from "./definitions.ts";
import type { Completions, Proposal, Typed } from "./item.ts";
import type { ListPart, OpenList } from "./list.ts";
import { valuesOf } from "./values.ts";

/** What may stand at the cursor in an attribute list; `words` are those of the mark. */
export function attributes(asking: Asking, list: OpenList, words: string): Completions {
  const { snapshot, offset } = asking;
  const { text } = asking.document.marks;
  const { at, classes, id, values } = list;
  if (at.is !== "value") {
    const proposals = classProposals(classes, snapshot.config.tags);
    if (at.is === "class") return { typed: typedName(text, at, offset), proposals };
    const named = Object.entries(fieldsOf(classes)).filter(([name]) => !values.has(name));
    const attributeProposals = named.map(([name, field]) => attributeProposal(name, field));
    return { typed: typedName(text, at, offset), proposals: [...attributeProposals, ...proposals] };
  }
  const field = fieldOf(fieldsOf(classes), at.key);
  const value = typedValue(text, at, offset, field?.list ?? false);
  const typed = quotesAreOurs(asking, at, value) ? { ...value, unquotes: true } : value;
  if (field === undefined) return { typed, proposals: [] };
  const among = classes.map(entityKindNamed).find((kind) => kind !== undefined);
  return valuesOf(at.key, field, typed, { asking, values, claim: id, among, words });
}

/** The attributes that a span of these classes may have. */
function fieldsOf(classes: readonly string[]): Fields {
  const fields: Record<string, Field> = {};
  for (const name of classes) {
    if (Object.hasOwn(SPAN_ATTRIBUTES, name)) Object.assign(fields, SPAN_ATTRIBUTES[name]);
    if (entityKindNamed(name) !== undefined) Object.assign(fields, MENTION_ATTRIBUTES);
  }
  const { note } = CLAIM_ATTRIBUTES;
  return classes.length === 0 || note === undefined ? fields : { ...fields, note };
}

const CLASSES: Readonly<Record<string, string>> = {
  claim: "A statement that must say where it comes from.",
  quote: "Words taken as they were spoken or written.",
  date: "Words that mean a date.",
  role: "A title put to somebody.",
};

/** The classes that may be added: what the span is while it says nothing, and the denial of a claim. */
function classProposals(classes: readonly string[], tags: ReadonlySet<string>): readonly Proposal[] {
  const proposals: Proposal[] = [];
  const add = (name: string, says: string): void => {
    const text = `.${name}`;
    if (!classes.includes(name))
      proposals.push({ label: text, detail: "", kind: "class", text, spellings: [text, name], says });
  };
  const isClaim = classes.includes("claim") || classes.includes("quote");
  if (isClaim) add("not", "The statement is denied.");
  if (!classes.some((name) => Object.hasOwn(SPAN_ATTRIBUTES, name) || entityKindNamed(name) !== undefined)) {
    for (const [name, says] of Object.entries(CLASSES)) add(name, says);
    for (const name of REGIONS) add(name, `The passage is ${REGION_WORDS[name]}.`);
    for (const name of ENTITIES) add(name, `The words mention ${aKind(name)}.`);
  }
  for (const name of tags) add(name, "A class of this corpus.");
  return proposals;
}

const REGION_WORDS: Readonly<Record<(typeof REGIONS)[number], string>> = {
  caption: "the text under a picture",
  headline: "a headline",
  byline: "the line that names the author",
  note: "a remark beside the text",
  furniture: "part of the page and not of the text; it is not checked",
};

function attributeProposal(name: string, field: Field): Proposal {
  const continues = field.type !== "text" || field.words !== undefined;
  const { says } = field;
  return { label: name, detail: "", kind: "attribute", text: `${name}=`, spellings: [name], says, continues };
}

/** A class or an attribute's name; an equals sign that is there already is not written again. */
function typedName(text: string, { span: at }: ListPart, offset: number): Typed {
  const next = text.charAt(at.end);
  return {
    span: at,
    prefix: text.slice(at.start, offset),
    write(words) {
      if (next === "=") return words.replace(/=$/, "");
      // Without a space the next part of the list would become part of this one.
      return at.start === at.end && /[^\s}]/.test(next) ? `${words} ` : words;
    },
  };
}

/**
 * Whether the quotation marks around the value are those that a snippet brought along: nothing stands in them, or nothing
 * but what is being typed to find something.
 */
function quotesAreOurs({ asked, offset, fillsIn }: Asking, at: ListPart, { span: whole }: Typed): boolean {
  if (fillsIn !== true || at.is !== "value" || !at.quoted || at.unclosed) return false;
  const { start, end } = at.span;
  return start === end || (asked === "more" && offset === end && whole.start === start);
}

/** The value at the cursor, of a list the part between semicolons. */
function typedValue(
  text: string,
  { span: at, quoted, unclosed }: Extract<ListPart, { is: "value" }>,
  offset: number,
  isList: boolean,
): Typed {
  const before = isList ? text.slice(at.start, offset).lastIndexOf(";") + 1 : 0;
  const white = text.slice(at.start + before, offset).search(/\S|$/);
  const start = at.start + before + white;
  const behind = text.slice(offset, at.end);
  const stop = behind.search(unclosed ? /[\s;]/ : isList ? /[;\r\n]/ : /[\r\n]/);
  const end = offset + (stop < 0 ? behind : behind.slice(0, stop)).trimEnd().length;
  const whole = start === at.start && end === at.end;
  return {
    span: span(start, end),
    prefix: text.slice(start, offset),
    write(words) {
      if (quoted) return words.replace(/["\\]/g, "\\$&") + (unclosed ? '"' : "");
      return whole ? writeValue(words) : words;
    },
  };
}
