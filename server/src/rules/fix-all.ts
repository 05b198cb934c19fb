import type { TextEdit } from "../model/facts.ts";
import type { Diagnostic } from "./check.ts";

/** The repairs of many findings in a file as one: their edits, and how many findings they are of. */
export interface FixAll {
  readonly edits: readonly TextEdit[];
  readonly count: number;
}

/**
 * The sure repairs of a file's findings, or of those of one rule, which can be made without asking. Of two that touch each
 * other the later is left for the next time; one that makes a file or changes another is never among them.
 */
export function fixAll(findings: readonly Diagnostic[], code?: string): FixAll {
  const edits: TextEdit[] = [];
  let count = 0;
  for (const finding of findings) {
    const [fix] = finding.fixes;
    if (fix?.sure !== true || (code !== undefined && finding.code !== code)) continue;
    if (fix.create !== undefined || fix.edits.some(({ path }) => path !== undefined)) continue;
    const clashes = fix.edits.some(({ span: a }) =>
      edits.some(({ span: b }) => a.start <= b.end && b.start <= a.end),
    );
    if (clashes) continue;
    for (const { span, text } of fix.edits) edits.push({ span, text });
    count++;
  }
  return { edits, count };
}
