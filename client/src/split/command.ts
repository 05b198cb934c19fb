/** The command that splits mentions of what is at a URI's position, in a list's entries, or at the cursor, off. */
export const SPLIT_MENTIONS = "attested.splitMentions";
