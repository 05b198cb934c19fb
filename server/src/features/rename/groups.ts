import type { Group } from "../../model/changes.ts";

/** The headings of what a rename offers besides. */
export const ALIAS: Group = {
  label: "The old name as an alias",
  description: "Tick it so that words which spell the old name go on naming the same.",
  confirm: true,
};
export const UNCERTAIN: Group = {
  label: "What may mean something else",
  description: "More than one definition answers to it: tick what means this one.",
  confirm: true,
};
