import type { Facts, Fix, Suppression } from "../model/facts.ts";
import { addTo } from "../text/lists.ts";
import { quoted } from "../text/quoted.ts";
import { spelledLike } from "../text/spelled-like.ts";
import type { Finding, Rule, Unused } from "./rule.ts";
import { type OffList, offList, withoutEntry } from "./support/off-list.ts";
import { suppressionComment } from "./support/switch-off.ts";
import { didYouMean } from "./support/wording.ts";

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
      for (const one of unused) addTo(lost, one.suppression, one);
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
    const advice =
      near === undefined ? ": correct the name, or remove it." : `.${didYouMean([quoted(near)])}`;
    return `${quoted(unknown)} is no rule${advice}`;
  }
  if (names.length === 0) return "This comment names no rule: name one, or remove the comment.";
  const rules = names.map(quoted).join(", ");
  const where = line === undefined ? "in this file" : "on the next line";
  return `${rules} ${names.length === 1 ? "reports" : "report"} nothing ${where}: remove ${names.length === 1 ? "it" : "them"} here.`;
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

const docs = `
A comment \`<!-- attested-disable-next-line rule -->\` silences a rule for the line below it, and \`attested: { off:
[rule] }\` in front matter for the whole file. When the reason is gone they would hide the next finding, so that they are
reported as soon as they silence nothing. Rules that are off, or that could not run, are not counted.

The finding stands at the comment, or at the rule's name in front matter.

## Reported

### A finding that is gone

~~~md articles/talks.md
<!-- attested-disable-next-line claim-no-source -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “claim-no-source” reports nothing on the next line
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
                  ^^^^^^^^^^^^^^^ reports nothing in this file
---
They dined.
~~~

### A rule that does not exist, and none

~~~md articles/talks.md
<!-- attested-disable-next-line claim-no-sorce -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Did you mean “claim-no-source”
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
