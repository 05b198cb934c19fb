import type { DefinedKind } from "../vocabulary.ts";

/** What a value must be. `either` is an entity or, when no entity bears the name, plain text. */
export type ValueType =
  | "text"
  | "entity"
  | "either"
  | "date"
  | "key"
  | "claim"
  | "value"
  | "number"
  | "mapping";

/** One field of a kind, or one attribute of a mark. */
export interface Field {
  readonly type: ValueType;
  /** May hold several values. */
  readonly list?: boolean;
  readonly required?: boolean;
  /** The words that the value may be, where only some are meant. */
  readonly words?: readonly string[];
  /** Words that the value often is, where others may stand too. */
  readonly usual?: readonly string[];
  /** The kinds that are usual where an entity is meant, for the order of suggestions; others may stand too. */
  readonly kinds?: readonly DefinedKind[];
  /** The fields of a value that is a mapping. */
  readonly fields?: Fields;
  /** One sentence for completion and hover. */
  readonly says: string;
}

export type Fields = Readonly<Record<string, Field>>;

/** The field of that name in a table; names such as `constructor`, which every object has, are none. */
export function fieldOf(fields: Fields, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Plain text. */
export const text = (says: string): Field => ({ type: "text", says });
/** A date in EDTF. */
export const date = (says: string): Field => ({ type: "date", says });
/** Something that is defined, mostly of these kinds. */
export const entity = (says: string, ...kinds: readonly DefinedKind[]): Field => ({
  type: "entity",
  says,
  ...(kinds.length === 0 ? {} : { kinds }),
});
/** Several things that are defined, mostly of these kinds. */
export const entities = (says: string, ...kinds: readonly DefinedKind[]): Field => ({
  ...entity(says, ...kinds),
  list: true,
});
/** Something that is defined, mostly of these kinds, or plain text where nothing bears the name. */
export const either = (says: string, ...kinds: readonly DefinedKind[]): Field => ({
  ...entity(says, ...kinds),
  type: "either",
});
/** Keys of sources. */
export const keys = (says: string): Field => ({ type: "key", list: true, says });
/** Text that is often one of a few words. */
export const usually = (usual: readonly string[], says: string): Field => ({ type: "text", usual, says });
/** One of a few words. */
export const word = (words: readonly string[], says: string): Field => ({ type: "text", words, says });
