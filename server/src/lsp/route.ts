import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  type PartialResultParams,
  ProgressType,
  type ProtocolRequestType,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentPositionParams,
  WorkDoneProgress,
  type WorkDoneProgressParams,
} from "vscode-languageserver";
import { offsetAt } from "../text/units.ts";
import type { Appearances } from "./appearances.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { Options } from "./options.ts";
import { checkParams } from "./params.ts";
import { type Asked, linesOfAsked, type Session } from "./session.ts";
import type { Settings } from "./settings.ts";

/** What every handler works with. */
export interface Server {
  readonly session: Session;
  readonly diagnostics: Diagnostics;
  readonly appearances: Appearances;
  /** What people have switched. */
  options(): Options;
  /** The client's value of a setting that is not ours; null where it has none or cannot be asked. */
  clientSetting(name: string): Promise<unknown>;
  /** Lets other questions be answered, then goes on. */
  pause(): Promise<void>;
}

/** One request that the server answers, with the capability that announces it. */
export interface Route {
  readonly method: string;
  capability(settings: Settings): Partial<ServerCapabilities>;
  /** Answers the request on a connection; `server` throws while there is none, and what it throws is the answer. */
  register(connection: Connection, server: () => Server): void;
}

/** How a request is answered while it is being worked on. */
export interface Call<PR> {
  readonly token: CancellationToken;
  /** Sends a part of the answer; what was sent is no longer in the answer. Undefined where the client takes no parts. */
  readonly send: ((part: PR & object) => void) | undefined;
  /** Tells how far the work has come (of a long search, in files); nothing where the client does not ask. */
  progress(title: string, done: number, all: number): void;
}

type Handler<P, R, PR> = (server: Server, params: P, call: Call<PR>) => Promise<R> | R;

/** A row of the table: a request of the protocol, what announces it, and what answers it. */
export function route<P, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  capability: Partial<ServerCapabilities> | ((settings: Settings) => Partial<ServerCapabilities>),
  handle: Handler<P, R, PR>,
): Route {
  return {
    method: type.method,
    capability: typeof capability === "function" ? capability : () => capability,
    register(connection, server) {
      const answer = async (...given: readonly unknown[]): Promise<unknown> => {
        // What a client leaves out is not handed over.
        const token = given.at(-1) as CancellationToken;
        const params = given[0] as P & PartialResultParams & WorkDoneProgressParams;
        const known = server();
        checkParams(type.method, params);
        const { call, cancelled, end } = begin<PR>(connection, token, params);
        try {
          return await Promise.race([cancelled, handle(known, params, call)]);
        } finally {
          end();
        }
      };
      connection.onRequest<unknown, unknown>(type.method, answer);
    },
  };
}

/**
 * Begins to answer a request. When the client takes it back `cancelled` is rejected with the protocol's RequestCancelled,
 * so that it is answered at once, whenever the handler notices; nothing is sent for it after its end.
 */
function begin<PR>(
  connection: Connection,
  token: CancellationToken,
  { partialResultToken, workDoneToken }: PartialResultParams & WorkDoneProgressParams,
): { readonly call: Call<PR>; readonly cancelled: Promise<never>; end(): void } {
  if (token.isCancellationRequested) throw takenBack();
  const work = workOf(connection, workDoneToken);
  let over = false;
  let listener: { dispose(): void } | undefined;
  const end = (): void => {
    over = true;
    listener?.dispose();
    work.end();
  };
  const cancelled = new Promise<never>((_, reject) => {
    listener = token.onCancellationRequested(() => {
      reject(takenBack());
      end();
    });
  });
  const send = (part: PR & object): void => {
    if (partialResultToken === undefined || over) return;
    void connection.sendProgress(new ProgressType<object>(), partialResultToken, part);
  };
  const progress = (title: string, done: number, all: number): void => {
    if (!over) work.tell(title, done, all);
  };
  return {
    call: { token, send: partialResultToken === undefined ? undefined : send, progress },
    cancelled,
    end,
  };
}

function takenBack(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was taken back.");
}

/** Reports on one piece of work (LSP 3.17, workDoneProgress): begun with the first word of it, and ended if it was begun. */
function workOf(connection: Connection, token: WorkDoneProgressParams["workDoneToken"]) {
  let begun = false;
  return {
    tell(title: string, done: number, all: number): void {
      if (token === undefined) return;
      const percentage = all === 0 ? 100 : Math.floor((100 * done) / all);
      const message = `${done.toLocaleString("en")} of ${all.toLocaleString("en")} files`;
      if (begun) {
        void connection.sendProgress(WorkDoneProgress.type, token, { kind: "report", message, percentage });
        return;
      }
      begun = true;
      const begin = { kind: "begin" as const, title, cancellable: true, message, percentage };
      void connection.sendProgress(WorkDoneProgress.type, token, begin);
    },
    end(): void {
      if (token === undefined || !begun) return;
      begun = false;
      void connection.sendProgress(WorkDoneProgress.type, token, { kind: "end" });
    },
  };
}

/** An open file, and the asked position in it as an offset (UTF-16). */
export interface AskedAt extends Asked {
  readonly offset: number;
}

/** The asked file and the offset of the asked position; undefined where no corpus has the file. */
export async function askedAt(
  { session }: Server,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<AskedAt | undefined> {
  const asked = await session.ask(textDocument.uri);
  if (asked === undefined) return undefined;
  return { ...asked, offset: offsetAt(linesOfAsked(asked), position, session.settings.encoding) };
}
