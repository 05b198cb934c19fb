import { attributionsOf, isUnsourced } from "../corpus/attribution.ts";
import type { Snapshot } from "../corpus/catalog.ts";
import { attributeWriter } from "../model/edit/claim.ts";
import type { Claim, Facts, Fix } from "../model/facts.ts";
import type { Rule } from "./rule.ts";
import { citer } from "./support/citing.ts";
import { speakerFinder } from "./support/speakers.ts";
import { named } from "./support/wording.ts";

export const claimNoSource: Rule = {
  code: "claim-no-source",
  summary: "A claim or a quote does not say where it comes from.",
  level: "warning",
  scope: "definitions",
  docs: `
Whoever reads a claim must be able to tell who says so. A claim or quote says it by any one of these: who makes it
(\`by\`, and \`by="?analysts"\` for a speaker without a name), who passes it on (\`via\`), the event at which it was said
(\`at\`), a text (\`source\`, \`evidence\`, a citation inside or directly behind it, a footnote with a citation or an
address). What the claim around it says, holds for it too, except for evidence.

It stays quiet where the check came out as \`status=unverifiable\`: where the source itself is vague, that settles it.
Furniture is skipped.

Cite the source, name the speaker, or mark the claim as unverifiable.

## Reported

### A claim and a quote

~~~md people/xi-jinping.md
---
type: person
name: Xi Jinping
---
~~~
~~~md sources/xinhua-talks.md
---
type: source
title: The talks
---
~~~
~~~md articles/talks.md
They met on Monday [@xinhua-talks].

[[xi-jinping|Xi]] told his guest that [trade would grow]{.claim}.
                                       ^^^^^^^^^^^^^^^^ where it comes from
The mood was [“cordial”]{.quote}.
              ^^^^^^^^^ where it comes from
~~~

### Evidence, and words about it, of the claim around a quote

Evidence stays with the claim that it was found for.

~~~md sources/xinhua-talks.md
---
type: source
title: The talks
---
~~~
~~~md articles/talks.md
[The mood was [“cordial”]{.quote}, it seemed]{.claim} [see @xinhua-talks].
               ^^^^^^^^^ where it comes from
~~~

### In front matter

~~~md articles/talks.md
---
title: The talks
claims:
  trade: { about: china, property: trade }
  mood:
    about: china
    property: mood
derivedFrom: xinhua-talks
---
[Trade will grow]{.claim #trade}, and [the mood was good]{.claim #mood}. [All was well]{.claim about=china mode=opinion}.
 ^^^^^^^^^^^^^^^ where it comes from
                                       ^^^^^^^^^^^^^^^^^ where it comes from
                                                                          ^^^^^^^^^^^^ where it comes from
~~~
~~~md sources/xinhua-talks.md
---
type: source
title: The talks
---
~~~

### An article whose words are kept

~~~md people/xi-jinping.md
---
type: person
name: Xi Jinping
---
~~~
~~~md articles/talks.md
---
title: The talks
original: { sha256: "0" }
derivedFrom: xinhua-talks
---
[[Xi Jinping]] said that [trade would grow]{.claim status=unverified on=2024}.
                          ^^^^^^^^^^^^^^^^ where it comes from
~~~
~~~md sources/xinhua-talks.md
---
type: source
title: The talks
---
~~~

## Not reported

### Claims that say it

~~~md articles/talks.md
---
title: The talks
claims:
  c1: { source: xinhua-talks }
---
[One]{.claim by="?analysts"}, [two]{.claim via=xinhua}, [three]{.claim at=talks}, [four]{.claim source=xinhua-talks},
[five]{.claim evidence=xinhua-talks}, [six [@xinhua-talks]]{.claim}, [“seven”]{.quote} [@xinhua-talks], [[nine]{.claim} [see @xinhua-talks],
“[eight]{.claim}.” [@xinhua-talks], [ten[^1]]{.claim}, [eleven]{.claim #c1}.

[^1]: See https://example.org/talks.
~~~

### What the claim around it says

~~~md articles/talks.md
[He called it [“cordial”]{.quote}]{.claim by=xi-jinping}, and [said so [“twice”]{.quote}]{.claim} [@xinhua-talks].
~~~

### Unverifiable, and furniture

~~~md articles/talks.md
[The mood was good]{.claim status=unverifiable}.

[Read also: [a hundred things to know]{.claim}]{.furniture}
~~~

### Words that are not marked

~~~md articles/talks.md
The mood was good.
~~~
`,
  *check(facts, snapshot) {
    const fixes = fixer(facts, snapshot);
    const attributions = attributionsOf(facts);
    for (const claim of facts.claims) {
      // Of a claim without words another rule says that it has none.
      if (claim.furniture || claim.words.trim() === "" || !isUnsourced(attributions[claim.index])) continue;
      const message = `This ${claim.kind} does not say where it comes from: cite a source, name who says so, or mark it as unverifiable.`;
      yield { span: claim.place, message, fixes: fixes(claim) };
    }
  },
};

function fixer(facts: Facts, snapshot: Snapshot): (claim: Claim) => readonly Fix[] {
  const set = attributeWriter(facts);
  const cite = citer(facts, snapshot);
  const speaker = speakerFinder(facts, snapshot);
  return (claim) => {
    const who = speaker(claim);
    const said =
      who === undefined ? [] : [{ title: `${named(who)} says so`, edits: set(claim, "by", who.id) }];
    const unverifiable = { title: "Mark it as unverifiable", edits: set(claim, "status", "unverifiable") };
    return [...cite(claim), ...said, unverifiable];
  };
}
