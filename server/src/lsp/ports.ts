import type { Config } from "../model/config.ts";
import type { DefectCode } from "../model/facts.ts";

/** What a file on disk holds: its text, or why it has none. */
export type FileContent = { readonly text: string } | { readonly defect: FileDefect };

/** Why a file has no text. */
export interface FileDefect {
  readonly code: DefectCode;
  readonly message: string;
  /** Where reading stopped, and where the lines start, when the rest is read with a sign for what cannot be (UTF-16). */
  readonly offset?: number;
  readonly lineStarts?: readonly number[];
}

/**
 * The files of corpora, as the edge can reach them. Roots and folders are URIs without a closing slash; paths are from
 * the root, with `/`.
 */
export interface Disk {
  /** The folder, and the folders below it, that hold an attested.yaml. */
  findCorpora(folder: string): Promise<readonly string[]>;
  /** The nearest folder upwards from a file that holds an attested.yaml. */
  findRoot(file: string): Promise<string | undefined>;
  /** The paths of a corpus's files. */
  list(root: string, config: Config): Promise<readonly string[]>;
  /** Whether a file of that path, there or not yet there, belongs to the corpus. */
  belongs(root: string, config: Config, path: string): Promise<boolean>;
  /** What a file holds; undefined when there is none. */
  read(root: string, path: string): Promise<FileContent | undefined>;
  /** Calls back with the URIs of files that changed below the root; the result ends it. Absent where the client watches. */
  watch?(root: string, changed: (uris: readonly string[]) => void): () => void;
}

/** Everything the session needs from where it runs. */
export interface Ports {
  readonly disk: Disk;
  /** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
  digest(text: string): Promise<string>;
  /** Lets other work run, then goes on. */
  pause(): Promise<void>;
  /** A line for the log that people read when something went wrong. */
  log(line: string): void;
}
