import type { MarkdownIt, Token } from "markdown-it";
import type { Cards } from "../../../server/src/lsp/shared/cards.ts";

/** A source that Markdown has read. */
export interface Reading {
  readonly source: string;
  /** What markdown-it reads with. */
  readonly parse: MarkdownIt["parse"];
  /** The environment as it was before. */
  readonly environment: object;
}

/** What reads and shows marks: code of some size, which is loaded only where there is a corpus. */
export interface Marked {
  readMarked(md: MarkdownIt, reading: Reading): Token[];
  showMarked(environment: object, cards: Cards | undefined): void;
}

/** How the marks of a document are shown. */
export interface Shown {
  readonly marked: Marked;
  readonly cards: Cards | undefined;
}

/** What the plugin asks of the extension. */
export interface Host {
  /** How the marks of a document are shown, by its URI; undefined when they are not, because it belongs to no corpus. */
  shown(uri: string): Shown | undefined;
  /** A document could not be shown with its marks, and is shown without. */
  failed(uri: string, error: unknown): void;
}

/**
 * Makes a markdown-it show the marks of documents that belong to a corpus, and leaves all others to it as they are. VS Code
 * says only when it renders what it has read which document that is: a document of a corpus is then read again.
 */
export function extendMarkdownIt(md: MarkdownIt, host: Host): MarkdownIt {
  const readings = new WeakMap<readonly Token[], Reading>();
  const again = new WeakMap<readonly Token[], Token[]>();
  const { parse } = md;
  const { render } = md.renderer;
  md.parse = (source, environment: unknown) => {
    const before = isObject(environment) ? { ...environment } : {};
    const tokens = parse.call(md, source, environment);
    readings.set(tokens, { source, parse, environment: before });
    return tokens;
  };
  md.renderer.render = (tokens, options, environment: unknown) => {
    const plain = (): string => render.call(md.renderer, tokens, options, environment);
    const reading = readings.get(tokens);
    const uri = documentOf(environment);
    const shown = reading === undefined || uri === undefined ? undefined : host.shown(uri);
    if (reading === undefined || shown === undefined || !isObject(environment)) return plain();
    try {
      const marked = again.get(tokens) ?? shown.marked.readMarked(md, reading);
      again.set(tokens, marked);
      shown.marked.showMarked(environment, shown.cards);
      return render.call(md.renderer, marked, options, environment);
    } catch (error) {
      host.failed(String(uri), error);
      return plain();
    }
  };
  return md;
}

/** The URI of the document that is being rendered, which VS Code puts into the environment. */
function documentOf(environment: unknown): string | undefined {
  if (!isObject(environment) || !("currentDocument" in environment)) return undefined;
  const { currentDocument } = environment;
  return currentDocument === undefined || currentDocument === null ? undefined : String(currentDocument);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
