import type { Span } from "../text/span.ts";
import { parseDate } from "./date.ts";
import type { DateUse, Defect, Fix, Place, Use, Wanted } from "./facts.ts";
import type { Piece } from "./pieces.ts";
import type { Placer } from "./place.ts";
import { parseValue } from "./quantity.ts";
import type { Field } from "./vocabulary.ts";

/** A file's lists while they are being filled. */
export interface Draft {
  readonly path: string;
  readonly text: string;
  readonly placer: Placer;
  readonly uses: Use[];
  readonly dates: DateUse[];
  readonly syntaxDefects: Defect[];
}

export function draftOf(path: string, text: string, placer: Placer): Draft {
  return { path, text, placer, uses: [], dates: [], syntaxDefects: [] };
}

/** What is the same for all uses that one attribute or field makes. */
export interface Context {
  readonly via: string;
  readonly origin: Use["origin"];
  readonly claim: number | undefined;
  readonly furniture: boolean;
}

/** Notes a value of a field: the use or the date that its type makes of it. */
export function noteValue(draft: Draft, field: Field, piece: Piece, context: Context): void {
  const { type } = field;
  if (type === "date") return noteDate(draft, piece, context.claim);
  if (type === "key") return noteUse(draft, "key", piece, context, false);
  if (type === "claim") return noteUse(draft, "claim", piece, context, false);
  if (type === "entity" && !piece.text.startsWith("?"))
    return noteUse(draft, "entity", piece, context, false);
  if (type === "either") return noteUse(draft, "entity", piece, context, true);
  if (type === "value" && parseValue(piece.text).kind === "words")
    noteUse(draft, "entity", piece, context, true);
}

/** Notes a date where one is due. */
export function noteDate(draft: Draft, piece: Piece, claim: number | undefined): void {
  const parsed = parseDate(piece.text);
  const found: DateUse =
    parsed.kind === "error"
      ? { place: draft.placer.place(piece.span), date: undefined, error: parsed }
      : { place: draft.placer.place(piece.span), date: parsed };
  draft.dates.push(claim === undefined ? found : { ...found, claim });
}

function noteUse(draft: Draft, wanted: Wanted, piece: Piece, context: Context, optional: boolean): void {
  const place = draft.placer.place(piece.span);
  draft.uses.push(useOf(draft.path, wanted, piece.text, place, { ...context, optional, whole: place }));
}

/** The use of a target that may carry a fragment behind `#`. */
export function useOf(
  path: string,
  wanted: Wanted,
  written: string,
  place: Place,
  rest: {
    readonly via: string;
    readonly origin: Use["origin"];
    readonly optional: boolean;
    readonly whole: Place;
    readonly claim: number | undefined;
    readonly furniture: boolean;
  },
): Use {
  const hash = written.indexOf("#");
  const target = (hash < 0 ? written : written.slice(0, hash)).trim();
  const fragment = hash < 0 ? "" : written.slice(hash + 1).trim();
  const { claim, ...others } = rest;
  return {
    path,
    target,
    ...(fragment === "" ? {} : { fragment }),
    wanted,
    place,
    ...others,
    ...(claim === undefined ? {} : { claim }),
  };
}

/** Notes something in the text that cannot be read. */
export function noteDefect(draft: Draft, span: Span, message: string, fixes: readonly Fix[] = []): void {
  draft.syntaxDefects.push({ span: draft.placer.place(span), message, fixes });
}
