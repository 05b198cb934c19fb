import {
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest,
} from "vscode-languageserver";
import type { Catalog } from "../../corpus/catalog.ts";
import type { Link } from "../../corpus/evidence.ts";
import { evidenceAt, evidenceOf, restingOnIt } from "../../features/hierarchy/evidence.ts";
import { type HierarchyItem, type HierarchyStep, linkOf } from "../../features/hierarchy/item.ts";
import { dividedAt, parts, wholes } from "../../features/hierarchy/part-of.ts";
import { rangeOfPlace, SYMBOL_KIND } from "../convert.ts";
import type { CorpusState } from "../corpus-state.ts";
import { askedAt, type Route, route, type Server } from "../route.ts";

/**
 * The chain of evidence as a call hierarchy (what a claim “calls” is what it rests on), and wholes and parts as a type
 * hierarchy. Each question answers one step, so that circles end where people stop.
 */
export const hierarchyRoutes: readonly Route[] = [
  route(CallHierarchyPrepareRequest.type, { callHierarchyProvider: true }, async (server, params) => {
    const asked = await askedAt(server, params);
    if (asked === undefined) return null;
    const items = evidenceAt(asked.corpus.snapshot(), asked.lowered, asked.offset);
    return listed(items, (item) => toItem(server, asked.corpus, item));
  }),

  route(CallHierarchyOutgoingCallsRequest.type, {}, async (server, { item }) => {
    const found = await find(server, item);
    if (found === undefined) return null;
    const { corpus, snapshot, link } = found;
    const steps = evidenceOf(snapshot, link);
    return steps.map((step) => ({
      to: toItem(server, corpus, step.item),
      fromRanges: rangesOf(server, step),
    }));
  }),

  route(CallHierarchyIncomingCallsRequest.type, {}, async (server, { item }) => {
    const found = await find(server, item);
    if (found === undefined) return null;
    const { corpus, snapshot, link } = found;
    const steps = restingOnIt(snapshot, link);
    return steps.map((step) => ({
      from: toItem(server, corpus, step.item),
      fromRanges: rangesOf(server, step),
    }));
  }),

  route(TypeHierarchyPrepareRequest.type, { typeHierarchyProvider: true }, async (server, params) => {
    const asked = await askedAt(server, params);
    if (asked === undefined) return null;
    const items = dividedAt(asked.corpus.snapshot(), asked.lowered, asked.offset);
    return listed(items, (item) => toItem(server, asked.corpus, item));
  }),

  route(TypeHierarchySupertypesRequest.type, {}, async (server, { item }) => {
    const found = await find(server, item);
    if (found?.link.is !== "definition") return null;
    return wholes(found.snapshot, found.link.definition).map((one) => toItem(server, found.corpus, one));
  }),

  route(TypeHierarchySubtypesRequest.type, {}, async (server, { item }) => {
    const found = await find(server, item);
    if (found?.link.is !== "definition") return null;
    return parts(found.snapshot, found.link.definition).map((one) => toItem(server, found.corpus, one));
  }),
];

/** Null where there is nothing, as the protocol has it: then clients say so. */
function listed<T, R>(items: readonly T[], convert: (item: T) => R): R[] | null {
  return items.length === 0 ? null : items.map(convert);
}

function toItem({ session }: Server, corpus: CorpusState, item: HierarchyItem): CallHierarchyItem {
  const { encoding } = session.settings;
  const { path, id } = item;
  return {
    name: item.name,
    kind: SYMBOL_KIND[item.kind],
    detail: item.detail,
    uri: corpus.uri(path),
    range: rangeOfPlace(item.place, encoding),
    selectionRange: rangeOfPlace(item.selection, encoding),
    data: { path, id },
  };
}

function rangesOf({ session }: Server, { places }: HierarchyStep): CallHierarchyItem["range"][] {
  return places.map((place) => rangeOfPlace(place, session.settings.encoding));
}

/** What an item is of that the client gave back, in the corpus that has its file; what it says is not taken on trust. */
async function find(
  { session }: Server,
  item: { readonly uri: string; readonly data?: unknown },
): Promise<{ corpus: CorpusState; snapshot: Catalog; link: Link } | undefined> {
  const { data } = item;
  if (typeof data !== "object" || data === null || !("path" in data) || !("id" in data)) return undefined;
  const { path, id } = data;
  if (typeof path !== "string" || typeof id !== "string" || typeof item.uri !== "string") return undefined;
  const placed = await session.find(item.uri);
  if (placed === undefined || placed.path !== path) return undefined;
  const snapshot = placed.corpus.snapshot();
  const link = linkOf(snapshot, path, id);
  return link === undefined ? undefined : { corpus: placed.corpus, snapshot, link };
}
