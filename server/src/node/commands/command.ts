import type { Io } from "../io.ts";

/** An option of a command: with words that it may be, with a free value, or a switch. */
export interface Option {
  readonly says: string;
  /** What stands for the value in the help; a switch has none. */
  readonly value?: string;
  /** The words that the value may be. */
  readonly words?: readonly string[];
  readonly required?: boolean;
}

/** What the command line gave a command. */
export interface Input {
  /** What is no option, in order. */
  readonly operands: readonly string[];
  /** The values of options; for a switch that is set, the empty text. */
  readonly options: ReadonlyMap<string, string>;
}

/** A command of the program. */
export interface Command {
  readonly name: string;
  /** What stands behind the options in the usage line: `[PATH…]`. */
  readonly operands: string;
  /** How many operands it takes. */
  readonly least: number;
  readonly most: number;
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** Paragraphs for its own help. */
  readonly details: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Whether options that are not known are passed over, because another program sets them. */
  readonly lenient?: boolean;
  /** Does it; the result is the exit code. Throws UsageError for what the caller must put right. */
  run(input: Input, io: Io): number | Promise<number>;
}
