import type { Passage } from "./references.ts";

/** The request to split chosen mentions of one thing off into a new definition of a name: a `WorkspaceEdit`. Refused with a sentence for people. */
export const SPLIT = "attested/split";

export interface SplitParams {
  /** Places as `attested/references` and `textDocument/references` list them; all in one corpus. */
  readonly locations: readonly Pick<Passage, "uri" | "range">[];
  readonly name: string;
  /** What it is called as well, which suggests it and never means it. */
  readonly weakAlias?: string;
  readonly workDoneToken?: number | string;
}
