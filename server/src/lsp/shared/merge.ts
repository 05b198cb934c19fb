import { DEFINITION, ITSELF, REMOVED } from "../../model/edit/groups.ts";
import type { DefinitionName } from "./definition-name.ts";

/**
 * The request for what the definition at a position, or the one that is named there, can be merged into: a `MergeChoice`, or
 * null where nothing is meant. Refused with a sentence for people where it cannot be merged with any.
 */
export const MERGE_CHOICE = "attested/mergeChoice";

export interface MergeChoiceParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/** The labels of the annotations under which the changes of a merge stand: what the definition that stays gets, the file that goes, and what would name itself. */
export const MERGE_LABELS = {
  definition: DEFINITION.label,
  removed: REMOVED.label,
  itself: ITSELF.label,
} as const;

export interface MergeChoice {
  readonly from: NamedDefinition;
  /** All others of its kind, those first that it is most likely another of. */
  readonly into: readonly NamedDefinition[];
}

export interface NamedDefinition extends DefinitionName {
  readonly name: string;
  /** It shares a name with the other, or is spelled nearly so. */
  readonly likely?: true;
}

/** The request to merge one definition of the corpus that a document belongs to into another: a `WorkspaceEdit`. Refused with a sentence for people. */
export const MERGE = "attested/merge";

export interface MergeParams {
  readonly textDocument: { readonly uri: string };
  readonly from: DefinitionName;
  readonly into: DefinitionName;
  readonly workDoneToken?: number | string;
}
