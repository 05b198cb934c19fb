/** Everything that a command knows of the process it runs in, so that tests can stand in for it. */
export interface Io {
  /** The folder that relative paths start from, absolute. */
  readonly cwd: string;
  /** Writes what was asked for. */
  out(content: string | Uint8Array): void;
  /** Writes what a person should know beside it. */
  err(text: string): void;
  /** Whether `out` is a terminal that shows colours and wants them. */
  readonly colour: boolean;
  /** Whether `err` is a terminal, on which progress can be shown. */
  readonly progress: boolean;
  /** How many columns a line may have. */
  readonly width: number;
  /** The day, as EDTF. */
  readonly today: string;
  /** Starts the language server on this process's own streams. */
  serve(): Promise<void>;
}

/** What the process ends with (README.md, On the command line). */
export const EXIT = { ok: 0, findings: 1, usage: 2 } as const;

/** A wrong call of the program: the sentence goes to `err`, and the process ends with `EXIT.usage`. */
export class UsageError extends Error {}
