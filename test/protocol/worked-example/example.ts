import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type {
  ClientCapabilities,
  Diagnostic,
  Location,
  Position,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { linesOf } from "../../../server/src/text/lines.ts";
import { offsetAt } from "../../../server/src/text/units.ts";
import { CHANGES, RESOLVES } from "../capabilities.ts";
import { Client } from "../client.ts";

/** What requests are asked, and what their answers must mean, by method. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

export const DECLARATION = "articles/declaration-signed.md";
export const AGREEMENTS = "articles/fourteen-agreements.md";
export const HANOI = "articles/xi-returns-to-hanoi.md";
export const DOCUMENTS = "agreements/documents-2024-08.md";
export const XI = "people/xi-jinping.md";
export const LAM = "people/to-lam.md";
export const LOOK = "sources/closer-look.md";

/** The files that are open. */
const OPEN = [DECLARATION, AGREEMENTS, HANOI, DOCUMENTS, XI];

export const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

/** Everything that the server looks for in a client. */
const FULL: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    ...RESOLVES,
    completion: { completionItem: { ...RESOLVES.completion.completionItem, snippetSupport: true } },
  },
  workspace: CHANGES,
};

const folder = join(fileURLToPath(import.meta.url), "..", "..", "..", "..", "..", "corpus");

/** The files of the worked example, by path. */
export const TEXTS: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(?:md|yaml)$/.test(path))
    .sort()
    .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
);

export function textOf(path: string): string {
  return TEXTS.get(path) ?? "";
}

/** The words at a range of a file. */
export function wordsAt(path: string, { start, end }: Range): string {
  const lines = linesOf(textOf(path));
  return lines.text.slice(offsetAt(lines, start, "utf-16"), offsetAt(lines, end, "utf-16"));
}

/** The text of a file once edits have been made. */
function edited(path: string, edits: readonly TextEdit[] = []): string {
  const lines = linesOf(textOf(path));
  const spans = edits.map(({ range, newText }) => ({
    start: offsetAt(lines, range.start, "utf-16"),
    end: offsetAt(lines, range.end, "utf-16"),
    newText,
  }));
  return spans
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), lines.text);
}

/** Findings as `path · rule · words`. */
export function findingsIn(path: string, items: readonly Diagnostic[]): readonly string[] {
  return items.map(({ code, range }) => `${path} · ${code} · ${wordsAt(path, range)}`);
}

/** The findings that the example's README lists, written the same way. */
export const LISTED: readonly string[] = [
  ...textOf("README.md").matchAll(/^\| \[`([^`]+)`\]\(\1\) \| `([^`]+)` \| `([^`]+)` \|/gm),
]
  .map(([, path, rule, words]) => [path, rule, words].join(" · "))
  .sort();

/** An id where it names something by itself: not as a part of another, of a path or of a fragment. */
export function naming(id: string): RegExp {
  return new RegExp(`(?<![\\w#/-])${id}(?![\\w-])`, "g");
}

/** The files that name To Lam by his id, and how often; none of his own. */
export const NAMING: ReadonlyMap<string, number> = new Map(
  [...TEXTS].flatMap(([path, text]) => {
    const times = path === "README.md" ? 0 : [...text.matchAll(naming("to-lam"))].length;
    return times === 0 ? [] : [[path, times] as const];
  }),
);

/** How often they do in all. */
export const TIMES_NAMED = [...NAMING.values()].reduce((a, b) => a + b, 0);

/** The ids of an article's claims, in the order in which they stand in the text. */
export function claimsIn(path: string): readonly string[] {
  return [...textOf(path).matchAll(/\]\{\.claim #([\w-]+)/g)].map(([, id = ""]) => id);
}

/** The Markdown of a card. */
export function markdown(contents: unknown): string {
  return typeof contents === "object" && contents !== null && "value" in contents
    ? String(contents.value)
    : "";
}

/** The worked example with a server that has it open. */
export class Example {
  private constructor(readonly client: Client) {}

  static async open(): Promise<Example> {
    const files = [...TEXTS].map(([path, text]) => ({ path, text }));
    const client = await Client.start(files, { capabilities: FULL });
    for (const path of OPEN) await client.open(path, textOf(path));
    return new Example(client);
  }

  pathOf(uri: string): string {
    return uri.slice(this.client.uri("").length).replace(/^\//, "");
  }

  /** A place as `path: words`. */
  located({ uri, range }: Location): string {
    return `${this.pathOf(uri)}: ${wordsAt(this.pathOf(uri), range)}`;
  }

  position(words: string, by = 0): Position {
    return this.client.find(DECLARATION, words, by);
  }

  /** Asks about a position in the article on the declaration. */
  async at<R>(method: string, words: string, by: number, more: object = {}): Promise<R> {
    return this.client.at<R>(method, DECLARATION, this.position(words, by), more);
  }

  async ofFile<R>(method: string, path: string, more: object = {}): Promise<R> {
    return this.request<R>(method, { textDocument: { uri: this.client.uri(path) }, ...more });
  }

  async request<R>(method: string, params: object): Promise<R> {
    return this.client.request<R>(method, params);
  }

  /** The edits that are made in texts, by path. */
  editsOf(edit: WorkspaceEdit | undefined | null): ReadonlyMap<string, readonly TextEdit[]> {
    return new Map(
      (edit?.documentChanges ?? [])
        .filter((change): change is TextDocumentEdit => "textDocument" in change)
        .map(({ textDocument, edits }) => [this.pathOf(textDocument.uri), edits as TextEdit[]]),
    );
  }

  /** What an edit does to files, as `create path`, `delete path` or `rename path to path`. */
  operationsOf(edit: WorkspaceEdit | undefined | null): readonly string[] {
    return (edit?.documentChanges ?? []).flatMap((change) => {
      if (!("kind" in change)) return [];
      return change.kind === "rename"
        ? `rename ${this.pathOf(change.oldUri)} to ${this.pathOf(change.newUri)}`
        : `${change.kind} ${this.pathOf(change.uri)}`;
    });
  }

  /** What the files hold whose texts an edit changes or makes, by path. */
  changedBy(edit: WorkspaceEdit | undefined | null): ReadonlyMap<string, string> {
    return new Map([...this.editsOf(edit)].map(([path, edits]) => [path, edited(path, edits)]));
  }
}

/** What all files hold that another text is due for, by path; the guide stays. */
export function changing(change: (text: string, path: string) => string): ReadonlyMap<string, string> {
  return new Map(
    [...TEXTS].flatMap(([path, text]) => {
      const after = path === "README.md" ? text : change(text, path);
      return after === text ? [] : [[path, after] as const];
    }),
  );
}
