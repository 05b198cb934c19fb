import type { Group } from "../../model/changes.ts";

/** The headings of what a rename offers besides. */
export const ALIAS: Group = {
  label: "The old name as an alias",
  description: "Tick it so that words which spell the old name go on naming the same.",
  confirm: true,
};
/** As `ALIAS`, but ticked: without it names without a mark would name nothing any more, or something else. */
export const NEEDED_ALIAS: Group = {
  label: ALIAS.label,
  description: "It stands without a mark elsewhere: so those words go on naming the same.",
};
export const BARE_WORDS: Group = {
  label: "Words without a mark",
  description: "They spell the old name: tick those that are to spell the new one.",
  confirm: true,
};
export const UNCERTAIN: Group = {
  label: "What may mean something else",
  description: "More than one definition answers to it: tick what means this one.",
  confirm: true,
};
