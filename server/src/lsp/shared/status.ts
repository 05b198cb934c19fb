/** The notification with which the server tells what it is doing, to clients that ask for it at the start (`status`); its parameter is a `Status`. */
export const STATUS = "attested/status";

/** What the server is doing. */
export interface Status {
  readonly state: "reading" | "ready";
  /** How many files have been read. */
  readonly files: number;
  /** How many files there are to read, once that is known; 0 before. */
  readonly of?: number;
  readonly corpora: number;
}
