import assert from "node:assert/strict";
import { join } from "node:path";
import { isRefusal, mergeCandidates } from "../../server/src/features/merge.ts";
import type { Definition } from "../../server/src/model/facts.ts";
import { contains } from "../../server/src/text/span.ts";
import { applyChanges } from "../support/apply.ts";
import { type Asked, casesIn, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";
import { merged } from "../support/merge.ts";

const folder = join("test", "features", "merge");

/** The definition whose place the cursor is in. */
function definitionAt({ document, offset }: Asked): Definition {
  const found = document.facts.definitions.findLast(({ place }) =>
    contains(place, { start: offset, end: offset }),
  );
  assert.ok(found, "the cursor is in a definition");
  return found;
}

/** The text of every file that changed, and what else becomes of the corpus. */
function describeChanges(asked: Asked): string {
  const { catalog, documents, fixture } = asked;
  const from = definitionAt(asked);
  const id = fixture.blocks.get("into");
  const candidates = `candidates: ${mergeCandidates(catalog, from, 3)
    .map((one) => one.id)
    .join(", ")}`;
  const all = [...documents.values()].flatMap(({ facts }) => facts.definitions);
  const into = all.findLast((one) => one.id === id && one !== from) ?? from;
  const changes = merged(asked, fixture.files, from, into);
  if (isRefusal(changes)) return `${candidates}\nrefused: ${changes.refused}`;
  const after = applyChanges(fixture.files, changes);
  const lines = [candidates];
  for (const { path, text } of fixture.files) {
    const found = after.find((one) => one.path === path);
    if (found === undefined) lines.push(`--- ${path} is removed`);
    else if (found.text !== text)
      lines.push(`--- ${path}`, found.text.replace(/\r\n/g, "\n").replace(/\n$/, ""));
    if (found !== undefined && /\r\n/.test(text)) assert.doesNotMatch(found.text, /[^\r]\n/, path);
  }
  const groups = new Set(changes.edits.map(({ group }) => group?.label ?? "none"));
  return [...lines, `under: ${[...groups].join(", ")}`].join("\n");
}

describe("merge", () => {
  for (const fixture of casesIn(folder)) {
    it(fixture.title, () => {
      for (const asked of withBothLineEnds(fixture)) {
        const found = describeChanges(asked);
        if (updateBlocks(folder, fixture, { after: found })) return;
        assert.equal(found, fixture.blocks.get("after"));
      }
    });
  }
});
