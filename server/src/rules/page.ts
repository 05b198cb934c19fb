import type { Rule } from "./rule.ts";

/** A rule's documentation as one Markdown page: what `attested explain` prints and a diagnostic links to. */
export function rulePage({ code, level, summary, docs }: Rule): string {
  const loud = level === "off" ? "off until switched on" : level;
  return `# ${code}\n\n${summary} (${loud})\n\n${docs.trim()}\n`;
}

/** The page with the first example of each kind only, and a last line that says how to see the others. */
export function shortRulePage(rule: Rule): string {
  const [prose = "", ...kinds] = rulePage(rule).split(/^(?=## )/m);
  let left = 0;
  const shown = kinds.map((kind) => {
    const [head = "", first = "", ...others] = kind.split(/^(?=### )/m);
    left += others.length;
    return head + first;
  });
  const page = `${prose}${shown.join("")}`.trimEnd();
  if (left === 0) return `${page}\n`;
  const more = left === 1 ? "1 more example" : `${left} more examples`;
  return `${page}\n\n${more}: attested explain ${rule.code} --all\n`;
}
