import { ProtocolRequestType, type WorkspaceEdit } from "vscode-languageserver";
import { citeChoice, cited, citedNew } from "../cites.ts";
import { type Route, route } from "../route.ts";
import {
  CITE,
  CITE_CHOICE,
  CITE_NEW,
  type CiteChoice,
  type CiteChoiceParams,
  type CiteNewParams,
  type CiteParams,
} from "../shared/cite.ts";

/** A source for what stands at a place. */
export const citeRoutes: readonly Route[] = [
  route(
    new ProtocolRequestType<CiteChoiceParams, CiteChoice | null, never, void, void>(CITE_CHOICE),
    {},
    citeChoice,
  ),
  route(new ProtocolRequestType<CiteParams, WorkspaceEdit | null, never, void, void>(CITE), {}, cited),
  route(
    new ProtocolRequestType<CiteNewParams, WorkspaceEdit | null, never, void, void>(CITE_NEW),
    {},
    citedNew,
  ),
];
