import type { DefinedKind } from "../vocabulary.ts";
import { yamlValue } from "./yaml.ts";

/** The text of a new file that defines something; `further` are lines of front matter without their ends. */
export function definitionText(kind: DefinedKind, name: string, further: readonly string[] = []): string {
  const key = kind === "source" || kind === "article" ? "title" : "name";
  const lines = [`type: ${kind}`, `${key}: ${yamlValue(name)}`, ...further];
  return `---\n${lines.map((line) => `${line}\n`).join("")}---\n`;
}
