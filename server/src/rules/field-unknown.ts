import { CLAIM_ATTRIBUTES } from "../model/attributes.ts";
import type { Facts, Fix } from "../model/facts.ts";
import { foreignField } from "../model/vocabulary/foreign.ts";
import type { Entry } from "../syntax/tree.ts";
import { quoted } from "../text/quoted.ts";
import type { Finding, Rule } from "./rule.ts";
import { foreignKey, mistypedKey } from "./support/field-keys.ts";
import { misplacedClaims } from "./support/misplaced.ts";
import { type Section, sectionsOf } from "./support/sections.ts";

/** Keys that other tools read and that only look like ours: Obsidian's switch for publishing. */
const OTHERS: ReadonlySet<string> = new Set(["publish"]);

export const fieldUnknown: Rule = {
  code: "field-unknown",
  summary:
    "A key is spelled nearly like a known one, or stands where nothing reads it, so that its value is lost.",
  level: "warning",
  scope: "article",
  docs: `
A mistyped key says nothing: \`sorce=xinhua\` names no source. A key is reported when a field of this kind of file, or an
attribute of claims, differs from it by letter case, hyphens, a plural ending, or two letters (one letter in words of up
to five, none in words of up to three).

So are the names by which other tools call a field, when the field is not there and the value is one that it takes:
\`date\`, \`pubDate\` and \`datePublished\` in an article, \`birthDate\` of a person, \`wikidata: Q881\`. Where another tool
goes on reading its own key, let the second fix write ours beside it.

The data of a claim stands under \`claims\`, indented. A key beside it that is the id of a claim in the text is reported.

Any other key is your own or another tool's and is left alone. So are the keys of notes, and keys that \`tags\` in
attested.yaml declares.

## Reported

### A field of a definition

~~~md people/to-lam.md
---
type: person
name: To Lam
alias: [Tô Lâm]
^^^^^ “aliases”
roles:
  - { titel: President, of: vietnam }
      ^^^^^ “title”
sources: [xinhua-talks]
source: gcw-renewed
^^^^^^ move its value to “sources”
---
~~~
~~~md states/vietnam.md
---
type: state
name: Vietnam
capitol: hanoi
^^^^^^^ “capital”
---
~~~

### An attribute of a claim, in the text and in front matter

~~~md articles/talks.md
---
title: The talks
claims:
  c1:
    sorce: xinhua
    ^^^^^ “source”
---
[They met on Monday]{.claim #c1}, [and parted on Tuesday]{.claim propertey=end}.
                                                                 ^^^^^^^^^ “property”
~~~

### A field as other tools call it

~~~md articles/talks.md
---
type: article
title: The talks
date: 2024-08-19 11:56:00 +0800
^^^^ “date” is no field of an article: write “published”
---
~~~
~~~md articles/dinner.md
---
type: article
title: The dinner
pubDate: "19 August 2024"
^^^^^^^ “published”
---
~~~
~~~md events/talks.md
---
type: event
name: The talks
date: 2024-08-19
^^^^ “start”
location: beijing
^^^^^^^^ “place”
---
~~~

### Front matter for claims that is not indented

~~~md articles/talks.md
---
title: The talks
claims:
they-met:
^^^^^^^^ under “claims”, indented
  by: to-lam
  on: 2024-08-19
they-dined: { by: to-lam }
^^^^^^^^^^ under “claims”, indented
published: 2024-08-20
---
[They met]{.claim #they-met} and [dined]{.claim #they-dined}.
~~~
~~~md articles/dinner.md
---
title: The dinner
they-dined:
^^^^^^^^^^ under “claims”, indented
    by: to-lam

    on: 2024-08-19
---
[They dined]{.claim #they-dined}.
~~~
~~~md articles/visit.md
---
claims:
   they-met: { by: to-lam }
they-dined:
^^^^^^^^^^ under “claims”, indented
   by: to-lam
---
[They met]{.claim #they-met} and [dined]{.claim #they-dined}.
~~~

## Not reported

### An empty list of claims

~~~md articles/talks.md
---
title: The talks
claims:
---
[They met on Monday]{.claim #they-met by="?an official"}.
~~~

### Keys of other tools, and short ones

~~~md articles/talks.md
---
title: The talks
layout: post
image: talks.jpg
in: drafts
publish: true
---
[They met on Monday]{.claim .wide width=50% by="?an official"}.
~~~

### Names that other tools use, beside the field or with another sort of value

~~~md articles/talks.md
---
type: article
title: The talks
published: 2024-08-19
date: 2024-08-20
datePublished: 2024-08-19
---
~~~
~~~md articles/dinner.md
---
type: article
title: The dinner
date: soon
---
~~~
~~~md events/talks.md
---
type: event
name: The talks
date: 2024-08-18/2024-08-20
---
~~~

### A note

~~~md notes/reading.md
---
titel: To read
date: 2024-08-19
---
~~~

### A key of CSL-JSON in lower case

~~~md sources/xinhua-talks.md
---
type: source
title: The talks
url: https://example.org/talks
---
~~~
`,
  *check(facts, { config }) {
    const sections = [...sectionsOf(facts)];
    const misplaced = misplacedClaims(facts, (key) => isField(sections, facts, key));
    for (const { entry, fix } of misplaced) yield outside(entry, fix);
    const outsiders = new Set(misplaced.map(({ entry }) => entry));
    for (const section of sections) {
      const { mapping, fields, what, canonical } = section;
      const known = Object.keys(fields);
      const taken = new Set(mapping.entries.map(({ key }) => canonical(key)));
      for (const entry of mapping.entries) {
        const { key, keySpan } = entry;
        if (known.includes(canonical(key)) || OTHERS.has(key) || outsiders.has(entry)) continue;
        const foreign = section.kind === undefined ? undefined : foreignField(section.kind, entry);
        if (foreign === undefined) yield* mistypedKey(key, keySpan, known, taken, what);
        else if (!taken.has(foreign)) {
          yield foreignKey(facts, section, entry, foreign);
          // A second name for it is left alone.
          taken.add(foreign);
        }
      }
    }
    const attributes = Object.keys(CLAIM_ATTRIBUTES);
    for (const claim of facts.claims) {
      const taken = new Set(claim.attributes.map(({ key }) => key));
      for (const { key, keyPlace, from } of claim.attributes) {
        if (from !== "text" || key in CLAIM_ATTRIBUTES || config.tags.has(key)) continue;
        yield* mistypedKey(key, keyPlace, attributes, taken, `a ${claim.kind}`);
      }
    }
  },
};

/** Whether a key of front matter is a field of what the file defines. */
function isField(sections: readonly Section[], { data }: Facts, key: string): boolean {
  return sections.some(
    ({ mapping, fields, canonical }) => mapping === data && Object.hasOwn(fields, canonical(key)),
  );
}

function outside({ key, keySpan: span }: Entry, fix: Fix | undefined): Finding {
  const message = `${quoted(key)} is the id of a claim: write it under “claims”, indented, where it is read.`;
  return { span, message, fixes: fix === undefined ? [] : [fix] };
}
