import type { Fix, TextEdit } from "./facts.ts";

/** Under which heading people see a change before it is made, and whether they are to tick it themselves. */
export interface Group {
  readonly label: string;
  readonly description?: string;
  /** It is not made unless it is ticked. */
  readonly confirm?: boolean;
}

/** One replacement in a file of the corpus; `span` counts in UTF-16 units of its text before all changes. */
export interface FileEdit extends TextEdit {
  readonly path: string;
  readonly group?: Group;
}

/**
 * Changes of a corpus that are made in one step: files are made, then texts changed, then files moved, then removed.
 * Paths are those before the step. A file is never made or moved where one is.
 */
export interface Changes {
  readonly create?: readonly { readonly path: string; readonly text: string; readonly group?: Group }[];
  readonly edits: readonly FileEdit[];
  readonly move?: readonly { readonly from: string; readonly to: string; readonly group?: Group }[];
  readonly remove?: readonly { readonly path: string; readonly group?: Group }[];
}

/** What a fix of a finding in the file changes. */
export function changesOf({ edits, create }: Fix, path: string): Changes {
  return {
    edits: edits.map((edit) => ({ path, ...edit })),
    ...(create === undefined ? {} : { create: [create] }),
  };
}
