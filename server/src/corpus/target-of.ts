import type { Definition, Wanted } from "../model/facts.ts";
import type { DefinedKind } from "../model/vocabulary.ts";
import type { Snapshot } from "./catalog.ts";
import { isSame } from "./keys.ts";

/** What a target is to be written for. */
export interface Writing {
  /** What a use there may mean. */
  readonly wanted: Wanted;
  /** The one kind that it may mean, where its mark names one. */
  readonly kind?: DefinedKind | undefined;
  /** A definition that is about to go, and is then meant by nothing. */
  readonly without?: Definition;
}

/** Whether a target that is written so would mean the definition and no other. */
export function means(
  snapshot: Snapshot,
  target: string,
  definition: Definition,
  { wanted, kind, without }: Writing,
): boolean {
  const { definitions } = snapshot.lookup(target, wanted, kind);
  const meant = without === undefined ? definitions : definitions.filter((one) => !isSame(one, without));
  const [only, other] = meant;
  return only !== undefined && other === undefined && isSame(only, definition);
}

/**
 * The shortest target that means the definition and no other: its id, or as many of its file's folders as it takes, and its
 * id (docs/notation.md, Definitions). Undefined where each of them means something else, or several definitions.
 */
export function shortestTarget(
  snapshot: Snapshot,
  definition: Definition,
  writing: Writing,
): string | undefined {
  return targetsOf(definition).find((target) => means(snapshot, target, definition, writing));
}

/** The shortest target that means the definition alone; where none does, the one that means the fewest. */
export function targetOf(snapshot: Snapshot, definition: Definition, writing: Writing): string {
  return shortestTarget(snapshot, definition, writing) ?? targetsOf(definition).at(-1) ?? definition.id;
}

/** The id, then the id behind one folder, two and so on. */
function targetsOf({ path, id }: Definition): readonly string[] {
  const folders = path.split("/").slice(0, -1);
  return Array.from({ length: folders.length + 1 }, (_, count) =>
    [...folders.slice(folders.length - count), id].join("/"),
  );
}
