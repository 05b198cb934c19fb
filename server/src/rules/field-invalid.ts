import type { Snapshot } from "../corpus/catalog.ts";
import { freeId } from "../corpus/free-id.ts";
import { CLAIM_ATTRIBUTES } from "../model/attributes.ts";
import type { Claim, Facts } from "../model/facts.ts";
import { KINDS, kindNamed } from "../model/vocabulary.ts";
import { entryOf, scalarOf } from "../syntax/tree.ts";
import { slug } from "../text/fold.ts";
import { quoted } from "../text/quoted.ts";
import type { Finding, Rule } from "./rule.ts";
import { formProblems } from "./support/field-form.ts";
import { numberProblem, wordProblem, wordProblems } from "./support/field-words.ts";
import { sectionsOf } from "./support/sections.ts";
import { spelledLike } from "./support/spelling.ts";

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
                                                        ^^^^ “mode” cannot be “hope”. Write fact, opinion
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
  const message = `There is no type ${quoted(given.text)}, so that this file defines nothing. Did you mean ${quoted(near)}?`;
  const edits = [{ span: given.inner, text: near }];
  yield { span: given.inner, message, fixes: [{ title: `Change it to ${quoted(near)}`, edits }] };
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
    yield {
      span,
      message,
      fixes: [{ title: `Change it to ${quoted(free)}`, edits: [{ span, text: free }] }],
    };
  }
}

/** Attributes of claims in front matter that belong to no passage, or are none. */
function* listedClaims({ data, claims }: Facts): Generator<Finding> {
  const listed = entryOf(data, "claims")?.value;
  const ids = new Set(claims.flatMap(({ id }) => (id === undefined ? [] : [id])));
  for (const { key, keySpan, value } of listed?.type === "mapping" ? listed.entries : []) {
    if (!ids.has(key)) {
      const near = spelledLike(key, [...ids]);
      const hint = near === undefined ? "" : ` Did you mean ${quoted(near)}?`;
      const message = `No passage of this article is marked as this claim, so that all this says is lost: write \`{.claim #${key}}\` behind its words.${hint}`;
      const edits = near === undefined ? [] : [{ span: keySpan, text: near }];
      const fixes = near === undefined ? [] : [{ title: `Change it to ${quoted(near)}`, edits }];
      yield { span: keySpan, message, fixes };
    } else if (value !== undefined && value.type !== "mapping") {
      const message = `The claim ${quoted(key)} needs attributes here: write \`{ by: …, source: … }\`.`;
      yield { span: value.span, message };
    }
  }
}

function* attributeProblems(claim: Claim, snapshot: Snapshot): Generator<Finding> {
  const textOf = (key: string): string | undefined =>
    claim.attributes.find((attribute) => attribute.key === key)?.value;
  for (const { key, value, place, from } of claim.attributes) {
    const field = CLAIM_ATTRIBUTES[key];
    if (field === undefined || from === "inherited" || value === "") continue;
    if (field.words !== undefined) yield* wordProblem(key, field.words, value, place);
    if (field.type === "number") yield* confidenceProblem(value, place);
    if (field.type !== "value" || snapshot.lookup(value, "entity").definitions.length > 0) continue;
    const declared = snapshot.config.properties.get(textOf("property") ?? "")?.type;
    const expect = declared === "quantity" ? "number" : declared === "date" ? "date" : undefined;
    yield* numberProblem(value, place, { unit: textOf("unit"), expect });
  }
}

function* confidenceProblem(value: string, span: Claim["place"]): Generator<Finding> {
  const number = Number(value);
  if (number >= 0 && number <= 1) return;
  const percent = /^(\d{1,3}) ?%$/.exec(value)?.[1];
  const text = percent === undefined || Number(percent) > 100 ? undefined : String(Number(percent) / 100);
  const message = `A confidence is a number from 0 to 1, such as 0.8, not ${quoted(value)}.`;
  yield text === undefined
    ? { span, message }
    : { span, message, fixes: [{ title: `Change it to ${text}`, edits: [{ span, text }], sure: true }] };
}
