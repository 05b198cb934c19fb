import { entryOf, itemsOf, type Mapping, scalarOf, type Tree } from "../../syntax/tree.ts";
import { lineEnd } from "../../text/lines.ts";
import { type Span, span } from "../../text/span.ts";
import type { Definition, NameOf, Place } from "../facts.ts";
import { piecesOfTree, statedValues } from "../pieces.ts";
import type { Placer } from "../place.ts";
import type { SymbolKind } from "../vocabulary.ts";

/** What a definition is made from, whatever file format holds it. */
export interface DefinitionSource {
  readonly path: string;
  readonly text: string;
  readonly placer: Placer;
  readonly kind: SymbolKind;
  /** The id where none is written among the fields. */
  readonly fallbackId: string;
  /** Where the id stands when it is not a field, as a bibliography's key does. */
  readonly idSpan?: Span;
  readonly fields: Mapping;
  /** The whole definition. */
  readonly span: Span;
  /** The name where no field gives one: an article's first heading. */
  readonly fallbackName?: { readonly text: string; readonly span: Span };
  readonly summary: string;
}

/** Makes the definition that a file or an entry holds. */
export function define(source: DefinitionSource): Definition {
  const { path, text, placer, kind, fields } = source;
  const first = span(source.span.start, lineEnd(text, source.span.start, source.span.end));
  const firstLine = placer.place(first);
  const writtenId = scalarOf(fields, "id");
  const idSpan = source.idSpan ?? writtenId?.inner;
  const id = writtenId?.text.trim() || source.fallbackId;
  const idPlace = idSpan === undefined ? firstLine : placer.place(idSpan);
  const named = scalarOf(fields, "name") ?? scalarOf(fields, "title");
  const name = named?.text.trim() || source.fallbackName?.text || id;
  const nameSpan = named?.inner ?? source.fallbackName?.span;
  const namePlace = nameSpan === undefined ? idPlace : placer.place(nameSpan);
  const own: NameOf = { text: name, weak: false, place: namePlace };
  const names = [
    ...(name !== id || named !== undefined ? [own] : []),
    ...aliasesOf(source, "aliases", false),
    ...aliasesOf(source, "weakAliases", true),
  ];
  return {
    path,
    kind,
    id,
    name,
    names,
    idPlace,
    idWritten: idSpan !== undefined,
    namePlace,
    place: placer.place(source.span),
    firstLine,
    fields,
    summary: source.summary,
  };
}

function aliasesOf(source: DefinitionSource, key: string, weak: boolean): readonly NameOf[] {
  const place = (at: Span): Place => source.placer.place(at);
  const names: NameOf[] = [];
  for (const item of itemsOf(entryOf(source.fields, key)?.value)) {
    if (item.type === "mapping") {
      const name = scalarOf(item, "name") ?? scalarOf(item, "value");
      const lang = scalarOf(item, "lang")?.text;
      if (name === undefined) continue;
      names.push({
        text: name.text.trim(),
        weak,
        place: place(name.inner),
        ...(lang === undefined ? {} : { lang }),
      });
    } else if (item.type === "scalar") {
      for (const piece of piecesOfTree(source.text, item, false))
        names.push({ text: piece.text, weak, place: place(piece.span) });
    }
  }
  return names;
}

/** The texts of a field's values, whatever form they have. */
export function textsOf(fields: Mapping, key: string): readonly string[] {
  const texts = (tree: Tree | undefined): readonly string[] => {
    if (tree === undefined || tree.type === "mapping") return [];
    return tree.type === "scalar" ? [tree.text.trim()] : tree.items.flatMap(texts);
  };
  return statedValues(entryOf(fields, key)?.value).flatMap(({ value }) => texts(value));
}
