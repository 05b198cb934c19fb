import { type Location, ProtocolRequestType, ReferencesRequest } from "vscode-languageserver";
import { groupedReferences, type Reference, references } from "../../features/references.ts";
import { entitiesAt } from "../../features/untagged.ts";
import { addTo } from "../../text/lists.ts";
import { locationOf } from "../convert.ts";
import { NameSearch } from "../name-search.ts";
import { Parts } from "../parts.ts";
import { readThrough } from "../read-through.ts";
import { Passages } from "../reference-passages.ts";
import { askedAt, type Call, type Route, route, type Server } from "../route.ts";
import { REFERENCES, type References, type ReferencesParams } from "../shared/references.ts";

const TITLE = "Looking for names without a mark";

/**
 * Where things are named: first by marks, fields and links, sorted by file and place, then without a mark, sorted so
 * too. The second come from a search through the texts of the corpus.
 */
export const referenceRoutes: readonly Route[] = [
  route(
    ReferencesRequest.type,
    { referencesProvider: { workDoneProgress: true } },
    async (server, params, call) => {
      const asked = await askedAt(server, params);
      if (asked === undefined) return null;
      const { corpus, lowered, offset } = asked;
      const { encoding } = server.session.settings;
      const snapshot = corpus.snapshot();
      const parts = new Parts<Location>(call.send);
      const tell = (references: readonly Reference[]): void =>
        parts.add(references.map(({ path, place }) => locationOf(corpus, path, place, encoding)));
      tell(references(snapshot, lowered, offset, params.context.includeDeclaration));
      parts.flush();
      const search = new NameSearch(corpus, snapshot, entitiesAt(snapshot, lowered, offset));
      for await (const file of readThrough(corpus, search.paths, TITLE, call, server.pause))
        tell(search.referencesIn(file));
      return parts.end();
    },
  ),

  route(
    new ProtocolRequestType<ReferencesParams, References | null, never, void, void>(REFERENCES),
    {},
    inGroups,
  ),
];

/** The same in groups, with the line that each place stands in. */
async function inGroups(
  server: Server,
  params: ReferencesParams,
  call: Call<never>,
): Promise<References | null> {
  const asked = await askedAt(server, params);
  if (asked === undefined) return null;
  const { corpus, lowered, offset } = asked;
  const snapshot = corpus.snapshot();
  const grouped = groupedReferences(snapshot, lowered, offset);
  if (grouped === undefined) return null;
  const { name, groups } = grouped;
  const entities = entitiesAt(snapshot, lowered, offset);
  const search = new NameSearch(corpus, snapshot, entities);
  const passages = new Passages(server.session.settings, corpus, snapshot);
  const tagged = new Map<string, Reference[]>();
  for (const one of groups.flatMap(({ references: list }) => list)) addTo(tagged, one.path, one);
  const untagged: Reference[] = [];
  const searched = new Set(search.paths);
  const paths = [...new Set([...tagged.keys(), ...searched])].sort();
  for await (const file of readThrough(corpus, paths, TITLE, call, server.pause)) {
    const found = searched.has(file.path) ? search.referencesIn(file) : [];
    untagged.push(...found);
    passages.read(file.text, [...(tagged.get(file.path) ?? []), ...found]);
  }
  const last = { kind: "untagged" as const, label: "Named without a mark", references: untagged };
  const strong = entities.flatMap(({ names }) => names.filter(({ weak }) => !weak));
  return {
    name,
    names: strong.map(({ text }) => text),
    groups: [...groups, ...(untagged.length === 0 ? [] : [last])].map(
      ({ kind, label, references: list }) => ({
        kind,
        label,
        passages: list.map((one) => passages.of(one)),
      }),
    ),
  };
}
