import type { Snapshot } from "../corpus/catalog.ts";
import type { Level } from "../model/config.ts";
import type { Facts, Fix } from "../model/facts.ts";
import type { Span } from "../text/span.ts";
import { RULES } from "./all.ts";
import type { Evidence, Finding, Related, Rule } from "./rule.ts";
import { switcherOff } from "./support/switch-off.ts";
import { Suppressor } from "./suppressor.ts";

/** A finding as it is shown: of which rule, and how loud. */
export interface Diagnostic {
  readonly code: string;
  readonly level: Exclude<Level, "off">;
  /** Where, in UTF-16 offsets of the file. */
  readonly span: Span;
  readonly message: string;
  readonly related: readonly Related[];
  /** Repairs, the best first; the last one switches the rule off there, where that can be written. */
  readonly fixes: readonly Fix[];
}

/** Nobody reads more findings of one rule in one file; the rest is not even computed. */
const MOST = 1000;
const MORE = `There may be more of these in this file: the first ${MOST} are shown.`;

/**
 * Whether a rule's finding at an offset can be believed. In a file whose data cannot be read whole, nobody knows what
 * a claim, a field or a switch says there: what rests on them is reported when the data is repaired.
 */
function isCertain({ dataLost, bodyStart }: Facts, { restsOn }: Rule, start: number): boolean {
  return dataLost !== true || restsOn === "reading" || (restsOn === "marks" && start >= bodyStart);
}

/**
 * All findings in a file, in the order of the text. A level in attested.yaml counts for all findings of its rule; what
 * is suppressed is left out, and so is what rests on data that cannot be read. A rule that throws is told to `log` and has
 * no findings; the others answer all the same.
 */
export function check(
  facts: Facts,
  snapshot: Snapshot,
  evidence: Evidence,
  log: (rule: string, error: unknown) => void,
  rules: readonly Rule[] = RULES,
): readonly Diagnostic[] {
  const suppressor = new Suppressor(facts);
  const switchOff = switcherOff(facts);
  const found: Diagnostic[] = [];
  const run = (rule: Rule, known: Evidence): void => {
    const set = snapshot.config.rules.get(rule.code);
    if (!isCertain(facts, rule, facts.bodyStart)) return;
    if ((set ?? rule.level) === "off" || (rule.needs !== undefined && known[rule.needs] === undefined))
      return;
    try {
      const own: Diagnostic[] = [];
      for (const finding of rule.check(facts, snapshot, known)) {
        if (!isCertain(facts, rule, finding.span.start)) continue;
        const level = set ?? finding.level ?? rule.level;
        if (level === "off" || suppressor.suppresses(rule.code, finding.span)) continue;
        own.push(diagnostic(rule, level, finding, switchOff(rule.code, finding.span)));
        if (own.length === MOST) break;
      }
      suppressor.ran(rule.code);
      for (const [index, one] of own.entries()) {
        found.push(index === MOST - 1 ? { ...one, message: `${one.message} ${MORE}` } : one);
      }
    } catch (error) {
      log(rule.code, error);
    }
  };
  // What the others left unsuppressed is known only when they are done.
  const last = rules.filter((rule) => rule.needs === "unused");
  for (const rule of rules) if (!last.includes(rule)) run(rule, evidence);
  const unused = { ...evidence, unused: suppressor.unused(new Set(rules.map((rule) => rule.code))) };
  for (const rule of last) run(rule, unused);
  return found.sort(inOrder);
}

function diagnostic(
  rule: Rule,
  level: Diagnostic["level"],
  finding: Finding,
  off: Fix | undefined,
): Diagnostic {
  const { span, message, related = [], fixes = [] } = finding;
  const all = off === undefined ? fixes : [...fixes, off];
  return { code: rule.code, level, span, message, related, fixes: all };
}

function inOrder(a: Diagnostic, b: Diagnostic): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}
