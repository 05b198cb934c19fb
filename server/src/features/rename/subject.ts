import type { Snapshot } from "../../corpus/catalog.ts";
import { claimIdAt } from "../../corpus/claim-id.ts";
import { meantAt, meantBy } from "../../corpus/meant.ts";
import { symbolAt } from "../../corpus/symbol-at.ts";
import { type Refusal, refuse } from "../../model/edit/refusal.ts";
import type { Claim, Definition, NameOf, Use } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { fold, nfc } from "../../text/fold.ts";
import { quoted } from "../../text/quoted.ts";
import { type Span, slice, span, touches } from "../../text/span.ts";
import { unnamed } from "./unnamed.ts";

/** What is renamed: the id of a definition, one of its names, or the id of a claim; `file` defines the claim's file. */
export type Subject =
  | { readonly is: "id"; readonly definition: Definition }
  | { readonly is: "name"; readonly definition: Definition; readonly name: NameOf }
  | { readonly is: "claim"; readonly claim: Claim & { readonly id: string }; readonly file: Definition };

/** What can be renamed at a position: the words there, and those that people edit. */
export interface Renamable {
  readonly subject: Subject;
  readonly span: Span;
  readonly text: string;
}

const HEADING = "This is a heading, whose words are the text's own: change them where they stand.";

/**
 * What can be renamed at an offset (UTF-16): what a use names, by id or by name as it is written; a claim's id; a
 * definition's id or name. A refusal where something stands there that cannot be renamed, undefined in plain words.
 */
export function renamable(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
): Renamable | Refusal | undefined {
  return named(snapshot, document, offset) ?? unnamed(document, offset);
}

function named(snapshot: Snapshot, document: Lowered, offset: number): Renamable | Refusal | undefined {
  const symbol = symbolAt(document, offset);
  if (symbol?.is === "use") return atUse(snapshot, document, symbol.use, offset);
  const [file] = document.facts.definitions;
  const id = claimIdAt(document, offset);
  if (id !== undefined && file !== undefined) return atClaim(id.claim, file, id.span);
  if (symbol?.is === "definition") return atDefinition(document, symbol.definition, offset);
  const found = meantAt(snapshot, document, offset)?.meant[0];
  if (found?.is === "heading") return refuse(HEADING);
  if (found?.is !== "definition") return undefined;
  const { name, path } = found.definition;
  return refuse(`${quoted(name)} is not marked here. Mark it, or rename it where it is defined: in ${path}.`);
}

function atClaim(claim: Claim, file: Definition, at: Span): Renamable | Refusal {
  const { id } = claim;
  if (id === undefined)
    return refuse("This claim has no id: write one in its list, as in `{.claim #new-id}`.");
  return { subject: { is: "claim", claim: { ...claim, id }, file }, span: at, text: id };
}

function atDefinition(
  { facts }: Lowered,
  definition: Definition,
  offset: number,
): Renamable | Refusal | undefined {
  const { id, idPlace, idWritten, firstLine } = definition;
  const subject = { is: "id", definition } as const;
  if (idWritten && touches(idPlace, offset)) return { subject, span: idPlace, text: id };
  const name = definition.names.find(({ place }) => touches(place, offset));
  // Without front matter the first line is the text's own.
  if (name === undefined)
    return isText(facts.type) && facts.bodyStart === 0 ? undefined : { subject, span: firstLine, text: id };
  if (name.place.start >= facts.bodyStart && isText(facts.type)) return refuse(HEADING);
  return atName(definition, name, name.place);
}

function isText(type: string): boolean {
  return type === "article" || type === "note" || type === "definition";
}

function atName(definition: Definition, name: NameOf, at: Span): Renamable | Refusal {
  if (/\.bib$/i.test(definition.path))
    return refuse(
      `${quoted(name.text)} stands in BibTeX, whose titles are not plain text: change it in ${definition.path}.`,
    );
  return { subject: { is: "name", definition, name }, span: at, text: name.text };
}

function atUse(snapshot: Snapshot, document: Lowered, use: Use, offset: number): Renamable | Refusal {
  const { place, target, fragment } = use;
  const raw = slice(document.marks.text, place);
  const hash = raw.indexOf("#");
  if (use.via === "link" && !touches(place, offset))
    return refuse(
      "These are the link's words: put the cursor on its destination to rename the file that it names.",
    );
  const onFragment = hash >= 0 && touches(span(place.start + hash + 1, place.end), offset);
  if (fragment !== undefined && (onFragment || (target === "" && use.wanted !== "file")))
    return atFragment(snapshot, use, span(place.start + hash + 1, place.end));
  const { definitions, by } = snapshot.resolve(use);
  const [definition, other] = definitions;
  if (definition === undefined)
    return refuse(`Nothing defines ${quoted(target)}, so that there is nothing to rename.`);
  if (other !== undefined) {
    return refuse(
      `${quoted(target)} may mean several things (${whereDefined(definitions)}): rename the one that you mean where it is defined.`,
    );
  }
  const written = raw.startsWith(target) ? span(place.start, place.start + target.length) : place;
  if (use.wanted === "file") {
    if (definition.idWritten)
      return refuse(
        `This names a file, whose id is written in it: rename ${quoted(definition.id)} in ${definition.path}.`,
      );
    return { subject: { is: "id", definition }, span: stemIn(raw, place), text: definition.id };
  }
  if (by === "name") {
    const name = nameUsed(definition, target);
    if (name !== undefined && isHeadingName(snapshot, definition, name))
      return refuse(
        `${quoted(name.text)} is a heading of ${definition.path}: change its words there, or give the file a title.`,
      );
    if (name !== undefined) return atName(definition, name, written);
  }
  const slash = by === "path" ? target.lastIndexOf("/") + 1 : 0;
  return {
    subject: { is: "id", definition },
    span: span(written.start + slash, written.end),
    text: definition.id,
  };
}

/** The files of some definitions, with the line where two are in one file; of many the first few. */
function whereDefined(definitions: readonly Definition[]): string {
  const isApart = new Set(definitions.map(({ path }) => path)).size === definitions.length;
  const where = definitions.map(({ path, place }) => (isApart ? path : `${path}, line ${place.line + 1}`));
  return where.slice(0, 3).join(isApart ? ", " : "; ");
}

function atFragment(snapshot: Snapshot, use: Use, at: Span): Renamable | Refusal {
  const [meant, other] = meantBy(snapshot, use);
  const words = quoted(`#${use.fragment}`);
  if (other !== undefined)
    return refuse(`${quoted(use.target)} may mean several files: name the folder too, as in folder/id.`);
  if (meant?.is === "heading") return refuse(HEADING);
  if (meant?.is === "claim") return atClaim(meant.claim, meant.file, at);
  return refuse(`No claim has the id ${words}, so that there is nothing to rename.`);
}

/** The name of a definition by which a target names it: the one that is spelled so, else the first that is folded so. */
function nameUsed({ names }: Definition, target: string): NameOf | undefined {
  const strong = names.filter(({ weak }) => !weak);
  const key = fold(target);
  return (
    strong.find(({ text }) => nfc(text) === nfc(target)) ?? strong.find(({ text }) => fold(text) === key)
  );
}

function isHeadingName(snapshot: Snapshot, { path }: Definition, { place }: NameOf): boolean {
  const facts = snapshot.facts(path);
  return facts !== undefined && isText(facts.type) && place.start >= facts.bodyStart;
}

/** The stem of the file that a link's destination ends with. */
function stemIn(raw: string, { start }: Span): Span {
  const path = /^[^#?]*/.exec(raw)?.[0] ?? "";
  const from = path.lastIndexOf("/") + 1;
  const dot = path.lastIndexOf(".");
  return span(start + from, start + (dot > from ? dot : path.length));
}
