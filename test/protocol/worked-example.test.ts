import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  LinkedEditingRanges,
  Location,
  LocationLink,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SymbolInformation,
  TextDocumentEdit,
  TextEdit,
  TypeHierarchyItem,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { Cards } from "../../server/src/features/cards.ts";
import { ROUTES } from "../../server/src/lsp/routes.ts";
import type { Appearance, MergeChoice, References } from "../../server/src/lsp/shared.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { offsetAt } from "../../server/src/text/units.ts";
import { announced } from "./announced.ts";
import { Client } from "./client.ts";

const folder = join(fileURLToPath(import.meta.url), "..", "..", "..", "..", "corpus");
const texts = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(?:md|yaml)$/.test(path))
    .sort()
    .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
);

/** Everything that the server looks for in a client. */
const FULL: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    diagnostic: {},
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
    completion: {
      completionItem: { snippetSupport: true, resolveSupport: { properties: ["documentation"] } },
    },
    codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } },
    inlayHint: { resolveSupport: { properties: ["tooltip"] } },
  },
  workspace: {
    fileOperations: { willRename: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ["create", "rename", "delete"],
      changeAnnotationSupport: {},
    },
  },
};

const DECLARATION = "articles/declaration-signed.md";
const DOCUMENTS = "agreements/documents-2024-08.md";
const XI = "people/xi-jinping.md";
const LAM = "people/to-lam.md";
const LOOK = "sources/closer-look.md";

/** The files that name To Lam by his id, and how often; none of his own. */
const NAMING = new Map(
  [...texts].flatMap(([path, text]) => {
    const times = path === "README.md" ? 0 : [...text.matchAll(/(?<![\w#/-])to-lam(?![\w-])/g)].length;
    return times === 0 ? [] : [[path, times] as const];
  }),
);
const timesNamed = [...NAMING.values()].reduce((a, b) => a + b, 0);

describe("the worked example over stdio", function () {
  this.timeout(60_000);
  let client: Client;

  before(async () => {
    const files = [...texts].map(([path, text]) => ({ path, text }));
    client = await Client.start(files, { capabilities: FULL });
    for (const path of [DECLARATION, DOCUMENTS, XI]) await client.open(path, textOf(path));
  });
  after(() => client.stop());

  const textOf = (path: string): string => texts.get(path) ?? "";
  const pathOf = (uri: string): string => uri.slice(client.uri("").length).replace(/^\//, "");
  const wordsAt = (path: string, { start, end }: Range): string => {
    const lines = linesOf(textOf(path));
    return lines.text.slice(offsetAt(lines, start, "utf-16"), offsetAt(lines, end, "utf-16"));
  };
  const located = ({ uri, range }: Location): string => `${pathOf(uri)}: ${wordsAt(pathOf(uri), range)}`;
  const at = async <R>(method: string, words: string, by: number, more: object = {}): Promise<R> =>
    client.at<R>(method, DECLARATION, client.find(DECLARATION, words, by), more);
  const ofFile = async <R>(method: string, path: string, more: object = {}): Promise<R> =>
    client.request<R>(method, { textDocument: { uri: client.uri(path) }, ...more });
  const WHOLE = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
  const editsOf = (edit: WorkspaceEdit | undefined | null): ReadonlyMap<string, readonly TextEdit[]> =>
    new Map(
      (edit?.documentChanges ?? [])
        .filter((change): change is TextDocumentEdit => "textDocument" in change)
        .map(({ textDocument, edits }) => [pathOf(textDocument.uri), edits as TextEdit[]]),
    );
  const edited = (path: string, edits: readonly TextEdit[]): string => {
    const lines = linesOf(textOf(path));
    const spans = edits.map(({ range, newText }) => ({
      start: offsetAt(lines, range.start, "utf-16"),
      end: offsetAt(lines, range.end, "utf-16"),
      newText,
    }));
    return spans
      .sort((a, b) => b.start - a.start)
      .reduce(
        (text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end),
        lines.text,
      );
  };
  const shown = (path: string, items: readonly Diagnostic[]): readonly string[] =>
    items.map(({ code, range }) => `${path} · ${code} · ${wordsAt(path, range)}`);
  /** The findings that the example's README lists, as `path · rule · words`. */
  const listed = [...textOf("README.md").matchAll(/^\| \[`([^`]+)`\]\(\1\) \| `([^`]+)` \| `([^`]+)` \|/gm)]
    .map(([, path, rule, words]) => [path, rule, words].join(" · "))
    .sort();
  const tokensIn = (data: readonly number[]): readonly string[] => {
    const legend = client.result.capabilities.semanticTokensProvider?.legend;
    const lines = textOf(DECLARATION).split("\n");
    let line = 0;
    let column = 0;
    return Array.from({ length: data.length / 5 }, (_, index) => {
      const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(5 * index, 5 * index + 5);
      column = down > 0 ? right : column + right;
      line += down;
      const modifiers = legend?.tokenModifiers.filter((_one, bit) => (bits >> bit) & 1) ?? [];
      return [
        legend?.tokenTypes[type],
        ...modifiers,
        (lines[line] ?? "").slice(column, column + length),
      ].join(" ");
    });
  };
  const claim = async (words: string): Promise<CallHierarchyItem> => {
    const [item] = await at<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", words, 3);
    assert.ok(item);
    return item;
  };
  const hall = async (): Promise<TypeHierarchyItem> => {
    const [item] = await at<TypeHierarchyItem[]>("textDocument/prepareTypeHierarchy", "great-hall", 3);
    assert.ok(item);
    return item;
  };
  const completed = async (typed: string): Promise<readonly CompletionItem[]> => {
    await client.change(DECLARATION, `${textOf(DECLARATION)}${typed}`);
    const list = await at<CompletionList>("textDocument/completion", typed, typed.length);
    await client.change(DECLARATION, textOf(DECLARATION));
    return list.items;
  };
  const markdown = (contents: unknown): string =>
    typeof contents === "object" && contents !== null && "value" in contents ? String(contents.value) : "";

  /** What each request is asked, and what its answer must mean. */
  const CHECKS: Readonly<Record<string, () => Promise<void>>> = {
    async "textDocument/hover"() {
      const card = markdown((await at<Hover>("textDocument/hover", "[[to-lam", 3)).contents);
      assert.match(card, /^\*\*To Lam\*\* — person/);
      assert.match(card, /Tô Lâm/);
      assert.match(card, /General Secretary of the Communist Party of Vietnam, since 3 August 2024/);
    },
    async "textDocument/definition"() {
      const links = await at<LocationLink[]>("textDocument/definition", "[[to-lam", 3);
      assert.deepEqual(
        links.map((link) => located({ uri: link.targetUri, range: link.targetSelectionRange })),
        [`${LAM}: To Lam`],
      );
      assert.equal(wordsAt(DECLARATION, links[0]?.originSelectionRange ?? WHOLE), "[[to-lam|To Lam]]");
    },
    async "textDocument/references"() {
      const context = { includeDeclaration: true };
      const found = (await at<Location[]>("textDocument/references", "[[to-lam", 3, { context })).map(
        located,
      );
      const tagged = found.filter((one) => one.endsWith(": to-lam"));
      assert.equal(tagged.length, timesNamed);
      for (const [path, times] of NAMING)
        assert.equal(tagged.filter((one) => one.startsWith(`${path}:`)).length, times, path);
      assert.ok(found.includes(`${LAM}: To Lam`), "the declaration");
      // Named without a mark: in people's own files, titles of sources and the like.
      assert.ok(found.includes("people/xi-jinping.md: To Lam"));
      assert.ok(
        found.every((one) => /: (?:to-lam|To Lam|Tô Lâm)$/.test(one)),
        found.join("\n"),
      );
    },
    async "attested/references"() {
      const found = await at<References>("attested/references", "[[to-lam", 3);
      assert.equal(found.name, "To Lam");
      const group = (kind: string) =>
        found.groups.filter((one) => one.kind === kind).flatMap(({ passages }) => passages);
      assert.deepEqual(group("definition").map(located), [`${LAM}: To Lam`]);
      const marked = [...group("mentions"), ...group("fields")];
      assert.equal(marked.length, timesNamed);
      assert.ok(marked.every(({ line, from, to }) => line.slice(from, to) === "to-lam"));
      assert.ok(group("untagged").length > 0);
      assert.equal(found.groups.at(-1)?.kind, "untagged");
    },
    async "textDocument/documentHighlight"() {
      const found = await at<DocumentHighlight[]>("textDocument/documentHighlight", "[[to-lam", 3);
      assert.deepEqual(
        found.map(({ range }) => wordsAt(DECLARATION, range)),
        ["to-lam", "[[to-lam|To Lam]]"],
      );
    },
    async "textDocument/documentSymbol"() {
      const symbols = await ofFile<DocumentSymbol[]>("textDocument/documentSymbol", DECLARATION);
      const names = symbols.map(({ name }) => name);
      assert.ok(names.includes("What was signed") && names.includes("How they got here"));
      const signed = symbols.find(({ name }) => name === "What was signed");
      const inside = signed?.children?.map(({ name }) => name) ?? [];
      assert.ok(
        inside.some((name) => name.startsWith("China and Vietnam signed a joint declaration")),
        inside.join("\n"),
      );
      const all = (list: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
        list.flatMap((one) => [one, ...all(one.children ?? [])]);
      const claims = all(symbols).filter(({ detail }) => detail?.startsWith("#"));
      assert.equal(claims.length, [...textOf(DECLARATION).matchAll(/\]\{\.claim #/g)].length);
    },
    async "workspace/symbol"() {
      const found = await client.request<SymbolInformation[]>("workspace/symbol", { query: "tô lâm" });
      assert.equal(located(found[0]?.location ?? { uri: "", range: WHOLE }), `${LAM}: To Lam`);
    },
    async "textDocument/foldingRange"() {
      const found = await ofFile<FoldingRange[]>("textDocument/foldingRange", DECLARATION);
      const lines = textOf(DECLARATION).split("\n");
      const end = lines.indexOf("---", 1);
      const folded = (from: number, to: number): boolean =>
        found.some(({ startLine, endLine }) => startLine === from && endLine === to);
      assert.ok(folded(0, end), "front matter");
      assert.ok(folded(lines.indexOf("claims:"), end - 1), "its claims");
      assert.ok(
        found.some(({ startLine }) => startLine === lines.indexOf("## What was signed")),
        "a section",
      );
    },
    async "textDocument/selectionRange"() {
      const positions = [client.find(DECLARATION, "good comrade and", 6)];
      const [innermost] = await ofFile<SelectionRange[]>("textDocument/selectionRange", DECLARATION, {
        positions,
      });
      const chain: string[] = [];
      for (let one = innermost; one !== undefined; one = one.parent)
        chain.push(wordsAt(DECLARATION, one.range));
      assert.equal(chain[0], "comrade");
      assert.equal(chain.at(-1), textOf(DECLARATION));
      for (const [index, words] of chain.entries())
        if (index > 0) assert.ok(words.includes(chain[index - 1] ?? ""));
      for (const words of [/^“.*”$/, /^\[“[^\]]*”\]\{\.quote\}$/, /^is \[“/, /\{\.claim #lam-praised\}$/])
        assert.ok(
          chain.some((one) => words.test(one)),
          `${words}: ${chain.join("\n")}`,
        );
    },
    async "textDocument/linkedEditingRange"() {
      const { ranges } = await at<LinkedEditingRanges>("textDocument/linkedEditingRange", "#lam-praised", 3);
      assert.deepEqual(
        ranges.map((range) => wordsAt(DECLARATION, range)),
        ["lam-praised", "lam-praised"],
      );
    },
    async "textDocument/documentLink"() {
      const links = await ofFile<DocumentLink[]>("textDocument/documentLink", XI);
      assert.deepEqual(
        links.map(({ range, target }) => [wordsAt(XI, range), target]),
        [["Q15031", "https://www.wikidata.org/wiki/Q15031"]],
      );
    },
    async "textDocument/semanticTokens/full"() {
      const { data } = await ofFile<SemanticTokens>("textDocument/semanticTokens/full", DECLARATION);
      const found = tokensIn(data);
      for (const token of [
        "person To Lam",
        "person Xi Jinping",
        "place Great Hall of the People",
        "state Vietnam",
        "source unresolved closer-lok",
      ])
        assert.ok(
          found.some((one) => one === token || one.endsWith(token)),
          `${token} in ${found.join(" | ")}`,
        );
      assert.ok(found.some((one) => /^date .*on Monday$/.test(one)));
    },
    async "textDocument/semanticTokens/range"() {
      const { data } = await ofFile<SemanticTokens>("textDocument/semanticTokens/full", DECLARATION);
      const start = client.find(DECLARATION, "## What was signed");
      const range = { start, end: { line: start.line + 3, character: 0 } };
      const part = tokensIn(
        (await ofFile<SemanticTokens>("textDocument/semanticTokens/range", DECLARATION, { range })).data,
      );
      const whole = tokensIn(data).join("\n");
      assert.ok(part.length > 5 && part.length < tokensIn(data).length / 2);
      assert.ok(whole.includes(part.join("\n")));
    },
    async "textDocument/semanticTokens/full/delta"() {
      const before = await ofFile<SemanticTokens>("textDocument/semanticTokens/full", DECLARATION);
      await client.change(
        DECLARATION,
        textOf(DECLARATION).replace("[[to-lam|To Lam]]", "[[xi-jinping|To Lam]]"),
      );
      const { edits } = await ofFile<SemanticTokensDelta>(
        "textDocument/semanticTokens/full/delta",
        DECLARATION,
        { previousResultId: before.resultId },
      );
      const data = [...before.data];
      for (const edit of edits.toReversed()) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
      const after = await ofFile<SemanticTokens>("textDocument/semanticTokens/full", DECLARATION);
      await client.change(DECLARATION, textOf(DECLARATION));
      assert.deepEqual(data, after.data);
    },
    async "textDocument/codeLens"() {
      const lenses = await ofFile<CodeLens[]>("textDocument/codeLens", DOCUMENTS);
      assert.deepEqual(
        lenses.map(({ range }) => range.start.line),
        [0],
      );
    },
    async "codeLens/resolve"() {
      const [lens] = await ofFile<CodeLens[]>("textDocument/codeLens", DOCUMENTS);
      assert.ok(lens);
      const { command } = await client.request<CodeLens>("codeLens/resolve", lens);
      const count = (pattern: RegExp): number =>
        [...texts].flatMap(([path, text]) => (path === "README.md" ? [] : [...text.matchAll(pattern)]))
          .length;
      const mentions = count(/\[\[documents-2024-08[\]|#]/g);
      const claims = count(/about: documents-2024-08$/gm);
      assert.match(
        command?.title ?? "",
        new RegExp(`^${mentions} mentions in \\d files · ${claims} claims about it`),
      );
      const position = client.find(DOCUMENTS, "Cooperation documents", 3);
      const context = { includeDeclaration: false };
      const references = await client.at<Location[]>("textDocument/references", DOCUMENTS, position, {
        context,
      });
      const marked = references.filter((one) => located(one).endsWith(": documents-2024-08"));
      const counted = [...(command?.title ?? "").matchAll(/(\d+) (?:mentions?|claims?|(?:other )?uses?)/g)];
      assert.equal(
        counted.reduce((sum, [, number]) => sum + Number(number), 0),
        marked.length,
      );
    },
    async "textDocument/inlayHint"() {
      const hints = await ofFile<InlayHint[]>("textDocument/inlayHint", DECLARATION, { range: WHOLE });
      const label = ({ label: parts }: InlayHint): string =>
        typeof parts === "string" ? parts : parts.map(({ value }) => value).join("");
      const date = hints.find((hint) => label(hint) === "19 August 2024");
      assert.deepEqual(
        date?.position,
        client.find(DECLARATION, "{.date on=2024-08-19}", "{.date on=2024-08-19}".length),
      );
      const linked = hints.flatMap(({ label: parts }) => (typeof parts === "string" ? [] : parts));
      for (const { location } of linked)
        if (location !== undefined) assert.ok(texts.has(pathOf(location.uri)), location.uri);
      assert.ok(hints.some((hint) => label(hint) === "no source") || linked.length > 0);
    },
    async "inlayHint/resolve"() {
      const hints = await ofFile<InlayHint[]>("textDocument/inlayHint", DECLARATION, { range: WHOLE });
      const card = markdown((await client.request<InlayHint>("inlayHint/resolve", hints[0] ?? {})).tooltip);
      assert.equal(card, "19 August 2024, a Monday");
    },
    async "textDocument/completion"() {
      const items = await completed("[[to l");
      assert.equal(items[0]?.label, "To Lam");
      const text = items[0]?.textEdit?.newText ?? "";
      assert.match(text, /^(?:\[\[)?To Lam/);
      assert.ok((await completed("[@closer")).some((item) => item.textEdit?.newText.includes("closer-look")));
    },
    async "completionItem/resolve"() {
      const [item] = await completed("[[to l");
      const { documentation } = await client.request<CompletionItem>("completionItem/resolve", item ?? {});
      assert.match(markdown(documentation), /General Secretary/);
    },
    async "textDocument/codeAction"() {
      const position = client.find(DECLARATION, "closer-lok", 2);
      const actions = await ofFile<CodeAction[]>("textDocument/codeAction", DECLARATION, {
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      const fix = actions.find(({ title }) => title.includes("(closer-look)"));
      assert.equal(fix?.kind, "quickfix");
      const edits = editsOf(fix?.edit).get(DECLARATION) ?? [];
      assert.equal(edited(DECLARATION, edits), textOf(DECLARATION).replace("@closer-lok]", "@closer-look]"));
    },
    async "codeAction/resolve"() {
      const range = {
        start: client.find(DECLARATION, "[[to-lam", 3),
        end: client.find(DECLARATION, "[[to-lam", 3),
      };
      const context = { diagnostics: [] };
      const actions = await ofFile<CodeAction[]>("textDocument/codeAction", DECLARATION, { range, context });
      const offered = actions.find(({ title }) => title.startsWith("Split this mention off"));
      assert.ok(offered !== undefined && offered.edit === undefined);
      const { edit } = await client.request<CodeAction>("codeAction/resolve", offered);
      assert.equal(editsOf(edit).get(DECLARATION)?.length, 1);
      assert.ok(edit?.documentChanges?.some((change) => "kind" in change && change.kind === "create"));
    },
    async "attested/mergeChoice"() {
      const choice = await at<MergeChoice>("attested/mergeChoice", "[[to-lam", 3);
      assert.equal(choice.from.name, "To Lam");
      const people = [...texts.keys()].filter((path) => path.startsWith("people/") && path !== LAM);
      assert.deepEqual(choice.into.map(({ path }) => path).sort(), people);
    },
    async "attested/merge"() {
      const [from, into] = ["xu-liping", "ge-hongliang"].map((id) => ({ path: `people/${id}.md`, id }));
      const edit = await ofFile<WorkspaceEdit>("attested/merge", DECLARATION, { from, into });
      const edits = editsOf(edit);
      for (const [path, text] of texts) {
        if (path === "README.md" || path === from?.path || path === into?.path) continue;
        const after = edited(path, edits.get(path) ?? []);
        assert.equal(after, text.replace(/(?<![\w#/-])xu-liping(?![\w-])/g, "ge-hongliang"), path);
      }
      const gone = edit.documentChanges?.filter((change) => "kind" in change && change.kind === "delete");
      assert.deepEqual(
        gone?.map((change) => "uri" in change && pathOf(change.uri)),
        [from?.path],
      );
      assert.match(edited("people/ge-hongliang.md", edits.get("people/ge-hongliang.md") ?? []), /Xu Liping/);
    },
    async "attested/split"() {
      const { groups } = await at<References>("attested/references", "[[to-lam", 3);
      const path = "articles/fourteen-agreements.md";
      const locations = groups
        .filter(({ kind }) => kind === "mentions")
        .flatMap(({ passages }) => passages)
        .filter(({ uri }) => pathOf(uri) === path);
      const edit = await client.request<WorkspaceEdit>("attested/split", { locations, name: "Another Lam" });
      const after = edited(path, editsOf(edit).get(path) ?? []);
      assert.ok(locations.length > 0);
      assert.equal([...after.matchAll(/\[\[another-lam[\]|]/g)].length, locations.length);
      const made = edit.documentChanges?.find((change) => "kind" in change && change.kind === "create");
      assert.ok(made !== undefined && "uri" in made);
      assert.equal(pathOf(made.uri), "people/another-lam.md");
    },
    async "textDocument/prepareRename"() {
      const found = await at<{ range: Range; placeholder: string }>(
        "textDocument/prepareRename",
        "[[to-lam",
        3,
      );
      assert.deepEqual([wordsAt(DECLARATION, found.range), found.placeholder], ["to-lam", "to-lam"]);
    },
    async "textDocument/rename"() {
      const edit = await at<WorkspaceEdit>("textDocument/rename", "[[to-lam", 3, {
        newName: "president-lam",
      });
      const edits = editsOf(edit);
      assert.deepEqual([...edits.keys()].sort(), [...NAMING.keys()].sort());
      for (const [path, times] of NAMING) {
        const made = edits.get(path) ?? [];
        assert.equal(made.length, times, path);
        assert.equal(
          edited(path, made),
          textOf(path).replace(/(?<![\w#/-])to-lam(?![\w-])/g, "president-lam"),
          path,
        );
      }
      const moved = edit.documentChanges?.find((change) => "kind" in change && change.kind === "rename");
      assert.ok(moved !== undefined && "newUri" in moved);
      assert.deepEqual([pathOf(moved.oldUri), pathOf(moved.newUri)], [LAM, "people/president-lam.md"]);
    },
    async "workspace/willRenameFiles"() {
      const files = [{ oldUri: client.uri(LAM), newUri: client.uri("people/lam.md") }];
      const edits = editsOf(await client.request<WorkspaceEdit>("workspace/willRenameFiles", { files }));
      for (const [path, times] of NAMING) assert.equal(edits.get(path)?.length, times, path);
    },
    async "textDocument/prepareCallHierarchy"() {
      const item = await claim("in the policy towards");
      assert.equal(item.name, "in the policy towards its neighbours, among those that come first");
      assert.equal(pathOf(item.uri), DECLARATION);
    },
    async "callHierarchy/outgoingCalls"() {
      const item = await claim("in the policy towards");
      const calls = await client.request<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", {
        item,
      });
      const source = calls.find(({ to }) => pathOf(to.uri) === LOOK);
      assert.deepEqual(
        source?.fromRanges.map((range) => wordsAt(DECLARATION, range)),
        ["closer-look"],
      );
      assert.ok(
        calls.some(({ to }) => pathOf(to.uri) === "articles/priority-reaffirmed.md"),
        "what it repeats",
      );
    },
    async "callHierarchy/incomingCalls"() {
      const item = await claim("in the policy towards");
      const calls = await client.request<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", {
        item,
      });
      const source = calls.find(({ to }) => pathOf(to.uri) === LOOK)?.to;
      const fallen = await client.request<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", {
        item: source,
      });
      assert.ok(fallen.some(({ from }) => from.name === item.name && pathOf(from.uri) === DECLARATION));
    },
    async "textDocument/prepareTypeHierarchy"() {
      assert.equal((await hall()).name, "Great Hall of the People");
    },
    async "typeHierarchy/supertypes"() {
      const wholes = await client.request<TypeHierarchyItem[]>("typeHierarchy/supertypes", {
        item: await hall(),
      });
      assert.deepEqual(
        wholes.map(({ name }) => name),
        ["Beijing"],
      );
      const next = await client.request<TypeHierarchyItem[]>("typeHierarchy/supertypes", { item: wholes[0] });
      assert.deepEqual(
        next.map(({ name }) => name),
        ["China"],
      );
    },
    async "typeHierarchy/subtypes"() {
      const [beijing] = await client.request<TypeHierarchyItem[]>("typeHierarchy/supertypes", {
        item: await hall(),
      });
      const found = await client.request<TypeHierarchyItem[]>("typeHierarchy/subtypes", { item: beijing });
      assert.ok(found.some(({ name }) => name === "Great Hall of the People"));
    },
    async "textDocument/diagnostic"() {
      const report = await ofFile<DocumentDiagnosticReport>("textDocument/diagnostic", DECLARATION);
      assert.ok(report.kind === "full");
      assert.deepEqual(
        shown(DECLARATION, report.items),
        listed.filter((one) => one.startsWith(DECLARATION)),
      );
    },
    async "workspace/diagnostic"() {
      const { items } = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
        previousResultIds: [],
      });
      const found = items.flatMap((item) =>
        item.kind === "full" ? shown(pathOf(item.uri), item.items) : [],
      );
      assert.deepEqual(found.sort(), listed);
      assert.equal(items.length, texts.size - 1);
    },
    async "attested/appearance"() {
      const { ranges } = await ofFile<Appearance>("attested/appearance", DECLARATION, { version: 1000 });
      const words = (role: keyof typeof ranges): readonly string[] => {
        const numbers = ranges[role] ?? [];
        return Array.from({ length: numbers.length / 4 }, (_, index) => {
          const [line = 0, character = 0, endLine = 0, endCharacter = 0] = numbers.slice(
            4 * index,
            4 * index + 4,
          );
          return wordsAt(DECLARATION, {
            start: { line, character },
            end: { line: endLine, character: endCharacter },
          });
        });
      };
      assert.ok(words("person").includes("To Lam"));
      assert.deepEqual(words("unresolved"), ["closer-lok"]);
      assert.equal(words("claim").length, [...textOf(DECLARATION).matchAll(/\]\{\.claim #/g)].length);
    },
    async "attested/cards"() {
      const { marks } = await ofFile<Cards>("attested/cards", DECLARATION);
      const card = marks.find(({ path }) => path === LAM);
      assert.match(card?.text ?? "", /^To Lam — person/);
    },
  };

  it("announces every request that it answers, and answers every one that it announces", () => {
    const own = ROUTES.map(({ method }) => method).filter((method) => method.startsWith("attested/"));
    assert.deepEqual(
      [...announced(client.result.capabilities), ...own].sort(),
      ROUTES.map(({ method }) => method).sort(),
    );
  });

  for (const { method } of ROUTES) {
    it(`answers ${method}`, async () => {
      const check = CHECKS[method];
      assert.ok(check !== undefined, "it is checked what the answer means");
      await check();
    });
  }
});

describe("what is announced over stdio", () => {
  it("is answered, also to a client that offers nothing", async () => {
    const client = await Client.start([], {});
    const answered = new Set(ROUTES.map(({ method }) => method));
    for (const method of announced(client.result.capabilities)) assert.ok(answered.has(method), method);
    await client.stop();
  });
});
