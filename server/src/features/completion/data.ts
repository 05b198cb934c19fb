import { CONFIG_SHAPE, type Shape, shapeAt, shapeOfKind } from "../../model/vocabulary/shape.ts";
import { type DefinedKind, FIELDS, type Field, fieldOf, kindNamed } from "../../model/vocabulary.ts";
import type { Asking } from "./asking.ts";
import { typedKey, typedValue } from "./data-typed.ts";
import { entities } from "./definitions.ts";
import { fieldsInOrder, writtenField } from "./fields.ts";
import { forms } from "./forms.ts";
import { fragments, surfaces } from "./fragments.ts";
import { type Completions, type Proposal, type Typed, word } from "./item.ts";
import { valuesOf } from "./values.ts";
import { folders, ruleNames } from "./words.ts";
import { type DataCursor, dataCursor } from "./yaml.ts";

/** What may stand at the cursor in front matter whose first line starts at `from`. */
export function frontMatter(asking: Asking, from: number): Completions | undefined {
  const { document, offset } = asking;
  const { text } = document.marks;
  const cursor = dataCursor(text, from, offset);
  const named = /^type:[ \t]*["']?([\w-]+)/m.exec(
    text.slice(from, Math.max(document.facts.bodyStart, offset)),
  );
  const kind = kindNamed(named?.[1] ?? "") ?? "article";
  return cursor && complete({ asking, cursor, top: shapeOfKind(kind), kind });
}

/** What may stand at the cursor in attested.yaml or in a list of definitions. */
export function dataFile(asking: Asking): Completions | undefined {
  const { document, offset } = asking;
  const { text } = document.marks;
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const cursor = offset < from ? undefined : dataCursor(text, from, offset);
  if (cursor === undefined) return undefined;
  if (document.facts.type === "config") return complete({ asking, cursor, top: CONFIG_SHAPE });
  const kind = listedKind(text, offset, cursor);
  const top = shapeOfKind(kind);
  const path = cursor.path[0] === "definitions" ? cursor.path.slice(1) : cursor.path;
  const [id] = path;
  const inner = id === undefined || fieldOf(top.fields, id) !== undefined ? path : path.slice(1);
  return complete({ asking, cursor: { ...cursor, path: inner }, top, kind });
}

/** The kind of the definition at the cursor: its own, that of the nearest one above, or that of the whole list. */
function listedKind(text: string, offset: number, { siblings }: DataCursor): DefinedKind {
  const own = kindNamed(siblings.get("type") ?? "");
  if (own !== undefined) return own;
  const lines = text.slice(0, offset).matchAll(/^[ \t]*(?:- +)?type:[ \t]*["']?([\w-]+)/gm);
  return kindNamed([...lines].at(-1)?.[1] ?? "") ?? "concept";
}

interface Asked {
  readonly asking: Asking;
  readonly cursor: DataCursor;
  readonly top: Shape;
  readonly kind?: DefinedKind;
}

function complete(asked: Asked): Completions {
  const { cursor, top, asking } = asked;
  const { offset } = asking;
  const { text } = asking.document.marks;
  const shape = shapeAt(top, cursor.path);
  if (cursor.role === "key")
    return { typed: typedKey(text, offset, cursor), proposals: keysOf(asked, shape, false) };
  const typed = typedValue(text, offset, cursor, shape.field?.list ?? false);
  const values = withForms(asked, shape, dataValues(asked, shape, typed));
  if (cursor.role === "value" || cursor.flow) return values;
  // Behind a hyphen a mapping may begin.
  const keys = keysOf(asked, shape, true);
  if (keys.length === 0) return values;
  const write = typedKey(text, offset, cursor).write;
  return {
    typed: { ...typed, write: (words) => (words.endsWith(":") ? write(words) : typed.write(words)) },
    proposals: [...keys, ...values.proposals],
  };
}

/** The values, and the forms that one may have where none is begun yet; behind a hyphen a mapping begins by its keys. */
function withForms({ asking, cursor }: Asked, { field, holds }: Shape, values: Completions): Completions {
  const { role, path, flow, quote } = cursor;
  const { typed, proposals } = values;
  const isBegun = typed.span.start !== typed.span.end || quote !== "" || (role === "item" && !flow);
  if (field === undefined || holds !== undefined || isBegun) return values;
  const before = asking.document.marks.text.charAt(typed.span.start - 1);
  const begun = role === "item" ? "list" : "nothing";
  const found = forms(path.at(-1) ?? "", field, begun, before === ":" ? " " : "");
  return { ...values, proposals: [...proposals, ...found] };
}

function dataValues({ asking, cursor, kind }: Asked, { field, holds }: Shape, typed: Typed): Completions {
  const { path, siblings } = cursor;
  const key = path.at(-1) ?? "";
  if (holds !== undefined) return { typed, proposals: held(asking, holds, key) };
  if (field === undefined) return { typed, proposals: [] };
  if (key === "tags") return { typed, proposals: [...asking.snapshot.config.tags].map((tag) => word(tag)) };
  const claim = path[0] === "claims" ? path[1] : undefined;
  const words = asking.document.facts.claims.find(({ id }) => id !== undefined && id === claim)?.words ?? "";
  return valuesOf(key, field, typed, { asking, values: siblings, claim, kind, words });
}

function held(asking: Asking, holds: NonNullable<Shape["holds"]>, key: string): readonly Proposal[] {
  switch (holds) {
    case "rules":
      return ruleNames(asking, () => false);
    case "names":
      return surfaces(asking, key);
    case "kinds":
      return (fieldOf(FIELDS[kindNamed(key) ?? "concept"], "kind")?.usual ?? []).map((one) => word(one));
    case "folders":
      return folders(asking).map((one) => word(one));
    case "globs":
      return ["**/*.md", ...folders(asking).map((one) => `${one}/**`)].map((one) => word(one));
  }
}

/** The keys that a mapping here may still get, those that it must have first. */
function keysOf(
  { asking, cursor, top, kind }: Asked,
  { fields, any, field }: Shape,
  inList: boolean,
): readonly Proposal[] {
  const { document, offset } = asking;
  if (any?.keys === "rule") return ruleNames(asking, (code) => cursor.siblings.has(code)).map(asKey);
  if (any?.keys === "claim")
    return fragments(document.facts, false)
      .filter(({ id }) => !cursor.siblings.has(id ?? ""))
      .map(asKey);
  if (any?.keys === "entity")
    return entities(asking, document.marks.text.slice(cursor.start, offset)).map(asKey);
  if (inList && field !== undefined && field.fields === undefined) return [];
  return fieldsInOrder(fields, fields === top.fields ? kind : undefined, cursor.siblings.keys()).map(
    ([name, one]) => fieldProposal(writtenField(name), one),
  );
}

function fieldProposal(name: string, { says, required }: Field): Proposal {
  const detail = required === true ? "required" : "";
  const text = `${name}:`;
  return { label: name, detail, kind: "field", text, spellings: [name], says, continues: true };
}

function asKey(proposal: Proposal): Proposal {
  return { ...proposal, text: `${proposal.text}:` };
}
