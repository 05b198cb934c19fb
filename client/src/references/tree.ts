import { Location, type Position, Range, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { Passage, PassageGroup, References } from "../../../server/src/lsp/shared/references.ts";
import { quoted, quotedName } from "../quoted.ts";
import type { ViewModel } from "./view.ts";

/** What stands in the tree: a group, or a passage in it. */
export type Entry =
  | { readonly is: "group"; readonly group: PassageGroup; readonly entries: readonly PassageEntry[] }
  | PassageEntry;

export interface PassageEntry {
  readonly is: "passage";
  readonly passage: Passage;
  readonly uri: Uri;
  readonly range: Range;
  /** The number of the group, and the number in it. */
  readonly group: number;
  readonly index: number;
}

const ICONS: Readonly<Record<PassageGroup["kind"], string>> = {
  definition: "symbol-class",
  mentions: "mention",
  fields: "symbol-property",
  claims: "quote",
  citations: "book",
  links: "link",
  untagged: "symbol-string",
};

/** Groups with more passages than this are closed at first. */
const MANY = 50;

/** The tree of an answer: groups with their counts, in them the passages with the lines around. */
export function treeOf({ name, groups }: References): ViewModel<Entry> {
  const roots = groups.map((group, number): Extract<Entry, { is: "group" }> => {
    const entries = group.passages.map((passage, index): PassageEntry => {
      const { start, end } = passage.range;
      const range = new Range(start.line, start.character, end.line, end.character);
      return { is: "passage", passage, uri: Uri.parse(passage.uri), range, group: number, index };
    });
    return { is: "group", group, entries };
  });
  const all = roots.flatMap(({ entries }) => entries);
  const files = new Set(all.map(({ passage }) => passage.uri));
  const step = (from: Entry, by: 1 | -1): Entry => {
    const at = from.is === "group" ? all.indexOf(from.entries[0] as PassageEntry) - 1 : all.indexOf(from);
    return all[(at + by + all.length) % all.length] ?? from;
  };
  return {
    provider: {
      getChildren: (entry?: Entry) =>
        entry === undefined ? roots : entry.is === "group" ? [...entry.entries] : [],
      getParent: (entry) => (entry.is === "group" ? undefined : roots[entry.group]),
      getTreeItem: itemOf,
    },
    message: `${quotedName(name)}: ${counted(all.length, "place")} in ${counted(files.size, "file")}`,
    navigation: {
      nearest: (uri, position) => nearest(all, uri, position),
      next: (from) => step(from, 1),
      previous: (from) => step(from, -1),
      location: (entry) => (entry.is === "group" ? undefined : new Location(entry.uri, entry.range)),
    },
    highlights: {
      getEditorHighlights: (entry, uri) => {
        const group = entry.is === "group" ? entry : roots[entry.group];
        const own = group?.entries.filter((one) => one.uri.toString() === uri.toString());
        return own?.map(({ range }) => range);
      },
    },
  };
}

function itemOf(entry: Entry): TreeItem {
  if (entry.is === "group") {
    const { kind, label, passages } = entry.group;
    const { Collapsed, Expanded } = TreeItemCollapsibleState;
    const item = new TreeItem(label, passages.length > MANY ? Collapsed : Expanded);
    item.description = String(passages.length);
    item.iconPath = new ThemeIcon(ICONS[kind]);
    item.contextValue = `attested.group.${kind}`;
    return item;
  }
  const { passage, uri, range } = entry;
  const { line, from, to, title, claim } = passage;
  // Without a line, in a file that has gone meanwhile, its place says where it was.
  const item = new TreeItem(line === "" ? { label: title } : { label: line, highlights: [[from, to]] });
  const where = `${title}, line ${range.start.line + 1}`;
  const words = claim === undefined ? "" : `${quoted(claim)} · `;
  item.description = line === "" ? `line ${range.start.line + 1}` : words + title;
  item.tooltip = words === "" ? where : `${words}${where}`;
  item.contextValue = "attested.passage";
  item.command = {
    command: "vscode.open",
    title: "Go to the Passage",
    arguments: [uri, { selection: range, preserveFocus: true }],
  };
  return item;
}

/** The passage at a position; else the first in the file behind it, the last before it, the first of all. */
function nearest(all: readonly PassageEntry[], uri: Uri, position: Position): PassageEntry | undefined {
  const here = all.filter((one) => one.uri.toString() === uri.toString());
  return (
    here.find(({ range }) => range.contains(position)) ??
    here.find(({ range }) => range.start.isAfter(position)) ??
    here.at(-1) ??
    all[0]
  );
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
