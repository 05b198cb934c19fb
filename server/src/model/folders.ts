import type { DefinedKind } from "./vocabulary.ts";

/** The folders in which people keep the definitions of each kind, the usual one first. */
export const USUAL_FOLDERS: Readonly<Record<DefinedKind, readonly [string, ...string[]]>> = {
  person: ["people", "persons"],
  organisation: ["organisations", "organizations"],
  state: ["states", "countries"],
  place: ["places"],
  agreement: ["agreements", "treaties"],
  event: ["events"],
  concept: ["concepts"],
  source: ["sources"],
  article: ["articles"],
};

const KINDS = new Map(
  Object.entries(USUAL_FOLDERS).flatMap(([kind, names]) =>
    names.map((name) => [name, kind as DefinedKind] as const),
  ),
);

/** The kind that the last of a path's folders is named after. */
export function kindOfFolder(folder: string): DefinedKind | undefined {
  return KINDS.get(folder.slice(folder.lastIndexOf("/") + 1).toLowerCase());
}
