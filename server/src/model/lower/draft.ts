import type { Span } from "../../text/span.ts";
import { parseDate } from "../date.ts";
import type { DateUse, Defect, Fix, Place, Use, Wanted } from "../facts.ts";
import type { Piece } from "../pieces.ts";
import type { Placer } from "../place.ts";
import { parseValue } from "../quantity.ts";
import type { DefinedKind, Field } from "../vocabulary.ts";

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
  /** The words that are marked with the value. */
  readonly words?: string | undefined;
}

/** Notes a value of a field: the use or the date that its type makes of it. */
export function noteValue(draft: Draft, field: Field, piece: Piece, context: Context): void {
  const { type } = field;
  if (type === "date") return noteDate(draft, piece, context.claim, context.words);
  if (type === "key") return noteUse(draft, "key", piece, context, false);
  if (type === "claim") return noteUse(draft, "claim", piece, context, false);
  if (type === "entity" && !piece.text.startsWith("?"))
    return noteUse(draft, "entity", piece, context, false);
  if (type === "either") return noteUse(draft, "entity", piece, context, true);
  if (type === "value" && parseValue(piece.text).kind === "words")
    noteUse(draft, "entity", piece, context, true);
}

/** Notes a date where one is due. */
export function noteDate(
  draft: Draft,
  piece: Piece,
  claim: number | undefined,
  words?: string | undefined,
): void {
  const parsed = parseDate(piece.text);
  const found: DateUse =
    parsed.kind === "error"
      ? { place: draft.placer.place(piece.span), date: undefined, error: parsed }
      : { place: draft.placer.place(piece.span), date: parsed };
  draft.dates.push({
    ...found,
    ...(claim === undefined ? {} : { claim }),
    ...(words === undefined ? {} : { words }),
  });
}

function noteUse(draft: Draft, wanted: Wanted, piece: Piece, context: Context, optional: boolean): void {
  const place = draft.placer.place(piece.span);
  draft.uses.push(useOf(draft.path, wanted, piece.text, place, { ...context, optional, whole: place }));
}

/** What is told of a use beside its target; what is left out is not there. */
export interface UseDetails extends Context {
  readonly optional: boolean;
  readonly whole: Place;
  readonly surface?: string | undefined;
  readonly kind?: DefinedKind | undefined;
  readonly prefix?: string | undefined;
}

/** The use of a target that may carry a fragment behind `#`. */
export function useOf(path: string, wanted: Wanted, written: string, place: Place, details: UseDetails): Use {
  const hash = written.indexOf("#");
  const fragment = hash < 0 ? "" : written.slice(hash + 1).trim();
  return use(path, wanted, (hash < 0 ? written : written.slice(0, hash)).trim(), fragment, place, details);
}

/** The use of a target, as it is, and a fragment; an empty fragment is none. */
export function use(
  path: string,
  wanted: Wanted,
  target: string,
  fragment: string,
  place: Place,
  details: UseDetails,
): Use {
  return {
    path,
    target,
    fragment: fragment === "" ? undefined : fragment,
    wanted,
    via: details.via,
    optional: details.optional,
    origin: details.origin,
    place,
    whole: details.whole,
    surface: details.surface,
    kind: details.kind,
    claim: details.claim,
    prefix: details.prefix,
    furniture: details.furniture,
  };
}

/** Notes something in the text that cannot be read, or that was left empty. */
export function noteDefect(
  draft: Draft,
  span: Span,
  message: string,
  fixes: readonly Fix[] = [],
  rest: Pick<Defect, "level" | "wordsStay"> = {},
): void {
  draft.syntaxDefects.push({ span: draft.placer.place(span), message, fixes, ...rest });
}
