import type { Snapshot } from "../corpus/catalog.ts";
import { resolver } from "../corpus/resolver.ts";
import type { Definition, Facts, Use } from "../model/facts.ts";
import { quoted } from "../text/quoted.ts";
import type { Finding, Related, Rule } from "./rule.ts";
import { choices, idFor, retarget } from "./support/retarget.ts";
import { either, named } from "./support/wording.ts";

/** How many of those meant are offered. */
const MOST = 5;

export const entityAmbiguous: Rule = {
  code: "entity-ambiguous",
  summary: "A name is borne by several entities, so that it says of none what the text says.",
  level: "warning",
  scope: "definitions",
  restsOn: "marks",
  docs: `
A name or an alias that several files claim resolves to none of them for certain. Say which one is meant by its id; what
readers see stays: \`[[chinese-foreign-ministry|Foreign Ministry]]\`.

Nothing is said where an id settles it, because exact ids come first, where the kind does (\`[Foreign
Ministry]{.organisation}\` looks among organisations only), and of values that may be plain words. Furniture is skipped.
Two definitions of one id are \`id-duplicate\`.

## Reported

### A name of two ministries

~~~md organisations/chinese-foreign-ministry.md
---
type: organisation
name: Ministry of Foreign Affairs of China
aliases: [Foreign Ministry]
---
~~~
~~~md organisations/vietnamese-foreign-ministry.md
---
type: organisation
name: Ministry of Foreign Affairs of Viet Nam
aliases: [Foreign Ministry]
---
~~~
~~~md articles/talks.md
The [[Foreign Ministry]] and the [[foreign ministry|ministry]] of the other [agreed]{.claim by="Foreign Ministry"}.
      ^^^^^^^^^^^^^^^^ chinese-foreign-ministry
                                   ^^^^^^^^^^^^^^^^ vietnamese-foreign-ministry
                                                                                                ^^^^^^^^^^^^^^^^ “Foreign Ministry”
[Foreign Ministry]{.organisation}
 ^^^^^^^^^^^^^^^^ “Foreign Ministry”
~~~

### In an article whose words are kept

~~~md people/to-lam.md
---
type: person
name: To Lam
---
~~~
~~~md people/to-lam-poet.md
---
type: person
name: Tô Lâm
---
~~~
~~~md articles/talks.md
---
title: The talks
original: { sha256: "0" }
---
[[Tô Lâm]] came.
  ^^^^^^ “Tô Lâm” can mean \`to-lam-poet\` or \`to-lam\`: write the id
~~~

## Not reported

### An id, and a kind, that tell them apart

~~~md people/hanoi.md
---
type: person
name: Hanoi Hannah
aliases: [Trinh Thi Ngo, Voice of Hanoi]
---
~~~
~~~md organisations/voice-of-hanoi.md
---
type: organisation
name: Voice of Hanoi
---
~~~
~~~md places/hanoi-city.md
---
type: place
name: Hanoi
---
~~~
~~~md articles/talks.md
[[hanoi]], [Voice of Hanoi]{.person} and [[voice-of-hanoi|the station]] spoke.
~~~

### Furniture

~~~md people/to-lam.md
---
type: person
name: To Lam
---
~~~
~~~md people/to-lam-poet.md
---
type: person
name: To Lam
---
~~~
~~~md articles/talks.md
[Read also: [[To Lam]]]{.furniture}
~~~
`,
  *check(facts, snapshot) {
    const resolve = resolver(snapshot);
    for (const use of facts.uses) {
      if (use.optional || use.furniture) continue;
      const { definitions, by } = resolve(use);
      if (definitions.length > 1 && by !== "id") yield ambiguous(facts, snapshot, use, definitions);
    }
  },
};

function ambiguous(facts: Facts, snapshot: Snapshot, use: Use, meant: readonly Definition[]): Finding {
  const shown = meant.slice(0, MOST);
  const ids = [...new Set(shown.map((one) => `\`${idFor(snapshot, use, one)}\``))];
  const more = meant.length > MOST ? [`${meant.length - MOST} more`] : [];
  const message = `${quoted(use.target)} can mean ${either([...ids, ...more])}: write the id of the one that is meant.`;
  const fixes = choices(
    shown.map((definition) => ({
      definition,
      title: `It is ${named(definition)}`,
      edit: retarget(facts, use, idFor(snapshot, use, definition), { keep: true }),
    })),
  );
  const related = shown.map(
    ({ path, namePlace, name }): Related => ({
      path,
      span: namePlace,
      message: `${quoted(name)} is called so.`,
    }),
  );
  return { span: use.place, message, related, fixes };
}
