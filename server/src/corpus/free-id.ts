import { firstFree } from "../text/first-free.ts";
import { nfc } from "../text/fold.ts";
import type { Snapshot } from "./catalog.ts";

/** The id, or the first of `id-2`, `id-3` … that nothing in the corpus has, and of which `unfit` does not hold. */
export function freeId(snapshot: Snapshot, id: string, unfit: (id: string) => boolean = () => false): string {
  return firstFree(id, (one) => isTaken(snapshot, one) || unfit(one));
}

function isTaken(snapshot: Snapshot, id: string): boolean {
  return snapshot.lookup(id, "entity").definitions.some((found) => nfc(found.id) === nfc(id));
}
