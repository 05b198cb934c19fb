import type { Rule } from "./rule.ts";

/** A rule's documentation as one Markdown page: what `attested explain` prints and a diagnostic links to. */
export function rulePage({ code, level, summary, docs }: Rule): string {
  const loud = level === "off" ? "off until switched on" : level;
  return `# ${code}\n\n${summary} (${loud})\n\n${docs.trim()}\n`;
}
