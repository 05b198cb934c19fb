import { nfc } from "../text/fold.ts";
import type { Snapshot } from "./catalog.ts";

/** The id, or the first of `id-2`, `id-3` … that nothing in the corpus has. */
export function freeId(snapshot: Snapshot, id: string): string {
  if (!isTaken(snapshot, id)) return id;
  let number = 2;
  while (isTaken(snapshot, `${id}-${number}`)) number++;
  return `${id}-${number}`;
}

function isTaken(snapshot: Snapshot, id: string): boolean {
  return snapshot.lookup(id, "entity").definitions.some((found) => nfc(found.id) === nfc(id));
}
