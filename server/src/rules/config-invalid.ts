import type { Snapshot } from "../corpus/catalog.ts";
import { pathNamed } from "../model/config.ts";
import { mistaken } from "../model/repair/change-to.ts";
import { quoted } from "../text/quoted.ts";
import { spelledLike } from "../text/spelled-like.ts";
import type { Finding, Rule } from "./rule.ts";

/** The rule; `codes` gives the names of all rules, which it is one of. */
export function configInvalid(codes: () => readonly string[]): Rule {
  return {
    code: "config-invalid",
    summary: "The settings in attested.yaml or a bibliography cannot be read, or name what does not exist.",
    level: "error",
    scope: "corpus",
    restsOn: "reading",
    docs,
    *check(facts, snapshot) {
      for (const { code, span, message, fixes } of facts.dataDefects) {
        if (code === "config-invalid") yield { span, message, fixes };
      }
      if (facts.type !== "config") return;
      yield* unknownRules(snapshot, codes());
      yield* missingBibliographies(snapshot);
    },
  };
}

function* unknownRules({ config }: Snapshot, codes: readonly string[]): Generator<Finding> {
  const known = new Set(codes);
  for (const { text, span } of config.ruleNames) {
    if (known.has(text)) continue;
    const near = spelledLike(text, codes);
    yield mistaken(`${quoted(text)} is no rule`, near, "correct the name, or remove the line", span);
  }
}

function* missingBibliographies(snapshot: Snapshot): Generator<Finding> {
  for (const { text, span } of snapshot.config.bibliography) {
    if (snapshot.facts(pathNamed(text)) !== undefined) continue;
    const message = `The corpus has no file ${quoted(text)}: write the path from this folder to a .bib or .json file in it.`;
    yield { span, message };
  }
}

const docs = `
What cannot be read in attested.yaml is reported at its place, and the rest of the file counts. So are a rule that does
not exist under \`rules\`, and a bibliography that is not there; both would else go unnoticed, and the rule would stay as
loud as it was. A bibliography (BibTeX or CSL-JSON) that cannot be read is reported in its own file.

## Reported

### A rule, a level and a key that do not exist

~~~yaml attested.yaml
rules:
  claim-no-sorce: error
  ^^^^^^^^^^^^^^ Did you mean “claim-no-source”?
  date-invalid: loud
                ^^^^ There is no level “loud”: write error
exlude: [drafts]
^^^^^^ “exlude” is no setting. Did you mean “exclude”?
~~~

### A bibliography that is not there

~~~yaml attested.yaml
bibliography: [sources.json, more.bib]
                             ^^^^^^^^ “more.bib”
~~~
~~~json sources.json
[]
~~~

## Not reported

### Settings that name what is there

~~~yaml attested.yaml
bibliography: ./sources.json
definitions: [people]
rules:
  claim-no-document: info
~~~
~~~json sources.json
[]
~~~
`;
