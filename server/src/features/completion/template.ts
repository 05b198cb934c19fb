/** A text with places to be filled in, one after the other. */
export type Template = readonly (string | Stop)[];

/** A place to be filled in. */
export interface Stop {
  /** What stands there at first. */
  readonly text: string;
  /** Whether the words that are selected in the editor go there. */
  readonly selected?: boolean;
  /** The words of which one goes there. */
  readonly choices?: readonly string[];
  /** Parts with places of their own, which can be taken out as one; they are left out of plain text. */
  readonly parts?: Template;
}

/** A template for an editor that cannot fill in. */
export function plainText(template: Template): string {
  return template
    .map((part) => (typeof part === "string" ? part : part.parts === undefined ? part.text : ""))
    .join("");
}

/** A template as an editor fills it in (LSP 3.17, snippet syntax). The cursor ends behind it. */
export function snippetText(template: Template): string {
  let stops = 0;
  const written = (parts: Template): string =>
    parts.map((part) => (typeof part === "string" ? literal(part) : stop(part))).join("");
  const stop = ({ text, selected, choices, parts }: Stop): string => {
    const number = ++stops;
    if (choices !== undefined)
      return `\${${number}|${choices.map((word) => word.replace(/[\\,|]/g, "\\$&")).join(",")}|}`;
    if (parts !== undefined) return `\${${number}:${written(parts)}}`;
    return selected
      ? `\${${number}:\${TM_SELECTED_TEXT:${literal(text)}}}`
      : `\${${number}:${literal(text)}}`;
  };
  return `${written(template)}$0`;
}

function literal(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
