import { entryLines, isBlock } from "../model/edit/yaml.ts";
import type { Facts, Fix, Suppression } from "../model/facts.ts";
import { type Entry, entryOf, itemsOf, type Mapping, type Tree } from "../syntax/tree.ts";
import { quoted } from "../text/quoted.ts";
import { type Span, span } from "../text/span.ts";
import type { Finding, Rule, Unused } from "./rule.ts";
import { spelledLike } from "./support/spelling.ts";
import { suppressionComment } from "./support/switch-off.ts";

/** The rule; `codes` gives the names of all rules, which it is one of. */
export function suppressionUnused(codes: () => readonly string[]): Rule {
  return {
    code: "suppression-unused",
    summary: "A suppression suppresses nothing.",
    level: "hint",
    scope: "corpus",
    needs: "unused",
    docs,
    *check(facts, _snapshot, { unused = [] }) {
      const known = new Set(codes());
      const lost = new Map<Suppression, Unused[]>();
      for (const one of unused) {
        const list = lost.get(one.suppression);
        if (list === undefined) lost.set(one.suppression, [one]);
        else list.push(one);
      }
      const off = offList(facts);
      for (const [suppression, rules] of lost) yield* findings(facts, suppression, rules, known, off);
    },
  };
}

function* findings(
  facts: Facts,
  suppression: Suppression,
  lost: readonly Unused[],
  known: ReadonlySet<string>,
  off: OffList | undefined,
): Generator<Finding> {
  const names = lost.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  const unknown = names.find((name) => !known.has(name));
  const near = unknown === undefined ? undefined : spelledLike(unknown, [...known]);
  const removal =
    suppression.line === undefined
      ? withoutEntry(facts, suppression, off)
      : withoutRules(facts, suppression, new Set(names));
  const fixes = removal === undefined ? [] : [removal];
  if (unknown !== undefined && near !== undefined) fixes.unshift(renamed(suppression, unknown, near));
  yield { span: suppression.place, message: messageOf(suppression, names, unknown, near), fixes };
}

function messageOf(
  { line }: Suppression,
  names: readonly string[],
  unknown: string | undefined,
  near: string | undefined,
): string {
  if (unknown !== undefined) {
    const hint = near === undefined ? "remove it" : `did you mean ${quoted(near)}?`;
    return `There is no rule ${quoted(unknown)} to be suppressed here: ${hint}${near === undefined ? "." : ""}`;
  }
  if (names.length === 0)
    return "This comment names no rule, so that it suppresses nothing: name one, or remove it.";
  const rules = names.map(quoted).join(", ");
  const where = line === undefined ? "in this file" : "on the next line";
  return `Nothing ${where} is reported by ${rules}: remove it here.`;
}

/** The suppression with another rule's name for one that is none. */
function renamed({ rules, place, line }: Suppression, from: string, to: string): Fix {
  const text = line === undefined ? to : suppressionComment(rules.map((rule) => (rule === from ? to : rule)));
  return { title: `Change it to ${quoted(to)}`, edits: [{ span: place, text }] };
}

/** The comment without the rules that it names in vain; without any it goes, with its line when alone on it. */
function withoutRules(
  facts: Facts,
  { rules, place, cut }: Suppression,
  lost: ReadonlySet<string>,
): Fix | undefined {
  const left = rules.filter((rule) => !lost.has(rule));
  if (left.length > 0) {
    const title = `Suppress only ${left.map(quoted).join(", ")}`;
    return { title, edits: [{ span: place, text: suppressionComment(left) }], sure: true };
  }
  const at = cut ?? (facts.original === undefined ? place : undefined);
  return at === undefined
    ? undefined
    : { title: "Remove this comment", edits: [{ span: at, text: "" }], sure: true };
}

/** Where `attested: { off: […] }` stands in front matter. */
interface OffList {
  readonly attested: Entry;
  readonly holder: Mapping;
  readonly off: Entry;
  readonly items: readonly Tree[];
  /** The items' numbers by where their text starts. */
  readonly numbers: ReadonlyMap<number, number>;
}

function offList({ data }: Facts): OffList | undefined {
  const attested = entryOf(data, "attested");
  const holder = attested?.value?.type === "mapping" ? attested.value : undefined;
  const off = holder === undefined ? undefined : entryOf(holder, "off");
  if (attested === undefined || holder === undefined || off === undefined) return undefined;
  const items = itemsOf(off.value);
  const starts = items.map((item, i) => [item.type === "scalar" ? item.inner.start : -1, i] as const);
  return { attested, holder, off, items, numbers: new Map(starts) };
}

/** Takes a rule out of the list; the last one with all of `attested` where that holds nothing else. */
function withoutEntry(facts: Facts, { place }: Suppression, list: OffList | undefined): Fix | undefined {
  const index = list?.numbers.get(place.start);
  if (list === undefined || index === undefined) return undefined;
  const { attested, holder, off, items } = list;
  const [before, item, after] = [items[index - 1], items[index], items[index + 1]];
  const remove = (at: Span): Fix => ({
    title: "Remove it from front matter",
    edits: [{ span: at, text: "" }],
    sure: true,
  });
  if (item !== undefined && after !== undefined) return remove(span(item.span.start, after.span.start));
  if (item !== undefined && before !== undefined) return remove(span(before.span.end, item.span.end));
  const alone = holder.entries.length === 1;
  if (!isBlock(alone ? facts.data : holder)) return undefined;
  return remove(entryLines(facts, alone ? attested : off));
}

const docs = `
A comment \`<!-- attested-disable-next-line rule -->\` silences a rule for the line below it, and \`attested: { off:
[rule] }\` in front matter for the whole file. When the reason is gone they would hide the next finding, so that they are
reported as soon as they silence nothing. Rules that are off, or that could not run, are not counted.

The finding stands at the comment, or at the rule's name in front matter.

## Reported

### A finding that is gone

~~~md articles/talks.md
<!-- attested-disable-next-line claim-no-source -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Nothing on the next line
[They met]{.claim by="?an official"}.
~~~

### A rule for the whole file

~~~md articles/talks.md
---
title: The talks
attested:
  off: [claim-no-source, entity-undefined]
                         ^^^^^^^^^^^^^^^^ “entity-undefined”
---
[They met]{.claim}.
~~~
~~~md articles/dinner.md
---
title: The dinner
attested: { off: [claim-no-source] }
                  ^^^^^^^^^^^^^^^ Nothing in this file
---
They dined.
~~~

### A rule that does not exist, and none

~~~md articles/talks.md
<!-- attested-disable-next-line claim-no-sorce -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ did you mean “claim-no-source”
[They met]{.claim on=2024}. <!-- attested-disable-next-line -->
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ names no rule
~~~

### One rule of two

~~~md articles/talks.md
<!-- attested-disable-next-line claim-no-source, date-invalid -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “date-invalid”
[They met]{.claim}.
~~~

## Not reported

### Suppressions that are needed

~~~md articles/talks.md
---
title: The talks
attested:
  off: [entity-undefined]
---
[[Li Qiang]] came. <!-- attested-disable-next-line claim-no-source -->
[They met]{.claim}.
~~~

### A rule that is off

~~~md articles/talks.md
<!-- attested-disable-next-line claim-no-document -->
[They met]{.claim by="?an official"}.
~~~
`;
