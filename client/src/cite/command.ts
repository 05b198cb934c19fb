/** The command that lets people choose a source for what is at a URI's position, or at the cursor, and cites it. */
export const CITE_SOURCE = "attested.citeSource";
