/** The command that shows what differs between the article of a URI, or the one in front, and its original. */
export const SHOW_DIFFERENCE = "attested.showDifference";
