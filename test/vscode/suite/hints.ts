import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { answered, eventually, openFile, positionOf } from "./editor.ts";

const ARTICLE = "articles/xi-returns-to-hanoi.md";

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("attested");
}

/** Gives a setting another value while something runs. */
async function withSetting(name: string, value: unknown, run: () => Promise<void>): Promise<void> {
  await settings().update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await run();
  } finally {
    await settings().update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}

function labelOf({ label }: vscode.InlayHint): string {
  return typeof label === "string" ? label : label.map(({ value }) => value).join("");
}

describe("inlay hints, inside VS Code", () => {
  let document: vscode.TextDocument;

  /** The hints of the article once they are those that are wanted: its words and the hint behind them. */
  const hints = (
    what: string,
    isWanted: (hints: readonly vscode.InlayHint[]) => boolean,
  ): Promise<readonly vscode.InlayHint[]> =>
    eventually(async () => {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        "vscode.executeInlayHintProvider",
        document.uri,
        whole,
      );
      return isWanted(found) ? found : undefined;
    }, what);

  before(async () => {
    ({ document } = await openFile(ARTICLE));
  });

  it("tell behind a mention what it names, and lead there", async () => {
    const found = await hints("any hints", ({ length }) => length > 0);
    const mention = "[[border-war-1979|a war]]";
    const behind = positionOf(document, mention, mention.length);
    const hint = found.find(({ position }) => position.isEqual(behind));
    assert(
      hint !== undefined && labelOf(hint).includes("Border war of 1979"),
      found.map(labelOf).join(" · "),
    );
    const [part] = hint.label as vscode.InlayHintLabelPart[];
    assert(
      part?.location?.uri.path.endsWith("/events/border-war-1979.md") === true,
      String(part?.location?.uri),
    );
  });

  it("tell what a check has found", async () => {
    const found = await hints("any hints", ({ length }) => length > 0);
    const claim = "{.claim #zone-violated}";
    const behind = positionOf(document, claim, claim.length);
    const hint = found.find(({ position }) => position.isEqual(behind));
    assert(hint !== undefined && labelOf(hint).includes("unverifiable"), found.map(labelOf).join(" · "));
  });

  it("are switched off and on by their settings, one kind or all", async () => {
    const all = await hints("any hints", ({ length }) => length > 0);
    await withSetting("inlayHints.entities", false, async () => {
      const others = await hints("fewer hints", ({ length }) => length < all.length);
      assert(!others.some((hint) => labelOf(hint).includes("Border war")), others.map(labelOf).join(" · "));
    });
    const rest = (kinds: readonly string[]): Promise<void> => {
      const [kind, ...others] = kinds;
      if (kind !== undefined) return withSetting(`inlayHints.${kind}`, false, () => rest(others));
      return hints("no hint", ({ length }) => length === 0).then(() => {});
    };
    await rest(["dates", "entities", "sources", "status"]);
    await hints("the hints again", ({ length }) => length === all.length);
  });
});

describe("code lenses, inside VS Code", () => {
  const lenses = (document: vscode.TextDocument, isWanted: (lenses: vscode.CodeLens[]) => boolean) =>
    answered<vscode.CodeLens[]>("vscode.executeCodeLensProvider", [document.uri, 5], isWanted);

  it("count above a definition, and show by a click what was counted", async () => {
    const { document } = await openFile("people/to-lam.md");
    const [lens] = await lenses(document, ([one]) => one?.command !== undefined);
    const command = lens?.command;
    assert(lens?.range.start.line === 0, "it is not above the definition");
    assert(
      command !== undefined &&
        /^\d+ mentions in \d+ files · \d+ claims about them · \d+ claims by them/.test(command.title),
      String(command?.title),
    );
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    // The editor within the list of references stands in no column.
    const peeking = (): true | undefined =>
      vscode.window.visibleTextEditors.some(({ viewColumn }) => viewColumn === undefined) ? true : undefined;
    await eventually(peeking, "the list of references");
    await vscode.commands.executeCommand("closeReferenceSearch");
    await eventually(() => (peeking() === undefined ? true : undefined), "the end of the list");
  });

  it("count how often a source is cited", async () => {
    const { document } = await openFile("sources/gcw-renewed.md");
    const [lens] = await lenses(document, ([one]) => one?.command !== undefined);
    assert(/^Cited \d+ times in \d+ files/.test(lens?.command?.title ?? ""), String(lens?.command?.title));
  });

  it("are switched off and on by their setting", async () => {
    const { document } = await openFile("people/to-lam.md");
    await withSetting("codeLens", false, async () => {
      await lenses(document, ({ length }) => length === 0);
    });
    await lenses(document, ({ length }) => length > 0);
  });
});
