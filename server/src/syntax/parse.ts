import { type FrontMatter, frontMatterOf } from "./front-matter.ts";
import type { Marks } from "./marks.ts";
import { scan } from "./scan.ts";
import { scalarOf } from "./tree.ts";

/** A Markdown file as it is read: its front matter and the marks of its body. */
export interface Parsed {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  readonly marks: Marks;
}

/** Reads a Markdown file's text. Takes any text and never throws. */
export function parse(text: string): Parsed {
  const frontMatter = frontMatterOf(text);
  const lines = scalarOf(frontMatter.fields, "paragraphs")?.text === "line";
  return { text, frontMatter, marks: scan(text, { bodyStart: frontMatter.span.end, lines }) };
}
