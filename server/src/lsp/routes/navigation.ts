import { DefinitionRequest } from "vscode-languageserver";
import { definition } from "../../features/definition.ts";
import { locationOf, rangeOf, rangeOfPlace } from "../convert.ts";
import { askedAt, type Route, route } from "../route.ts";

/** Where things are defined. */
export const navigationRoutes: readonly Route[] = [
  route(DefinitionRequest.type, { definitionProvider: true }, async (server, params) => {
    const asked = await askedAt(server, params);
    if (asked === undefined) return null;
    const { encoding, linksDefinitions } = server.session.settings;
    const { corpus } = asked;
    const found = definition(corpus.snapshot(), asked.lowered, asked.offset);
    if (!linksDefinitions) return found.map(({ path, place }) => locationOf(corpus, path, place, encoding));
    return found.map(({ path, place, target, origin }) => ({
      originSelectionRange: rangeOf(origin, asked.lowered.facts, encoding, asked.document.text),
      targetUri: corpus.uri(path),
      targetRange: rangeOfPlace(target, encoding),
      targetSelectionRange: rangeOfPlace(place, encoding),
    }));
  }),
];
