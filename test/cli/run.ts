import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cli } from "../../server/src/node/cli.ts";
import type { Io } from "../../server/src/node/io.ts";

/** What a run of the program left: its exit code, and what it wrote. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** `out` as bytes. */
  readonly bytes: Buffer;
}

/** Runs the program in this process, in the folder, with the arguments behind its name. */
export async function run(cwd: string, args: readonly string[], over: Partial<Io> = {}): Promise<Run> {
  const out: Buffer[] = [];
  let err = "";
  const io: Io = {
    cwd,
    out: (content) => void out.push(Buffer.from(content)),
    err: (text) => {
      err += text;
    },
    colour: false,
    progress: false,
    width: 100,
    today: "2024-09-01",
    serve: async () => {
      throw new Error("No server in this test.");
    },
    ...over,
  };
  const code = await cli(args, io);
  const bytes = Buffer.concat(out);
  return { code, out: bytes.toString("utf8"), err, bytes };
}

/** The project's folder, from the compiled test's place in it. */
export const PROJECT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** Real texts to import: a folder beside the project, or the one that ATTESTED_SEEDS names; undefined when it is not there. */
export function seeds(): readonly { readonly file: string; readonly text: string }[] | undefined {
  const folder = process.env["ATTESTED_SEEDS"] ?? join(PROJECT, "..", "shared", "seeds");
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return files.map((name) => ({ file: join(folder, name), text: readFileSync(join(folder, name), "utf8") }));
}
