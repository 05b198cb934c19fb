import assert from "node:assert/strict";
import type { ClientCapabilities } from "vscode-languageserver";
import { ROUTES } from "../../server/src/lsp/routes.ts";
import { type Lines, lineStart, linesOf } from "../../server/src/text/lines.ts";
import { type Encoding, offsetAt, type Position, positionAt } from "../../server/src/text/units.ts";
import { WIDE_KINDS, wideKindsIn } from "../support/wide.ts";
import { CHANGES, RESOLVES } from "./capabilities.ts";
import { Client, type File } from "./client.ts";
import { ENCODINGS } from "./columns.ts";
import { crlf } from "./harbour.ts";
import { type Answer, QUESTIONS } from "./questions.ts";
import { errorCode } from "./raw.ts";

/** Characters of every width, with joined, combining and right-to-left ones among them. */
const WIDE = "👩‍👩‍👧 é e\u0301 東京 שלום مرحبا 🇻🇳";

const ARTICLE = [
  "---",
  "type: article",
  `title: Un môle ${WIDE}`,
  "published: 2023-03-05",
  "claims:",
  `  cost: {note: "${WIDE}", by: ana-lindqvist, about: pier, property: cost, value: 4.5 million}`,
  "---",
  `# ${WIDE} [[Harbour Board]]`,
  "",
  `${WIDE} [[ana-lindqvist|${WIDE}]] said [${WIDE} the pier costs 4.5 million]{.claim #cost} [@minutes-12; see @résumé, p. 3].`,
  "",
  `${WIDE} Ana Lindqvist said ${WIDE} [on Sunday]{.date on=2023-03-05} that [“${WIDE}”]{.quote by=ana-lindqvist} [${WIDE}]{.person ref=ana-lindqvist} [@nobody].`,
  `${WIDE} [a link](who/ana-lindqvist.md) and <https://example.org/${encodeURI("é")}> [[Kaj 東京]] [It leaks ${WIDE}]{.claim #old contradicts=#cost} [[Ana Lindqvits]] [[anna-l]].`,
  "",
].join("\n");

const files = (end: (text: string) => string): readonly File[] =>
  [
    { path: "attested.yaml", text: "definitions: [who, where]\nbibliography: [refs.bib]\n" },
    {
      path: "who/ana-lindqvist.md",
      text: `---\ntype: person\nname: Ana Lindqvist\naliases: ["${WIDE}", {lang: sv, name: Åna}]\nroles: [{title: "${WIDE}", of: harbour-board}]\n---\n${WIDE} works for the Harbour Board, [[harbour-board]] and [[pier#cost]].\n`,
    },
    { path: "who/anna-l.md", text: `---\ntype: person\nname: Anna L. ${WIDE}\n---\n${WIDE} [[anna-l]]\n` },
    {
      path: "who/harbour-board.md",
      text: `---\ntype: organisation\nname: Harbour Board\nnote: ${WIDE}\n---\n`,
    },
    {
      path: "who/minutes-12.md",
      text: `---\ntype: source\ntitle: ${WIDE} minutes\nauthor: Ana Lindqvist\nderivedFrom: résumé\n---\n`,
    },
    {
      path: "where/list.yaml",
      text: `- {type: place, note: "${WIDE}", id: quay, name: Kaj 東京, within: town, sameAs: Q42}\n- {type: place, id: town, name: "${WIDE} stad"}\n`,
    },
    { path: "refs.bib", text: `@book{résumé, note = {${WIDE}}, title = {${WIDE}}}\n` },
    { path: "pier.md", text: ARTICLE },
  ].map(({ path, text }) => ({ path, text: end(text) }));

const CAPABILITIES: ClientCapabilities = { textDocument: RESOLVES, workspace: CHANGES };

/** Files that are open, and the words in them that are asked about: at their starts and inside of them. */
const ASKED: readonly (readonly [path: string, words: readonly string[]])[] = [
  [
    "pier.md",
    [
      "môle",
      "ana-lindqvist, about",
      "cost: {",
      "Harbour Board]]",
      "ana-lindqvist|",
      "the pier costs",
      "#cost} [",
      "minutes-12; see",
      "résumé",
      "Ana Lindqvist said",
      "on Sunday",
      "2023-03-05}",
      "quote by",
      "person ref",
      "ana-lindqvist} [@",
      "nobody",
      "a link",
      "who/ana",
      "https",
      "Kaj",
      "leaks",
      "contradicts",
      "#cost} [[",
      "Lindqvits",
    ],
  ],
  [
    "who/ana-lindqvist.md",
    ["Ana Lindqvist\n", "Åna", "harbour-board}", "Harbour Board,", "harbour-board]]", "pier#cost"],
  ],
  ["where/list.yaml", ["quay", "Kaj", "town,", "stad"]],
  ["refs.bib", ["résumé", "title"]],
];

/** A server that counts in one encoding, and the texts that it knows. */
interface Side {
  readonly client: Client;
  readonly encoding: Encoding;
  readonly texts: ReadonlyMap<string, Lines>;
}

/** An answer with offsets in the place of positions, tokens as they stand in the text, and what differs from run to run left out. */
function comparable(side: Side, { uri, value }: Answer, key = ""): unknown {
  const { client } = side;
  if (typeof value === "string") return value.replaceAll(client.uri(""), "root:");
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    if (key === "data" && value.every((item) => typeof item === "number")) return tokens(side, uri, value);
    return value.map((item) => comparable(side, { uri, value: item }));
  }
  if ("line" in value && "character" in value) return offsetOf(side, uri, value as Position);
  const own = ownUri(value) ?? uri;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
      if (name === "resultId") return [];
      const of =
        name === "targetRange" || name === "targetSelectionRange"
          ? String((value as { targetUri?: unknown }).targetUri)
          : name === "fromRanges"
            ? (ownUri((value as { from?: unknown }).from) ?? uri)
            : own;
      if (name !== "changes" || typeof item !== "object" || item === null)
        return [[name, comparable(side, { uri: of, value: item }, name)]];
      return [
        [name, Object.entries(item).map(([file, edits]) => comparable(side, { uri: file, value: edits }))],
      ];
    }),
  );
}

/** What answers without columns: in whole lines, with no places at all, or in columns that are always UTF-16. */
const NO_COLUMNS: ReadonlySet<string> = new Set([
  ...["textDocument/foldingRange", "textDocument/codeLens", "codeLens/resolve"],
  ...["attested/mergeChoice", "attested/citeChoice", "attested/cards", "attested/words"],
  "attested/appearance",
]);

/** How many positions a request's answers hold that stand behind characters of every kind in their lines. */
const told = { behindWide: 0 };

/** The file that an object says it is of. */
function ownUri(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("uri" in value && typeof value.uri === "string") return value.uri;
  return "textDocument" in value ? ownUri(value.textDocument) : undefined;
}

function offsetOf({ client, encoding, texts }: Side, uri: string, position: Position): number {
  const path = uri.slice(client.uri("").length).replace(/^\//, "");
  // A file that is yet to be made is empty.
  const lines = texts.get(path) ?? linesOf("");
  const offset = offsetAt(lines, position, encoding);
  const before = lines.text.slice(lineStart(lines.text, offset), offset);
  if (wideKindsIn(before).length === WIDE_KINDS.length) told.behindWide++;
  assert.deepEqual(positionAt(lines, offset, encoding), position, `a position in ${path}, in ${encoding}`);
  return offset;
}

/** Tokens with the words under them. */
function tokens(side: Side, uri: string, data: readonly number[]): unknown {
  let line = 0;
  let character = 0;
  const found: unknown[] = [];
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, columns = 0, length = 0, type, modifiers] = data.slice(i, i + 5);
    if (lines > 0) character = 0;
    line += lines;
    character += columns;
    const start = offsetOf(side, uri, { line, character });
    const end = offsetOf(side, uri, { line, character: character + length });
    found.push([start, end, type, modifiers]);
  }
  return found;
}

for (const [ends, convert] of [
  ["LF", (text: string) => text],
  ["CR LF", crlf],
] as const) {
  describe(`every answer over stdio, in all encodings of positions, ${ends}`, function () {
    this.timeout(120_000);
    const all = files(convert);
    const texts = new Map(all.map(({ path, text }) => [path, linesOf(String(text))]));
    const sides: Side[] = [];

    before(async () => {
      for (const encoding of ENCODINGS) {
        const capabilities = { ...CAPABILITIES, general: { positionEncodings: [encoding] } };
        const client = await Client.start(all, { capabilities });
        assert.equal(client.result.capabilities.positionEncoding, encoding);
        sides.push({ client, encoding, texts });
        for (const [path] of ASKED) await client.open(path, texts.get(path)?.text ?? "");
      }
    });
    after(async () => {
      for (const { client } of sides) await client.stop();
    });

    const answers = async (side: Side, method: string, path: string, offset: number): Promise<unknown> => {
      const { client, encoding } = side;
      const lines = texts.get(path) ?? linesOf("");
      const position = positionAt(lines, offset, encoding);
      const place = {
        uri: client.uri(path),
        position,
        range: { start: position, end: positionAt(lines, offset + 12, encoding) },
        whole: { start: { line: 0, character: 0 }, end: positionAt(lines, lines.text.length, encoding) },
      };
      let refused: number | undefined;
      const ask = async (asked: string, params: object): Promise<unknown> => {
        let value: unknown = null;
        refused = await errorCode(client.request(asked, params).then((given) => (value = given)));
        return value;
      };
      const found = await QUESTIONS[method]?.(ask, place);
      return [refused, found?.map((answer) => comparable(side, answer))];
    };

    for (const { method } of ROUTES) {
      it(`agrees on ${method}`, async () => {
        assert.ok(QUESTIONS[method] !== undefined, "there is a question");
        let full = 0;
        told.behindWide = 0;
        for (const [path, words] of ASKED) {
          const lines = texts.get(path) ?? linesOf("");
          for (const one of words) {
            const at = lines.text.indexOf(convert(one));
            assert.ok(at >= 0, one);
            for (const offset of [at, at + 2]) {
              const [first, ...others] = await Promise.all(
                sides.map((side) => answers(side, method, path, offset)),
              );
              for (const [index, other] of others.entries())
                assert.deepEqual(
                  other,
                  first,
                  `${method} at “${one}” in ${path}, ${ENCODINGS[index + 1]} against utf-8`,
                );
              if (JSON.stringify(first).length > 40) full++;
            }
          }
        }
        assert.ok(full > 0, "some answers are not empty");
        if (NO_COLUMNS.has(method)) assert.equal(told.behindWide, 0, "it is listed as without columns");
        else assert.ok(told.behindWide > 0, "some places stand behind characters of every kind");
      });
    }
  });
}
