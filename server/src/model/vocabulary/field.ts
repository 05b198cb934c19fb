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
/** Something that is defined. */
export const entity = (says: string): Field => ({ type: "entity", says });
/** Several things that are defined. */
export const entities = (says: string): Field => ({ type: "entity", list: true, says });
/** Something that is defined, or plain text where nothing bears the name. */
export const either = (says: string): Field => ({ type: "either", says });
/** Keys of sources. */
export const keys = (says: string): Field => ({ type: "key", list: true, says });
/** One of a few words. */
export const word = (words: readonly string[], says: string): Field => ({ type: "text", words, says });
