/**
 * What server and client say to each other beside the Language Server Protocol. The client imports this file of the
 * server and no other.
 */

/** The notification with which the server tells what it is doing; its parameter is a `Status`. */
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

/** What the client asks of the server with its first request (`initializationOptions`). */
export interface InitializationOptions {
  /** A folder without attested.yaml is no corpus. */
  readonly requireConfig: boolean;
  /** The page of a rule's documentation, with `{code}` in it. */
  readonly ruleDocumentation?: string;
}
