import type { Snapshot } from "../corpus/catalog.ts";
import { freeId } from "../corpus/free-id.ts";
import { claimIds } from "../model/edit/claim.ts";
import { insertEntry, lineOf, yamlValue } from "../model/edit/yaml.ts";
import type { Claim, Definition, Facts, Fix } from "../model/facts.ts";
import { firstFree } from "../text/first-free.ts";
import { addTo } from "../text/lists.ts";
import { quoted } from "../text/quoted.ts";
import type { Finding, Related, Rule } from "./rule.ts";
import { all } from "./support/wording.ts";

/** How many other places a finding names. */
const MOST = 5;

export const idDuplicate: Rule = {
  code: "id-duplicate",
  summary: "Two definitions, or two claims of one file, have the same id.",
  level: "error",
  scope: "definitions",
  docs: `
Ids are unique among definitions and sources, whatever their folders, and claims' ids within their file. Where two have
the same, nobody can tell which one a mention means. A file's id is its name without extension unless \`id\` is given.
The finding stands at each of them: at the id where one is written, else at the first line.

An article may be called as a definition is; the definition then comes first.

## Reported

### Two files of one name

~~~md people/xinhua.md
---
^^^ organisations/xinhua.md
type: person
name: Xin Hua
---
~~~
~~~md organisations/xinhua.md
---
type: organisation
name: Xinhua
id: xinhua
    ^^^^^^ people/xinhua.md
---
~~~

### A file and an entry of a list

~~~yaml lists/people.yaml
definitions:
  to-lam: { type: person, name: To Lam }
  ^^^^^^ people/to-lam.md
~~~
~~~md people/to-lam.md
---
^^^ lists/people.yaml
type: person
name: To Lam
---
~~~

### Two claims of one file

~~~md articles/talks.md
[They met]{.claim #c1 by="?an official"}, and [talked]{.claim #c1 by="?an official"}.
                   ^^ “c1”
                                                               ^^ “c1”
~~~

## Not reported

### An article and a note called as a source is

~~~md sources/talks.md
---
type: source
title: The talks
---
~~~
~~~md articles/talks.md
[They met]{.claim #c1 by="?an official"}.
~~~
~~~md notes/talks.md
To read.
~~~

### One claim in parts, and the same id in two files

~~~md articles/talks.md
[They met]{.claim #c1 by="?an official"}.

[And talked.]{.claim part=c1}
~~~
~~~md articles/dinner.md
[They dined]{.claim #c1 by="?an official"}.
~~~
`,
  *check(facts, snapshot) {
    const shared = new Map<string, Shared | undefined>();
    for (const definition of facts.definitions) {
      if (definition.kind === "article" || definition.kind === "note") continue;
      const { id } = definition;
      if (!shared.has(id)) shared.set(id, sharedId(snapshot, id));
      const same = shared.get(id);
      if (same !== undefined) yield ofDefinition(facts, definition, same);
    }
    yield* ofClaims(facts);
  },
};

/** The definitions that have one id, and an id that none has. */
interface Shared {
  readonly definitions: readonly Definition[];
  readonly free: string;
}

function sharedId(snapshot: Snapshot, id: string): Shared | undefined {
  const { by, definitions } = snapshot.lookup(id, "entity");
  return by === "id" && definitions.length > 1 ? { definitions, free: freeId(snapshot, id) } : undefined;
}

function ofDefinition(facts: Facts, definition: Definition, { definitions, free }: Shared): Finding {
  const { id, idPlace, idWritten, path } = definition;
  const others: Definition[] = [];
  for (const other of definitions) {
    if (others.length === MOST) break;
    if (other.path !== path || other.place.start !== definition.place.start) others.push(other);
  }
  const where = all(
    others.map((other) => (other.path === path ? `line ${other.idPlace.line + 1}` : other.path)),
  );
  const message = `${quoted(id)} is also the id of ${where}: give one of them another.`;
  const edit = idWritten
    ? { span: idPlace, text: free }
    : insertEntry(facts, definition.fields, "id", yamlValue(free));
  const fixes: Fix[] =
    edit === undefined ? [] : [{ title: `Give this one the id ${quoted(free)}`, edits: [edit] }];
  const related = others.map(
    (other): Related => ({
      path: other.path,
      span: other.idPlace,
      message: `${quoted(other.name)} has the same id.`,
    }),
  );
  return { span: idPlace, message, related, fixes };
}

function* ofClaims(facts: Facts): Generator<Finding> {
  const byId = new Map<string, Claim[]>();
  for (const claim of facts.claims) {
    if (claim.id === undefined) continue;
    addTo(byId, claim.id, claim);
  }
  let taken: ReadonlySet<string> | undefined;
  for (const [id, claims] of byId) {
    if (claims.length < 2) continue;
    const ids = taken ?? claimIds(facts);
    taken = ids;
    const free = firstFree(id, (one) => ids.has(one));
    for (const claim of claims) {
      if (claim.idPlace === undefined) continue;
      const related: Related[] = [];
      for (const other of claims) {
        if (related.length === MOST) break;
        if (other !== claim && other.idPlace !== undefined)
          related.push({ path: facts.path, span: other.idPlace, message: "Another claim has the same id." });
      }
      const lines = all(related.map(({ span }) => `line ${lineOf(facts, span.start) + 1}`));
      const message = `${quoted(id)} is also the id of the claim in ${lines}: give one of them another.`;
      const fix: Fix = {
        title: `Give this one the id ${quoted(free)}`,
        edits: [{ span: claim.idPlace, text: free }],
      };
      yield { span: claim.idPlace, message, related, fixes: [fix] };
    }
  }
}
