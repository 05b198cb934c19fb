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

/** Something that changed on the disk. */
export interface DiskChange {
  /** Of the file or folder. A folder that came or went stands for all that is in it. */
  readonly uri: string;
  /** Whether it may have come or gone, and not only what a file holds changed. */
  readonly presence: boolean;
}

/**
 * The files of corpora, as the edge can reach them. Roots and folders are URIs without a closing slash; paths are from
 * the root, with `/`.
 */
export interface Disk {
  /** How many files of a corpus are best asked for at a time; one where it is absent. */
  atOnce?(root: string): number;
  /**
   * The folder, and the folders below it, that hold an attested.yaml. With `around`, a folder around it or itself: only
   * those that are found there, so none where it is left out by default, or is a link or no folder.
   */
  findCorpora(folder: string, around?: string): Promise<readonly string[]>;
  /** The nearest folder upwards from a file that holds an attested.yaml. */
  findRoot(file: string): Promise<string | undefined>;
  /** The paths of a corpus's files. */
  list(root: string, config: Config): Promise<readonly string[]>;
  /**
   * Those at or below a path, at a cost that depends on what is there alone; undefined where that cannot be told without
   * the others, because links are among them. Where it is absent all are listed whenever something came or went.
   */
  listBelow?(root: string, config: Config, path: string): Promise<readonly string[] | undefined>;
  /** Whether a file of that path, there or not yet there, belongs to the corpus. */
  belongs(root: string, config: Config, path: string): Promise<boolean>;
  /** What a file holds; undefined when there is none. */
  read(root: string, path: string): Promise<FileContent | undefined>;
  /** Calls back with what changed at or below a folder; the result ends it. Absent where only the client can watch. */
  watch?(folder: string, changed: (changes: readonly DiskChange[]) => void): () => void;
}

/** Everything the session needs from where it runs. */
export interface Ports {
  readonly disk: Disk;
  /** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
  digest(text: string): Promise<string>;
  /** Lets other work run, then goes on; at the earliest after so many milliseconds. */
  pause(milliseconds?: number): Promise<void>;
  /** A line for the log that people read when something went wrong. */
  log(line: string): void;
}
