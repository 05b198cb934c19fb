import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const bundle = join(fileURLToPath(import.meta.url), "..", "..", "..", "..", "dist", "server.cjs");

/** The built server, with which no hands have been shaken yet. */
export interface RawServer {
  readonly connection: MessageConnection;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts the server. */
export function startRaw(): RawServer {
  const server = spawn(process.execPath, [bundle, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  return { connection, ended: new Promise((resolve) => server.once("exit", resolve)) };
}

/** The code of the error with which a request is answered (LSP 3.17, ErrorCodes); undefined when it is answered otherwise. */
export async function errorCode(answer: Promise<unknown>): Promise<number | undefined> {
  try {
    await answer;
    return undefined;
  } catch (error) {
    if (error instanceof ResponseError) return error.code;
    throw error;
  }
}
