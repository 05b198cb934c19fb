import type { Group } from "../changes.ts";
import { CONFIG_FILE } from "../config.ts";
import type { Use } from "../facts.ts";

/** The headings under which people see changes before they are made. */
export const DEFINITION: Group = { label: "Definition" };
export const FILE: Group = { label: "File", description: "Its name is the id." };
export const REMOVED: Group = { label: "File", description: "What it holds stands in the other definition." };
/** For what goes because it would say of one definition that it is, say, part of itself. */
export const ITSELF: Group = {
  label: "Would name itself",
  description: "One of the two says this of the other: it goes, for both are one now.",
};
export const NEW_FILE: Group = { label: "New definition" };
export const UNMARKED: Group = { label: "Named without a mark", description: "The names are marked." };
const MENTIONS: Group = { label: "Mentions" };
const FIELDS: Group = { label: "Attributes and front matter" };
const CITATIONS: Group = { label: "Citations" };
export const LINKS: Group = { label: "Links" };
export const SETTINGS: Group = { label: "Settings", description: CONFIG_FILE };
export const WORDS: Group = {
  label: "Words that readers see",
  description: "They spell the old name: tick those that are to spell the new one.",
  confirm: true,
};
/** The heading for a change of a use. */
export function groupOf({ via, origin }: Use): Group {
  if (via === "citation") return CITATIONS;
  if (via === "link") return LINKS;
  return via === "mention" && origin !== "field" ? MENTIONS : FIELDS;
}
