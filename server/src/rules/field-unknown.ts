import { CLAIM_ATTRIBUTES } from "../model/attributes.ts";
import type { Facts, Fix } from "../model/facts.ts";
import { type Entry, entryOf } from "../syntax/tree.ts";
import { quoted } from "../text/quoted.ts";
import type { Span } from "../text/span.ts";
import type { Finding, Rule } from "./rule.ts";
import { misplacedClaims } from "./support/misplaced.ts";
import { type Section, sectionsOf } from "./support/sections.ts";
import { spelledLike } from "./support/spelling.ts";

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
^^^^^^ “sources” is there already
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

### Front matter for a claim that is spelled otherwise in the text

~~~md articles/talks.md
---
title: The talks
claims:
  they-met-on-monday: { by: to-lam }
  ^^^^^^^^^^^^^^^^^^ “they-meet-on-monday”
---
[They met on Monday]{.claim #they-meet-on-monday}.
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

### A note

~~~md notes/reading.md
---
titel: To read
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
    for (const { mapping, fields, what, canonical } of sections) {
      const known = Object.keys(fields);
      const taken = new Set(mapping.entries.map(({ key }) => canonical(key)));
      for (const entry of mapping.entries) {
        const { key, keySpan } = entry;
        if (known.includes(canonical(key)) || OTHERS.has(key) || outsiders.has(entry)) continue;
        yield* unknown(key, keySpan, known, taken, what);
      }
    }
    const attributes = Object.keys(CLAIM_ATTRIBUTES);
    for (const claim of facts.claims) {
      const taken = new Set(claim.attributes.map(({ key }) => key));
      for (const { key, keyPlace, from } of claim.attributes) {
        if (from !== "text" || key in CLAIM_ATTRIBUTES || config.tags.has(key)) continue;
        yield* unknown(key, keyPlace, attributes, taken, `a ${claim.kind}`);
      }
    }
    yield* unknownClaims(facts);
  },
};

/** Whether a key of front matter is a field of what the file defines. */
function isField(sections: readonly Section[], { data }: Facts, key: string): boolean {
  return sections.some(
    ({ mapping, fields, canonical }) => mapping === data && Object.hasOwn(fields, canonical(key)),
  );
}

function outside({ key, keySpan: span }: Entry, fix: Fix | undefined): Finding {
  const message = `${quoted(key)} is the id of a claim, and nothing reads it here: write it under “claims”, indented.`;
  return { span, message, fixes: fix === undefined ? [] : [fix] };
}

function* unknown(
  key: string,
  span: Span,
  known: readonly string[],
  taken: ReadonlySet<string>,
  what: string,
): Generator<Finding> {
  const near = spelledLike(key, known);
  if (near === undefined) return;
  if (taken.has(near)) {
    const message = `${quoted(key)} is no field of ${what}, and ${quoted(near)} is there already: move the value there, or remove this line.`;
    yield { span, message };
    return;
  }
  const message = `${quoted(key)} is no field of ${what}, so that nothing reads it. Did you mean ${quoted(near)}?`;
  yield { span, message, fixes: [{ title: `Change it to ${quoted(near)}`, edits: [{ span, text: near }] }] };
}

/** With how many claims an entry's id is compared, so that a long file stays quick. */
const MOST_COMPARED = 100;

/** Entries under `claims` whose id no claim has, but one without an entry nearly. */
function* unknownClaims({ claims, data }: Facts): Generator<Finding> {
  const listed = entryOf(data, "claims")?.value;
  if (listed?.type !== "mapping") return;
  const entries = new Set(listed.entries.map(({ key }) => key));
  const ids = new Set(claims.flatMap(({ id }) => (id === undefined ? [] : [id])));
  const left = [...ids].filter((id) => !entries.has(id)).slice(0, MOST_COMPARED);
  if (left.length === 0) return;
  for (const { key, keySpan: span } of listed.entries) {
    const near = ids.has(key) ? undefined : spelledLike(key, left);
    if (near === undefined) continue;
    const message = `No claim of this file has the id ${quoted(key)}, so that nothing reads this. Did you mean ${quoted(near)}?`;
    yield {
      span,
      message,
      fixes: [{ title: `Change it to ${quoted(near)}`, edits: [{ span, text: near }] }],
    };
  }
}
