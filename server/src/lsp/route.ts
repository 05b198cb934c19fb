import {
  type CancellationToken,
  type Connection,
  type PartialResultParams,
  ProgressType,
  type ProtocolRequestType,
  type ServerCapabilities,
  type TextDocumentPositionParams,
  WorkDoneProgress,
  type WorkDoneProgressParams,
} from "vscode-languageserver";
import { linesOf } from "../text/lines.ts";
import { offsetAt } from "../text/units.ts";
import type { Appearances } from "./appearances.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { Options } from "./options.ts";
import type { Asked, Session } from "./session.ts";
import type { Settings } from "./settings.ts";

/** What every handler works with. */
export interface Server {
  readonly session: Session;
  readonly diagnostics: Diagnostics;
  readonly appearances: Appearances;
  /** What people have switched. */
  options(): Options;
}

/** One request that the server answers, with the capability that announces it. */
export interface Route {
  readonly method: string;
  capability(settings: Settings): Partial<ServerCapabilities>;
  register(connection: Connection, server: Server): void;
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
      const answer = async (
        params: P & PartialResultParams & WorkDoneProgressParams,
        token: CancellationToken,
      ): Promise<unknown> => {
        const part = params?.partialResultToken;
        const send =
          part === undefined
            ? undefined
            : (value: PR & object): void =>
                void connection.sendProgress(new ProgressType<object>(), part, value);
        const work = workOf(connection, params?.workDoneToken);
        try {
          return await handle(server, params, { token, send, progress: work.tell });
        } finally {
          work.end();
        }
      };
      connection.onRequest<unknown, unknown>(type.method, answer);
    },
  };
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
  return { ...asked, offset: offsetAt(linesOf(asked.document.text), position, session.settings.encoding) };
}
