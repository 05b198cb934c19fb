import { ProtocolRequestType, type WorkspaceEdit } from "vscode-languageserver";
import { meantAt } from "../../corpus/meant.ts";
import { mergeCandidates, mergeRefusal } from "../../features/merge.ts";
import type { Definition } from "../../model/facts.ts";
import { refusal } from "../gather.ts";
import { merged } from "../merges.ts";
import { askedAt, type Route, route } from "../route.ts";
import {
  MERGE,
  MERGE_CHOICE,
  type MergeChoice,
  type MergeChoiceParams,
  type MergeParams,
  type NamedDefinition,
} from "../shared/merge.ts";
import { SPLIT, type SplitParams } from "../shared/split.ts";
import { split } from "../splits.ts";

/** How many definitions people are offered at once, and how many of them first. */
const MOST = 5000;
const LIKELY = 10;

/** One definition out of two, and two out of one. */
export const mergeRoutes: readonly Route[] = [
  route(
    new ProtocolRequestType<MergeChoiceParams, MergeChoice | null, never, void, void>(MERGE_CHOICE),
    {},
    async (server, params) => {
      const asked = await askedAt(server, params);
      if (asked === undefined) return null;
      const snapshot = asked.corpus.snapshot();
      const [meant] = meantAt(snapshot, asked.lowered, asked.offset)?.meant ?? [];
      if (meant?.is !== "definition") return null;
      const { definition } = meant;
      const refused = mergeRefusal(snapshot, definition);
      if (refused !== undefined) throw refusal({ refused });
      const likely = mergeCandidates(snapshot, definition, LIKELY);
      const known = new Set<Definition>([definition, ...likely]);
      const others = snapshot.search({ text: "", kinds: [definition.kind], limit: MOST });
      const rest = others.filter((one) => !known.has(one) && mergeRefusal(snapshot, one) === undefined);
      return {
        from: named(definition),
        into: [...likely.map((one) => ({ ...named(one), likely: true as const })), ...rest.map(named)],
      };
    },
  ),

  route(
    new ProtocolRequestType<MergeParams, WorkspaceEdit | null, never, void, void>(MERGE),
    {},
    async (server, params, call) => {
      const placed = await server.session.find(params.textDocument.uri);
      return placed === undefined ? null : merged(server, placed.corpus, params, call);
    },
  ),

  route(
    new ProtocolRequestType<SplitParams, WorkspaceEdit | null, never, void, void>(SPLIT),
    {},
    (server, params, call) => split(server, params, call),
  ),
];

function named({ path, id, name }: Definition): NamedDefinition {
  return { path, id, name };
}
