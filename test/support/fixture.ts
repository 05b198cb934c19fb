import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Markdown fixtures: a heading is a case, prose its reason, a fence with a path behind the language a file of the
 * corpus, a fence `expect` (or any other word without a path) what must come out. In a file `$0` is the cursor, and a
 * line of carets marks the range above it; the words behind the carets belong to that range.
 */
export interface Fixture {
  readonly title: string;
  readonly files: readonly FixtureFile[];
  /** The fences without a path, by their first word. */
  readonly blocks: ReadonlyMap<string, string>;
  readonly cursor: { readonly path: string; readonly offset: number } | undefined;
}

export interface FixtureFile {
  readonly path: string;
  readonly text: string;
  readonly ranges: readonly MarkedRange[];
}

/** A range that carets mark, with the words behind them. */
export interface MarkedRange {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

interface Draft {
  readonly title: string;
  readonly files: FixtureFile[];
  readonly blocks: Map<string, string>;
  cursor: Fixture["cursor"];
}

const FENCE = /^(`{3,}|~{3,})[ \t]*(\S*)[ \t]*(\S*)[ \t]*$/;

/** The cases of a fixture document. */
export function readFixtures(markdown: string): readonly Fixture[] {
  const cases: {
    title: string;
    files: FixtureFile[];
    blocks: Map<string, string>;
    cursor: Fixture["cursor"];
  }[] = [];
  const lines = markdown.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const heading = /^#{1,6} +(.*)$/.exec(line);
    if (heading !== null) {
      cases.push({ title: heading[1] ?? "", files: [], blocks: new Map(), cursor: undefined });
      continue;
    }
    const fence = FENCE.exec(line);
    if (fence === null) continue;
    const [, marker = "", language = "", path = ""] = fence;
    const end = lines.findIndex((other, at) => at > i && other.trimEnd() === marker);
    if (end < 0) throw new Error(`A fence is not closed: ${line}`);
    const body = lines.slice(i + 1, end);
    i = end;
    const current: Draft = cases.at(-1) ?? { title: "", files: [], blocks: new Map(), cursor: undefined };
    if (cases.length === 0) cases.push(current);
    if (path === "") {
      current.blocks.set(language, body.join("\n"));
      continue;
    }
    const { cursor, ...file } = readFile(path, body);
    current.files.push(file);
    if (cursor !== undefined) current.cursor = { path, offset: cursor };
  }
  return cases.filter((one) => one.files.length > 0);
}

/** All cases of the `.md` files in a folder, with the document's name before each title. */
export function fixturesIn(folder: string): readonly Fixture[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return names.sort().flatMap((name) =>
    readFixtures(readFileSync(join(folder, name), "utf8").replace(/\r\n/g, "\n")).map((one) => ({
      ...one,
      title: `${name.slice(0, -3)}: ${one.title}`,
    })),
  );
}

/**
 * With `UPDATE=1` in the environment writes what came out into the case's expected blocks, by their first word, and says
 * that it did; a block that the case lacks is put behind its last fence. Without, does nothing. `folder` and the case are
 * those of `fixturesIn`.
 */
export function updateBlocks(
  folder: string,
  { title }: Fixture,
  blocks: Readonly<Record<string, string>>,
): boolean {
  if (process.env["UPDATE"] !== "1") return false;
  const colon = title.indexOf(": ");
  const path = join(folder, `${title.slice(0, colon)}.md`);
  const text = readFileSync(path, "utf8").replace(/\r\n/g, "\n");
  writeFileSync(path, withBlocks(text.split("\n"), title.slice(colon + 2), new Map(Object.entries(blocks))));
  return true;
}

/** The document's lines with the blocks of one case replaced. */
function withBlocks(lines: readonly string[], title: string, blocks: ReadonlyMap<string, string>): string {
  const result: string[] = [];
  const left = new Map(blocks);
  let inCase = false;
  let behindFence = 0;
  const addLeft = (): void => {
    const added = [...left].flatMap(([word, block]) => ["", ...fenced(word, block)]);
    result.splice(behindFence, 0, ...added);
    left.clear();
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const heading = /^#{1,6} +(.*)$/.exec(line);
    if (heading !== null) {
      if (inCase) addLeft();
      inCase = heading[1] === title;
    }
    const fence = FENCE.exec(line);
    if (heading !== null || fence === null) {
      result.push(line);
      continue;
    }
    const [, marker = "", word = "", path = ""] = fence;
    const end = lines.findIndex((other, at) => at > i && other.trimEnd() === marker);
    const block = inCase && path === "" ? left.get(word) : undefined;
    result.push(...(block === undefined ? lines.slice(i, end + 1) : fenced(word, block)));
    if (block !== undefined) left.delete(word);
    behindFence = result.length;
    i = end;
  }
  if (inCase) addLeft();
  return result.join("\n");
}

function fenced(word: string, block: string): readonly string[] {
  const longest = Math.max(2, ...(block.match(/^(?:`+)/gm) ?? []).map((run) => run.length));
  const marker = "`".repeat(longest + 1);
  return [marker + word, block, marker];
}

/** The case with CR LF at the end of every line, its cursor and ranges moved along. */
export function withCarriageReturns(fixture: Fixture): Fixture {
  const shifted = (text: string, offset: number): number =>
    offset + (text.slice(0, offset).match(/\n/g)?.length ?? 0);
  const { cursor } = fixture;
  const text = fixture.files.findLast((file) => file.path === cursor?.path)?.text ?? "";
  return {
    ...fixture,
    files: fixture.files.map((file) => ({
      ...file,
      text: file.text.replace(/\n/g, "\r\n"),
      ranges: file.ranges.map((range) => ({
        ...range,
        start: shifted(file.text, range.start),
        end: shifted(file.text, range.end),
      })),
    })),
    cursor: cursor === undefined ? undefined : { ...cursor, offset: shifted(text, cursor.offset) },
  };
}

function readFile(path: string, body: readonly string[]): FixtureFile & { cursor: number | undefined } {
  let text = "";
  let lineStart = 0;
  let previous = "";
  let cursor: number | undefined;
  const ranges: MarkedRange[] = [];
  for (const raw of body) {
    const carets = /^( *)(\^+)(?: +(.*))?$/.exec(raw);
    if (carets !== null && previous !== "") {
      const [, indent = "", run = "", label = ""] = carets;
      const start = lineStart + indent.length;
      ranges.push({ start, end: start + run.length, label });
      continue;
    }
    const at = raw.indexOf("$0");
    lineStart = text.length;
    if (at >= 0) cursor = lineStart + at;
    previous = raw.replace("$0", "");
    text += `${previous}\n`;
  }
  return { path, text, ranges, cursor };
}
