/** A text with places to be filled in, one after the other. */
export type Template = readonly (string | Stop | Selected)[];

/** A place to be filled in. */
export interface Stop {
  /** What stands there at first; what is left there is a part of the file. */
  readonly text: string;
  /** What goes there, for who looks at the template. */
  readonly hint?: string;
  /** The texts of which one goes there, where there are several; the first is `text`. */
  readonly choices?: readonly string[];
}

/** Where the words go that are selected in the editor, and stay as they are; what stands there where none are. */
export interface Selected {
  readonly unselected: Template;
}

/** A template for an editor that cannot fill in. */
export function plainText(template: Template): string {
  return textOf(template, ({ text }) => text);
}

/** A template for who is to choose it: with words for what goes where nothing stands yet. */
export function shownText(template: Template): string {
  return textOf(template, ({ text, hint }) => (text === "" ? (hint ?? "") : text));
}

function textOf(template: Template, stopText: (stop: Stop) => string): string {
  return template
    .map((part) => {
      if (typeof part === "string") return part;
      return "unselected" in part ? textOf(part.unselected, stopText) : stopText(part);
    })
    .join("");
}

/**
 * A template as an editor fills it in (LSP 3.17, snippet syntax). Where words are selected the first place is the first one
 * behind them. The cursor ends behind it all.
 */
export function snippetText(template: Template): string {
  let stops = 0;
  const written = (parts: Template): string => parts.map(part).join("");
  const part = (one: Template[number]): string => {
    if (typeof one === "string") return literal(one);
    if ("unselected" in one) {
      const words = written(one.unselected);
      return words === "" ? "$TM_SELECTED_TEXT" : `\${TM_SELECTED_TEXT:${words}}`;
    }
    const number = ++stops;
    const { text, choices = [] } = one;
    if (choices.length > 1)
      return `\${${number}|${choices.map((choice) => choice.replace(/[\\,|]/g, "\\$&")).join(",")}|}`;
    return text === "" ? `\${${number}}` : `\${${number}:${literal(text)}}`;
  };
  return `${written(template)}$0`;
}

function literal(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
