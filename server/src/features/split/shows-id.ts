import type { Snapshot } from "../../corpus/catalog.ts";
import type { Definition, Use } from "../../model/facts.ts";

/** Whether a mention without words of its own shows readers the id of what it names, which is no name of it. */
export function showsId(snapshot: Snapshot, use: Use, { names }: Definition): boolean {
  const { surface = "", whole, target, kind, origin } = use;
  if (origin !== "text" || kind !== undefined || whole.end - whole.start !== surface.length + 4) return false;
  return snapshot.resolve(use).by !== "name" && !names.some(({ text }) => text === target);
}
