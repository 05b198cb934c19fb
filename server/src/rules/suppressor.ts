import type { Facts, Suppression } from "../model/facts.ts";
import { lineAt } from "../text/lines.ts";
import { addTo } from "../text/lists.ts";
import type { Span } from "../text/span.ts";
import type { Unused } from "./rule.ts";

/** One rule's name in one suppression, and whether it has suppressed anything. */
interface Entry {
  readonly suppression: Suppression;
  readonly rule: string;
  used: boolean;
}

/** Tells which findings of a file its suppressions silence, and keeps count of those that silence none. */
export class Suppressor {
  private readonly entries: readonly Entry[];
  /** The entries of a rule, by the line that they speak of; -1 for the whole file. */
  private readonly byRule = new Map<string, Map<number, Entry[]>>();
  private readonly done = new Set<string>();

  constructor(private readonly facts: Facts) {
    this.entries = facts.suppressions.flatMap((suppression) =>
      suppression.rules.map((rule) => ({ suppression, rule, used: false })),
    );
    for (const entry of this.entries) {
      const lines = this.byRule.get(entry.rule) ?? new Map<number, Entry[]>();
      this.byRule.set(entry.rule, lines);
      addTo(lines, entry.suppression.line ?? -1, entry);
    }
  }

  /** Notes that the rule has run, so that a suppression of it that was not used is in vain. */
  ran(rule: string): void {
    this.done.add(rule);
  }

  /** Whether a finding of the rule is silenced: in the whole file, or on the line on which it begins. */
  suppresses(rule: string, { start }: Span): boolean {
    const lines = this.byRule.get(rule);
    if (lines === undefined) return false;
    const line = lineAt({ text: "", starts: this.facts.lineStarts }, start);
    const found = lines.get(line) ?? lines.get(-1);
    if (found === undefined) return false;
    // Once marked they need not be marked again.
    for (const entry of found.splice(0)) entry.used = true;
    return true;
  }

  /**
   * The suppressions that silenced nothing: of rules that ran, of rules that are not among the `known`, and of none. A
   * rule that did not run is given the benefit of the doubt.
   */
  unused(known: ReadonlySet<string>): readonly Unused[] {
    const empty = this.facts.suppressions.filter(({ rules }) => rules.length === 0);
    const vain = this.entries.filter(({ rule, used }) => !used && (this.done.has(rule) || !known.has(rule)));
    return [...empty.map((suppression) => ({ suppression, rule: undefined })), ...vain];
  }
}
