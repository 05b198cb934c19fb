import { attributionsIn, isUnsourced } from "../../corpus/attribution.ts";
import type { Snapshot } from "../../corpus/catalog.ts";
import type { Link } from "../../corpus/evidence.ts";
import type { Place } from "../../model/facts.ts";
import type { SymbolKind } from "../../model/vocabulary.ts";
import { clip } from "../../text/clip.ts";
import { contains } from "../../text/span.ts";
import { fieldTexts } from "../card/values.ts";

/** One thing in a hierarchy, as it is listed. */
export interface HierarchyItem {
  readonly path: string;
  /** What tells it from others of its file; `linkOf` finds it again by that. */
  readonly id: string;
  readonly name: string;
  readonly kind: SymbolKind | "claim" | "quote";
  readonly detail: string;
  /** The whole of it, and in it what is selected. */
  readonly place: Place;
  readonly selection: Place;
}

/** An item one step away, and the places that say so, which stand in the file of whichever rests on the other. */
export interface HierarchyStep {
  readonly item: HierarchyItem;
  readonly places: readonly Place[];
}

/** How much of a claim's words or of a name an item shows (UTF-16 units). */
const LONGEST_NAME = 100;

/** The item of a claim or definition; before what it is by itself its detail says `notes`. */
export function itemOf(snapshot: Snapshot, link: Link, notes: readonly string[] = []): HierarchyItem {
  if (link.is === "definition") {
    const { definition } = link;
    const { path, name, kind, place, namePlace, firstLine } = definition;
    const [sort] = fieldTexts(definition, kind === "source" ? "tier" : "kind");
    return {
      path,
      id: `definition:${definition.id}`,
      name: clip(name, LONGEST_NAME),
      kind,
      detail: [...notes, kind === "source" && sort !== undefined ? `${sort} source` : (sort ?? kind)].join(
        " · ",
      ),
      place,
      selection: [namePlace, firstLine].find((one) => contains(place, one)) ?? place,
    };
  }
  const { claim, file } = link;
  const facts = snapshot.facts(file.path);
  const unsourced = facts !== undefined && isUnsourced(attributionsIn(facts)[claim.index]);
  return {
    path: file.path,
    id: claim.id === undefined ? `number:${claim.index}` : `claim:${claim.id}`,
    name: clip(claim.words, LONGEST_NAME) || "Without words",
    kind: claim.kind,
    detail: [
      ...notes,
      `${claim.kind} in “${clip(file.name, LONGEST_NAME)}”`,
      ...(unsourced ? ["names no source"] : []),
    ].join(" · "),
    place: claim.whole,
    selection: contains(claim.whole, claim.place) ? claim.place : claim.whole,
  };
}

/** The claim or definition that an item is of; undefined where there is none any more, or never was. */
export function linkOf(snapshot: Snapshot, path: string, id: string): Link | undefined {
  const facts = snapshot.facts(path);
  const colon = id.indexOf(":");
  const [sort, rest] = [id.slice(0, colon), id.slice(colon + 1)];
  if (facts === undefined) return undefined;
  if (sort === "definition") {
    const definition = facts.definitions.find((one) => one.id === rest);
    return definition === undefined ? undefined : { is: "definition", definition };
  }
  const claim = facts.claims.find((one) =>
    sort === "claim"
      ? one.id === rest
      : sort === "number" && String(one.index) === rest && one.id === undefined,
  );
  const [file] = facts.definitions;
  return claim === undefined || file === undefined ? undefined : { is: "claim", claim, file };
}
