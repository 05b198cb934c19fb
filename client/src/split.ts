import {
  InputBoxValidationSeverity,
  type Location,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  window,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { Passage, References } from "../../server/src/lsp/shared/references.ts";
import { SPLIT, type SplitParams } from "../../server/src/lsp/shared/split.ts";
import { applyEdit, askForEdit, createdIn } from "./apply-edit.ts";
import { clip, quoted, quotedName } from "./quoted.ts";
import { search } from "./references.ts";
import { nameProblem } from "./split/name-problem.ts";

interface Item extends QuickPickItem {
  readonly passage?: Passage;
}

const NOTHING = "Put the cursor on a mention to split off.";
const NO_MENTIONS = "Nothing mentions it that could be split off.";

/** The longest title before the number of a line (UTF-16 units): both are seen in one row. */
const LONGEST_TITLE = 60;

/**
 * Splits mentions of what stands at a position off into a new definition: people choose them in a list in which those at
 * the given places are chosen already, and type the new name, for which the words that stand there are a proposal, first those
 * that are no name of the old definition; where it has the name that they type, they are told. Opens the new file. Whether it
 * was made.
 */
export async function splitMentions(
  client: BaseLanguageClient,
  ...places: readonly [Location, ...Location[]]
): Promise<boolean> {
  const answer = await search(() => client, places[0]);
  if (answer === null) void window.showInformationMessage(NOTHING);
  if (answer === null || answer === undefined) return false;
  const chosen = await choose(client, answer, places);
  if (chosen === undefined || chosen.length === 0) return false;
  const names = [answer.name, ...answer.names];
  const all = chosen.map(wordsOf).filter((one) => one !== undefined);
  const words = all.find((one) => nameProblem(one, names) === undefined) ?? all[0];
  const asked = `The name of what ${chosen.length === 1 ? "the mention means" : `the ${chosen.length} mentions mean`}`;
  // VS Code looks at what is typed, and not at a proposal.
  const warned = words === undefined ? undefined : nameProblem(words, names);
  const name = await window.showInputBox({
    title: "Split Mentions off into a New Definition",
    prompt: warned === undefined ? asked : `${asked}. ${warned.message}`,
    validateInput: (text) => {
      const problem = nameProblem(text, names);
      const severities = InputBoxValidationSeverity;
      const severity = problem?.isRefused === true ? severities.Error : severities.Warning;
      return problem && { message: problem.message, severity };
    },
    ...(words === undefined ? {} : { value: words }),
  });
  if (name === undefined) return false;
  const locations = chosen.map(({ uri, range }) => ({ uri, range }));
  const params: SplitParams = { locations, name: name.trim() };
  const edit = await askForEdit(client, SPLIT, params);
  if (edit === undefined || !(await applyEdit(client, edit))) return false;
  const made = createdIn(edit);
  if (made !== undefined) await window.showTextDocument(Uri.parse(made));
  return true;
}

async function choose(
  client: BaseLanguageClient,
  { name, groups }: References,
  places: readonly Location[],
): Promise<readonly Passage[] | undefined> {
  const given = places.map(({ uri, range }) => ({ uri: client.code2ProtocolConverter.asUri(uri), range }));
  const isGiven = ({ uri, range: { start, end } }: Passage): boolean =>
    given.some(
      (one) =>
        one.uri === uri &&
        start.line === one.range.start.line &&
        start.character <= one.range.start.character + 2 &&
        one.range.start.character <= end.character + 2,
    );
  const items = groups.flatMap(({ kind, label, passages }): Item[] => {
    if (kind === "definition" || kind === "claims") return [];
    const separator: Item = { label, kind: QuickPickItemKind.Separator };
    return [separator, ...passages.map((passage) => itemOf(passage, isGiven(passage)))];
  });
  if (items.length === 0) {
    void window.showInformationMessage(NO_MENTIONS);
    return undefined;
  }
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: `Mentions of ${quotedName(name)} That Mean Something Else`,
    placeHolder: "Tick what the new definition takes over.",
  });
  return picked?.flatMap(({ passage }) => (passage === undefined ? [] : [passage]));
}

function itemOf(passage: Passage, picked: boolean): Item {
  const { line, title, range, claim } = passage;
  return {
    label: clip(title, LONGEST_TITLE),
    description: `line ${range.start.line + 1}`,
    detail: claim === undefined ? line : `${line} · ${quoted(claim)}`,
    picked,
    passage,
  };
}

/** The words that readers see where a mention has words of its own. */
function wordsOf({ line, to }: Passage): string | undefined {
  return /^\|([^[\]|]+)\]\]/.exec(line.slice(to))?.[1];
}
