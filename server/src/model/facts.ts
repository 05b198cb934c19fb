import type { Mapping } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { DateError, EdtfDate } from "./date.ts";
import type { DefinedKind, SymbolKind } from "./vocabulary.ts";

/**
 * A span and the lines and columns of its two ends, so that it can be shown when the text is not at hand.
 * Columns are UTF-16; where the line is not ASCII before them, those in UTF-8 and code points stand beside.
 */
export interface Place extends Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly utf8?: readonly [column: number, endColumn: number];
  readonly utf32?: readonly [column: number, endColumn: number];
}

/** A name of something. A weak name suggests and never resolves. */
export interface NameOf {
  readonly text: string;
  readonly weak: boolean;
  readonly place: Place;
  readonly lang?: string;
}

/** Something that can be named elsewhere: what one definition, one bibliography entry or one article stands for. */
export interface Definition {
  readonly path: string;
  readonly kind: SymbolKind;
  readonly id: string;
  /** The name, for sources and articles the title; the id when none is given. */
  readonly name: string;
  readonly names: readonly NameOf[];
  /** The id's value when one is written, else the definition's first line. */
  readonly idPlace: Place;
  readonly idWritten: boolean;
  /** The name's or title's value, else as `idPlace`. */
  readonly namePlace: Place;
  /** The whole definition; its first line is where "anywhere in the first line" is asked. */
  readonly place: Place;
  readonly firstLine: Place;
  readonly fields: Mapping;
  /** The first lines of its text, without marks; at most 400 characters. */
  readonly summary: string;
}

/** What a use looks for. */
export type Wanted = "entity" | "key" | "claim" | "file";

/**
 * A place in a file that names something defined elsewhere. There are many, so that all have the same fields in the same
 * order, whether or not they hold something: engines store such objects best.
 */
export interface Use {
  readonly path: string;
  /** The target as written, without `#` and what follows: an id, a name, a key, for `file` a path in the corpus; empty for the file itself. */
  readonly target: string;
  /** What follows `#`: a claim's id or a heading. */
  readonly fragment: string | undefined;
  readonly wanted: Wanted;
  /** `mention`, `citation`, `link`, or the attribute's or field's name. */
  readonly via: string;
  /** Unresolved is no finding: a value that may be an entity or plain words, an attachment. */
  readonly optional: boolean;
  /** Where it stands: a mark in the text, an attribute list, or front matter. */
  readonly origin: "text" | "attribute" | "field";
  /** The target or key alone. */
  readonly place: Place;
  /** The whole mark, or the value. */
  readonly whole: Place;
  /** The words that readers see for a mention. */
  readonly surface: string | undefined;
  /** The kind that a long-form mention looks among. */
  readonly kind: DefinedKind | undefined;
  /** The innermost claim or quote around it, as its number in the file. */
  readonly claim: number | undefined;
  /** `see`, `contra`: the words before a citation's key. */
  readonly prefix: string | undefined;
  readonly furniture: boolean;
}

/** One attribute of a claim with the place of its value. */
export interface Attribute {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
  readonly keyPlace: Place;
  /** In the text's attribute list, in front matter, or taken over from the claim around it. */
  readonly from: "text" | "front-matter" | "inherited";
}

/** A marked statement: a claim, or words taken as spoken or written. */
export interface Claim {
  readonly path: string;
  /** Its number in the file, from 0, in the order of the text. */
  readonly index: number;
  readonly kind: "claim" | "quote";
  readonly id?: string;
  readonly idPlace?: Place;
  readonly negated: boolean;
  /** The text between the brackets of its first part. */
  readonly place: Place;
  readonly parts: readonly Place[];
  /** The first part's whole mark, with its attribute list. */
  readonly whole: Place;
  readonly attributes: readonly Attribute[];
  /** Its words without marks, parts joined by a space, white space folded; at most 400 characters. */
  readonly words: string;
  /** The claim around it. */
  readonly parent?: number;
  /** A footnote inside it whose text holds a citation or a URL. */
  readonly footnoteSource: boolean;
  readonly furniture: boolean;
}

/** A date that the file gives, where one is due. */
export interface DateUse {
  readonly place: Place;
  readonly date: EdtfDate | undefined;
  /** Why it is no date, and what would be one. */
  readonly error?: DateError;
  readonly claim?: number;
  /** The words that are marked as this date (`[on Monday]{.date on=…}`). */
  readonly words?: string;
}

/** A heading, for outlines and `article#heading`. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly place: Place;
}

/** One replacement in a file: UTF-16 offsets of the text as it is. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A repair that a finding offers. Edits of other files carry their path. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly (TextEdit & { readonly path?: string })[];
  /** A file to be made, with its text; never one that exists. */
  readonly create?: { readonly path: string; readonly text: string };
  /** It cites a new source. Where the editor lets people choose among all that there are, that is offered before it. */
  readonly citesNew?: true;
  /** It accepts words that are not the original's. Where the editor can show how they differ, that is offered before it. */
  readonly acceptsWords?: true;
  /** Nothing else can be meant, so that it may be applied without asking. */
  readonly sure?: boolean;
}

/** Something that cannot be read. */
export interface Defect {
  readonly span: Span;
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** Left empty, as while somebody is typing, and no error. */
  readonly level?: "info";
  /** The fixes change no word that strip leaves. */
  readonly wordsStay?: boolean;
}

/** What a file is (docs/notation.md, Definitions). */
export type FileType = "article" | "note" | "definition" | "list" | "bibliography" | "config";

/** A comment that switches rules off for the next line, or (`off` in front matter) for the file. */
export interface Suppression {
  readonly rules: readonly string[];
  readonly place: Place;
  /** The line (from 0) that it speaks of; undefined for the whole file. */
  readonly line?: number;
  /** What can be deleted without a change to what strip leaves: the comment, with its line when it is alone on it. */
  readonly cut?: Span;
}

/** Everything that the catalog knows of one file. */
export interface Facts {
  readonly path: string;
  readonly type: FileType;
  /** The file's id: given, or its stem. */
  readonly id: string;
  /** The article's date (published, else issued). */
  readonly date?: EdtfDate;
  /** Whether a digest of the original is kept, so that no fix may change words. */
  readonly original?: { readonly sha256: string; readonly place: Place };
  readonly definitions: readonly Definition[];
  readonly uses: readonly Use[];
  readonly claims: readonly Claim[];
  readonly dates: readonly DateUse[];
  readonly headings: readonly Heading[];
  /** Front matter, with places. */
  readonly data: Mapping;
  /** What could not be read in the text. */
  readonly syntaxDefects: readonly Defect[];
  /** What could not be read in the data: front matter, attested.yaml, a bibliography, an encoding. */
  readonly dataDefects: readonly (Defect & { readonly code: DefectCode })[];
  /** Its YAML is broken, so that what `data` and the definitions say may be wrong, and more may stand there. */
  readonly dataLost?: true;
  readonly suppressions: readonly Suppression[];
  /** Where the body starts (UTF-16). */
  readonly bodyStart: number;
  /**
   * Stretches of the body, in order, in which a line that begins takes no comment before it: it would break a mark, or
   * close one that is open. Undefined where there are none, and in files without marks.
   */
  readonly unbroken?: readonly Span[];
  /** Where each line starts (UTF-16). */
  readonly lineStarts: readonly number[];
  /** Whether the whole text is ASCII, so that a column is the same in every encoding. */
  readonly ascii: boolean;
}

/** The rules that report what could not be read in a file's data. */
export type DefectCode = "front-matter-invalid" | "config-invalid" | "encoding-invalid";
