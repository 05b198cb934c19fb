import {
  extensions,
  type Location,
  type Position,
  type Range,
  type TreeDataProvider,
  type Uri,
} from "vscode";

/** The view References of VS Code, as its extension `vscode.references-view` lends it to others. */
export interface ReferencesView {
  setInput(input: ViewInput): void;
}

/** A question whose answer the view shows; it keeps the last ones, and asks them again when told to. */
export interface ViewInput {
  /** The value of the context key `reference-list.source` while it is shown. */
  readonly contextValue: string;
  readonly title: string;
  /** Where it was asked. */
  readonly location: Location;
  /** Asks; undefined where there is nothing to show. */
  resolve(): Promise<ViewModel<unknown> | undefined>;
  /** The same question at the place to which what it was asked about has moved. */
  with(location: Location): ViewInput;
}

/** What the view shows: a tree, a line above it, and how the tree and the editor go together. */
export interface ViewModel<T> {
  readonly provider: TreeDataProvider<T>;
  readonly message: string | undefined;
  readonly navigation: {
    nearest(uri: Uri, position: Position): T | undefined;
    next(from: T): T;
    previous(from: T): T;
    location(item: T): Location | undefined;
  };
  readonly highlights: { getEditorHighlights(item: T, uri: Uri): Range[] | undefined };
}

/** The view; undefined where its extension is switched off or cannot run. */
export async function referencesView(): Promise<ReferencesView | undefined> {
  const extension = extensions.getExtension<ReferencesView>("vscode.references-view");
  const api = await extension?.activate().then(undefined, () => undefined);
  return typeof api?.setInput === "function" ? api : undefined;
}
