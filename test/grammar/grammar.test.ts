import { strict as assert } from "node:assert";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { installRoot } from "../../scripts/host/folder.ts";

const INJECTION = join(dirname(installRoot()), "syntaxes/attested.tmLanguage.json");

/** What the injection asks of a Markdown grammar: blocks with VS Code's scope names, and code and comments in them. */
const MINIMAL = {
  scopeName: "text.html.markdown",
  patterns: [
    { name: "markup.fenced_code.block.markdown", begin: "^```", end: "^```" },
    {
      name: "markup.heading.markdown",
      match: "^#.*$",
      captures: { 0: { patterns: [{ include: "#inline" }] } },
    },
    {
      name: "meta.paragraph.markdown",
      begin: "(^|\\G)(?=\\S)",
      while: "(^|\\G) {4}",
      patterns: [{ include: "#inline" }],
    },
  ],
  repository: {
    inline: {
      patterns: [
        { name: "markup.inline.raw.string.markdown", match: "`[^`]*`" },
        { name: "comment.block.html", begin: "<!--", end: "-->" },
        { name: "constant.character.escape.markdown", match: "\\\\[\\[\\]{\\\\]" },
        {
          match: "(\\[)([^\\[\\]]*)(\\])(\\()([^()]*)(\\))",
          captures: {
            2: { name: "string.other.link.title.markdown" },
            5: { name: "markup.underline.link.markdown" },
          },
        },
        { name: "markup.bold.markdown", match: "\\*\\*[^*]*\\*\\*" },
      ],
    },
  },
};

/** The grammars of VS Code's own extensions by scope name, where the tests' VS Code is installed. */
function vscodeGrammars(): ReadonlyMap<string, string> | undefined {
  const hosts = existsSync(installRoot()) ? readdirSync(installRoot()) : [];
  const extensions = hosts
    .map((host) => join(installRoot(), host, "node_modules/code-server/lib/vscode/extensions"))
    .find((folder) => existsSync(folder));
  if (extensions === undefined) return undefined;
  const folders = ["markdown-basics", "html", "yaml"].map((name) => join(extensions, name, "syntaxes"));
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return new Map(files.map((file) => [readGrammar(file).scopeName, file]));
}

function readGrammar(file: string): textmate.IRawGrammar {
  return textmate.parseRawGrammar(readFileSync(file, "utf8"), file);
}

async function loadMarkdown(files: ReadonlyMap<string, string> | undefined): Promise<textmate.IGrammar> {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve(oniguruma),
    getInjections: (scope) => (scope === "text.html.markdown" ? ["markdown.attested"] : undefined),
    loadGrammar: async (scope) => {
      if (scope === "markdown.attested") return readGrammar(INJECTION);
      const file = files?.get(scope);
      if (file !== undefined) return readGrammar(file);
      if (files !== undefined || scope !== MINIMAL.scopeName) return null;
      return textmate.parseRawGrammar(JSON.stringify(MINIMAL), "minimal.json");
    },
  });
  const grammar = await registry.loadGrammar("text.html.markdown");
  assert.ok(grammar);
  return grammar;
}

/** The coloured pieces of a text, one a line: the piece and its scopes without the common ending. */
function paint(grammar: textmate.IGrammar, text: string): string[] {
  let state = textmate.INITIAL;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const ours = scopes.filter((scope) => /^(?!meta\.).*\.attested$/.test(scope));
      const names = ours.map((scope) => scope.replace(/\.attested$/, ""));
      return ours.length === 0 ? [] : [`${line.slice(startIndex, endIndex)}  ${names.join(" ")}`];
    });
  });
}

/** The scopes at the first place of a piece of text. */
function scopesAt(grammar: textmate.IGrammar, line: string, piece: string): readonly string[] {
  const at = line.indexOf(piece);
  const { tokens } = grammar.tokenizeLine(line, textmate.INITIAL);
  return tokens.find(({ startIndex, endIndex }) => startIndex <= at && at < endIndex)?.scopes ?? [];
}

const CITED = ["[  punctuation.definition.citation.begin", "@  punctuation.definition.key"];

function suite(grammarOf: () => textmate.IGrammar): void {
  const paints = (text: string, expected: readonly string[]) =>
    assert.deepEqual(paint(grammarOf(), text), expected);

  it("tells a mention's target from its surface", () => {
    paints("Then [[to-lam|the leader]] left.", [
      "[[  punctuation.definition.link.begin",
      "to-lam  markup.underline.link",
      "|  punctuation.separator.link",
      "the leader  string.other.link.title",
      "]]  punctuation.definition.link.end",
    ]);
    paints("Then [[Tô Lâm]] left.", [
      "[[  punctuation.definition.link.begin",
      "Tô Lâm  string.other.link.title markup.underline.link",
      "]]  punctuation.definition.link.end",
    ]);
  });

  it("colours the brackets and the attributes of spans, and the marks in them", () => {
    paints('[They [[met]]]{.claim #c-1 by=xi;lam scope="the \\"whole\\" year"}', [
      "[  punctuation.definition.tag.begin",
      "[[  punctuation.definition.link.begin",
      "met  string.other.link.title markup.underline.link",
      "]]  punctuation.definition.link.end",
      "]  punctuation.definition.tag.end",
      "{  punctuation.definition.tag.begin",
      ".  punctuation.definition.class",
      "claim  entity.other.attribute-name.class",
      "#  punctuation.definition.id",
      "c-1  entity.other.attribute-name.id",
      "by  entity.other.attribute-name",
      "=  punctuation.separator.key-value",
      "xi;lam  string.unquoted",
      "scope  entity.other.attribute-name",
      "=  punctuation.separator.key-value",
      '"  string.quoted.double punctuation.definition.string.begin',
      "the   string.quoted.double",
      '\\"  string.quoted.double constant.character.escape',
      "whole  string.quoted.double",
      '\\"  string.quoted.double constant.character.escape',
      " year  string.quoted.double",
      '"  string.quoted.double punctuation.definition.string.end',
      "}  punctuation.definition.tag.end",
    ]);
  });

  it("colours a span of one word, which looks like a link's label", () => {
    paints("On [Monday]{.date on=2024-08-19}.", [
      "[  punctuation.definition.tag.begin",
      "]  punctuation.definition.tag.end",
      "{  punctuation.definition.tag.begin",
      ".  punctuation.definition.class",
      "date  entity.other.attribute-name.class",
      "on  entity.other.attribute-name",
      "=  punctuation.separator.key-value",
      "2024-08-19  string.unquoted",
      "}  punctuation.definition.tag.end",
    ]);
  });

  it("colours the list of a span that closes on a later line, and a list over two lines", () => {
    const list = [
      "]  punctuation.definition.tag.end",
      "{  punctuation.definition.tag.begin",
      ".  punctuation.definition.class",
      "claim  entity.other.attribute-name.class",
    ];
    const end = "}  punctuation.definition.tag.end";
    paints("[They met\nin Hanoi]{.claim}", [...list, end]);
    paints("Words]{.claim\nby=xi} and more.", [
      ...list,
      "by  entity.other.attribute-name",
      "=  punctuation.separator.key-value",
      "xi  string.unquoted",
      end,
    ]);
  });

  it("tells a citation's prefix, keys and locator apart", () => {
    paints("[@gcw:2024, p. 3; @{a b}]", [
      ...CITED,
      "gcw:2024  entity.name.tag.citation",
      ",  punctuation.separator.locator",
      " p. 3  string.unquoted.locator",
      ";  punctuation.separator.citation",
      "@  punctuation.definition.key",
      "{a b}  entity.name.tag.citation",
      "]  punctuation.definition.citation.end",
    ]);
    paints("Said [contra @gcw].", [
      "[  punctuation.definition.citation.begin",
      "contra  keyword.other.prefix",
      "@  punctuation.definition.key",
      "gcw  entity.name.tag.citation",
      "]  punctuation.definition.citation.end",
    ]);
    paints("[-@gcw]", [
      "[  punctuation.definition.citation.begin",
      "-@  punctuation.definition.key",
      "gcw  entity.name.tag.citation",
      "]  punctuation.definition.citation.end",
    ]);
  });

  it("colours marks in headings", () => {
    paints("# About [[to-lam]]", [
      "[[  punctuation.definition.link.begin",
      "to-lam  string.other.link.title markup.underline.link",
      "]]  punctuation.definition.link.end",
    ]);
  });

  for (const [what, text] of [
    ["a code span", "Write `[[id]] [@key] [x]{.claim}` so."],
    ["a code fence", "```\n[[id]] [@key]\n[x]{.claim}\n```"],
    ["a comment", "Text <!-- [[id]] [@key] [x]{.claim} --> text."],
    ["an escape", "Write \\[[id]] or \\[@key] or \\[x] {.claim}."],
    ["a link's destination", "See [it](a/[[id]].md)."],
    [
      "other brackets",
      "[ ] [x] [^1] [text](file.md) [text][label] [a]{b} mail@example.org [a mail@example.org]",
    ],
    ["a citation's words before a link", "[see @key](file.md)"],
  ] as const) {
    it(`leaves ${what} alone`, () => paints(text, []));
  }

  it("leaves the rest of a line that begins with a mark to Markdown", () => {
    for (const mark of ["[[to-lam]]", "[@key]", "[It]{.claim}"]) {
      const scopes = scopesAt(grammarOf(), `${mark} is **bold** here.`, "bold");
      assert.ok(scopes.includes("markup.bold.markdown"), `${mark}: ${scopes.join(" ")}`);
    }
  });

  it("is done with thousands of brackets in no time", () => {
    for (const piece of ["[", "[[", "[a]{", "[@k;", "]{.a b=", "a [x]{.y} "]) {
      const begun = performance.now();
      grammarOf().tokenizeLine(piece.repeat(2000), textmate.INITIAL, 5000);
      assert.ok(performance.now() - begun < 2000, `${piece}: ${performance.now() - begun} ms`);
    }
  }).timeout(20_000);
}

describe("highlighting, in a minimal Markdown grammar", () => {
  let grammar: textmate.IGrammar;
  before(async () => {
    grammar = await loadMarkdown(undefined);
  });
  suite(() => grammar);
});

describe("highlighting, in VS Code's Markdown grammar", () => {
  let grammar: textmate.IGrammar;
  before(async function () {
    const files = vscodeGrammars();
    // Installed by the tests inside VS Code, which run later than these the first time.
    if (files === undefined) return this.skip();
    grammar = await loadMarkdown(files);
  });
  suite(() => grammar);

  it("leaves front matter to YAML", () => {
    assert.deepEqual(paint(grammar, "---\nsources: [a] # [[id]] [@key] [x]{.claim}\n---\n"), []);
  });

  it("colours indented lines, which are no code in this notation", () => {
    assert.equal(paint(grammar, "    About [[to-lam]].").length, 3);
  });
});
