/** The command that lets people choose what to merge with the definition at a URI's position, or at the cursor. */
export const MERGE_DEFINITION = "attested.mergeDefinition";
