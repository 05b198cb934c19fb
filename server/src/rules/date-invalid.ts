import { isBefore } from "../model/date/compare.ts";
import { describeDate } from "../model/date/describe.ts";
import { dayBefore, WEEKDAYS, weekdayNamed, weekdayOf } from "../model/date/weekday.ts";
import { parseDate } from "../model/date.ts";
import type { DateUse, Facts, Fix } from "../model/facts.ts";
import { scalarOf } from "../syntax/tree.ts";
import { quoted } from "../text/quoted.ts";
import type { Finding, Rule } from "./rule.ts";
import { sectionsOf } from "./support/sections.ts";

/** Fields that begin and end one thing. */
const PERIODS = [
  ["start", "end"],
  ["from", "to"],
  ["born", "died"],
] as const;

export const dateInvalid: Rule = {
  code: "date-invalid",
  summary:
    "A date is not written in EDTF, does not exist, ends before it starts, or is another weekday than its words say.",
  level: "error",
  scope: "article",
  restsOn: "marks",
  docs: `
Dates are written in EDTF (Extended Date/Time Format, levels 0 to 2), the year first: \`2024-08-19\`, \`2024-08\`,
\`2024?\`, \`2024-08/2024-10\`. A date written otherwise takes part in no comparison. Where it can mean only one day it is
rewritten at a keystroke; \`04/05/2024\` can mean two, and both are offered.

A day that does not exist is reported, and so is an end before its start: in a period, in an event's \`start\` and
\`end\`, in the \`from\` and \`to\` of a role or an alias, in \`born\` and \`died\`.

Words that name one weekday and are marked as a day that was another (\`[on Friday]{.date on=2025-05-05}\`, a Monday) are
a warning. Only English names are known, in full or as Mon to Sun.

## Reported

### A date in words, and one that can be read in two ways

~~~md articles/talks.md
---
published: 19 August 2024
           ^^^^^^^^^^^^^^ Write 2024-08-19
retrieved: 04/05/2024
           ^^^^^^^^^^ 2024-04-05
---
They met [on Monday]{.date on="Aug 19, 2024"}.
                               ^^^^^^^^^^^^ Write 2024-08-19
~~~

### A period whose end leaves something to its start

~~~md articles/talks.md
[They met]{.claim by="?an official" on=2024-08-18/20} after [talks]{.date on=2024-08/09}.
                                       ^^^^^^^^^^^^^ Write 2024-08-18/2024-08-20
                                                                             ^^^^^^^^^^ Write 2024-08/2024-09
~~~

### A day that does not exist

~~~md articles/talks.md
[They met]{.claim by="?an official" on=2024-06-31}.
                                       ^^^^^^^^^^ June
~~~

### An end before its start

~~~md events/talks.md
---
type: event
name: The talks
start: 2024-08-20
end: 2024-08-18
     ^^^^^^^^^^ before
---
~~~
~~~md people/to-lam.md
---
type: person
name: To Lam
roles:
  - { title: President, from: 2024-10, to: 2024-05-22 }
                                           ^^^^^^^^^^ before
---
~~~

### A weekday that it was not

~~~md articles/talks.md
They met [on Friday]{.date on=2025-05-05} and [Tues. night]{.date on="2025-05-08"}.
                              ^^^^^^^^^^ “on Friday” is marked as 5 May 2025, a Monday
                                                                      ^^^^^^^^^^ a Thursday
~~~

## Not reported

### A weekday that it was, and words that tell of another

~~~md articles/talks.md
[On Monday]{.date on=2025-05-05}, [the day after Friday]{.date on=2025-05-03}, [Friday to Sunday]{.date on=2025-05-02},
[when the sun rose]{.date on=2025-05-05}, [one Friday in May]{.date on=2025-05}, [on Freitag]{.date on=2025-05-05}.
~~~

### EDTF

~~~md articles/talks.md
---
published: 2024-08-19T11:56:00
---
[They met]{.claim by="?an official" on=2024-08-18/2024-08-20}, [in the 1950s]{.date on=195X} too.
~~~

### An end that may be as late as its start

~~~md people/to-lam.md
---
type: person
name: To Lam
roles:
  - { title: President, from: 2024-05-22, to: 2024 }
born: 1957?
---
~~~

### Words that need not be a date

~~~md articles/talks.md
[They met on 31 June]{.claim by="?an official" value="31 June"}.
~~~
`,
  *check(facts) {
    for (const use of facts.dates) {
      const { place, error, claim } = use;
      if (claim !== undefined && facts.claims[claim]?.furniture) continue;
      if (error === undefined) {
        yield* otherWeekday(use);
        continue;
      }
      const { message, suggestion, readings = [] } = error;
      const fixes =
        suggestion === undefined
          ? readings.map((reading) => rewrite(place, reading))
          : [{ ...rewrite(place, suggestion), sure: true }];
      yield { span: place, message, fixes };
    }
    yield* turnedRound(facts);
  },
};

function rewrite(span: Fix["edits"][number]["span"], text: string): Fix {
  return { title: `Change it to ${text}`, edits: [{ span, text }] };
}

/** Words that name a weekday, and a day that is another. */
function* otherWeekday({ words, date, place }: DateUse): Generator<Finding> {
  if (words === undefined || date === undefined) return;
  const is = weekdayOf(date);
  const named = weekdayNamed(words);
  if (is === undefined || named === undefined || named === is) return;
  const message = `${quoted(words)} is marked as ${describeDate(date)}, a ${WEEKDAYS[is]}: correct the date.`;
  const before = dayBefore(date, named);
  const fixes =
    before === undefined
      ? []
      : [{ ...rewrite(place, before), title: `Change it to ${before}, a ${WEEKDAYS[named]}` }];
  yield { span: place, message, fixes, level: "warning" };
}

function* turnedRound(facts: Facts): Generator<Finding> {
  for (const { mapping, fields } of sectionsOf(facts)) {
    for (const [from, to] of PERIODS) {
      const start = scalarOf(mapping, from);
      const end = scalarOf(mapping, to);
      if (fields[from]?.type !== "date" || start === undefined || end === undefined) continue;
      const one = parseDate(start.text);
      const other = parseDate(end.text);
      if (one.kind === "error" || other.kind === "error" || !isBefore(other, one)) continue;
      const message = `${quoted(to)} is before ${quoted(from)}, ${start.text}: correct one of them.`;
      const edits = [
        { span: start.inner, text: end.text },
        { span: end.inner, text: start.text },
      ];
      yield { span: end.inner, message, fixes: [{ title: "Change them round", edits }] };
    }
  }
}
