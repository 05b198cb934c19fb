import type { Snapshot } from "../corpus/catalog.ts";
import { freeId } from "../corpus/free-id.ts";
import { CLAIM_ATTRIBUTES } from "../model/attributes.ts";
import type { Facts } from "../model/facts.ts";
import { changeTo, mistaken } from "../model/repair/change-to.ts";
import { KINDS, kindNamed } from "../model/vocabulary.ts";
import { scalarOf } from "../syntax/tree.ts";
import { slug } from "../text/fold.ts";
import { quoted } from "../text/quoted.ts";
import { spelledLike } from "../text/spelled-like.ts";
import type { Finding, Rule } from "./rule.ts";
import { attributeProblems } from "./support/claim-values.ts";
import { formProblems } from "./support/field-form.ts";
import { wordProblems } from "./support/field-words.ts";
import { listedClaims } from "./support/listed-claims.ts";
import { sectionsOf } from "./support/sections.ts";

export const fieldInvalid: Rule = {
  code: "field-invalid",
  summary: "A field has a value of the wrong sort, so that it cannot be used.",
  level: "error",
  scope: "definitions",
  docs: `
A value of the wrong sort is read by nothing: a status that does not exist settles no claim, and a role written as mere
words has no dates. Any field may be given as \`{ value, source, evidence, note }\` or as a list of such, so that a
disputed value stands with its sources side by side; a plain list where one value is due is reported.

Dates have a rule of their own (\`date-invalid\`), and so have names that nothing defines (\`entity-undefined\`).

## Reported

### Words that are not among those meant

~~~md agreements/rail-plans.md
---
type: agreement
name: Rail plans
status: In force
        ^^^^^^^^ “status” cannot be “In force”. Did you mean “in-force”?
---
~~~
~~~md articles/talks.md
[They met]{.claim by="?an official" status=verfied mode=hope}.
                                           ^^^^^^^ “verified”
                                                        ^^^^ “mode” cannot be “hope”: write fact, opinion
~~~

### A type that is none

~~~md people/to-lam.md
---
type: persn
      ^^^^^ “person”
name: To Lam
---
~~~

### Words where an entry has parts

~~~md people/to-lam.md
---
type: person
name: To Lam
roles:
  - President
    ^^^^^^^^^ title
---
~~~

### Parts where a name is due

~~~md events/talks.md
---
type: event
name: The talks
participants:
  - { person: to-lam }
    ^^^^^^^^^^^^^^^^^^ id or a name
---
~~~

### Two values without sources where one is due

~~~md events/talks.md
---
type: event
name: The talks
place: [beijing, hanoi]
       ^^^^^^^^^^^^^^^^ one value
---
~~~

### A date in parts

~~~md sources/xinhua-talks.md
---
type: source
title: The talks
issued: { date-parts: [[2024, 8, 19]] }
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2024-08-19
---
~~~

### Numbers that are none

~~~yaml attested.yaml
properties:
  papers: { type: quantity }
~~~
~~~md articles/talks.md
[They signed many papers]{.claim by="?an official" property=papers value=many}.
                                                                         ^^^^ A number is due here
[They met]{.claim by="?an official" confidence=80%}.
                                               ^^^ from 0 to 1
~~~

### A claim in front matter that no passage carries

~~~md articles/talks.md
---
type: article
title: The talks
claims:
  trade: { by: "?an official" }
  moood: { by: "?an official" }
  ^^^^^ Did you mean “mood”?
  visit: { by: "?an official" }
  ^^^^^ {.claim #visit}
---
[Trade will grow]{.claim #trade}, and [the mood was good]{.claim #mood}.
~~~

### An id that nothing could mention

~~~md people/to-lam.md
---
type: person
name: To Lam
id: to#lam
    ^^^^^^ “#”
---
~~~

## Not reported

### Disputed values with their sources

~~~md agreements/rail-plans.md
---
type: agreement
name: Rail plans
count:
  - { value: 14, source: xinhua-talks }
  - { value: ">12", note: From the broadcast. }
parties: [china, vietnam]
status: in-force
---
~~~

### Forms that CSL-JSON uses

~~~md sources/xinhua-talks.md
---
type: source
title: The talks
author:
  - { family: Roomi, given: Shahzad Masood }
publisher: Xinhua
---
~~~

### Values of undeclared properties, and types of other tools

~~~md articles/talks.md
[They signed many papers]{.claim by="?an official" property=papers value=many}.
~~~
~~~md posts/talks.md
---
type: post
---
~~~
`,
  *check(facts, snapshot) {
    yield* unknownType(facts);
    yield* unusableIds(facts, snapshot);
    for (const { mapping, fields, canonical } of sectionsOf(facts)) {
      for (const { key, value } of mapping.entries) {
        const field = fields[canonical(key)];
        if (field === undefined || value === undefined || key === "type") continue;
        yield* formProblems(key, field, value);
        // Those of claims are looked at with their attributes in the text.
        if (fields !== CLAIM_ATTRIBUTES) yield* wordProblems(key, field, value);
      }
    }
    yield* listedClaims(facts);
    for (const claim of facts.claims) if (!claim.furniture) yield* attributeProblems(claim, snapshot);
  },
};

/** A type that is none, but nearly; any other is another tool's. */
function* unknownType({ type, data }: Facts): Generator<Finding> {
  const given = scalarOf(data, "type");
  if ((type !== "article" && type !== "note") || given === undefined || kindNamed(given.text) !== undefined)
    return;
  const near = spelledLike(given.text, KINDS, 1);
  if (near === undefined) return;
  yield mistaken(`There is no type ${quoted(given.text)}`, near, "correct it", given.inner);
}

/** Signs that end or divide a target, so that nothing could name an id that holds them. */
const NOT_IN_IDS = /^[@?]|[[\]\\|#;{}"`\r\n]/;

function* unusableIds({ type, definitions }: Facts, snapshot: Snapshot): Generator<Finding> {
  if (type === "bibliography") return;
  for (const { id, idWritten, idPlace: span } of definitions) {
    const sign = idWritten ? NOT_IN_IDS.exec(id)?.[0] : undefined;
    if (sign === undefined) continue;
    const message = `No mention can name an id with ${quoted(sign)} in it: use letters, digits and hyphens.`;
    const free = freeId(snapshot, slug(id) || "entity");
    yield { span, message, fixes: [changeTo(free, span)] };
  }
}
