import assert from "node:assert/strict";
import { evidenceAt, evidenceOf, restingOnIt } from "../../server/src/features/hierarchy/evidence.ts";
import { type HierarchyItem, type HierarchyStep, linkOf } from "../../server/src/features/hierarchy/item.ts";
import { dividedAt, parts, wholes } from "../../server/src/features/hierarchy/part-of.ts";
import type { Place } from "../../server/src/model/facts.ts";
import { contains } from "../../server/src/text/span.ts";
import { type Asked, casesIn, withBothLineEnds } from "../support/feature.ts";
import { type Fixture, updateBlocks } from "../support/fixture.ts";

const FOLDER = "test/features/hierarchy";

function placeText({ line, column, endLine, endColumn }: Place): string {
  return `${line}:${column}-${endLine === line ? "" : `${endLine}:`}${endColumn}`;
}

function itemText({ name, kind, detail, path, place, selection }: HierarchyItem): string {
  assert.ok(contains(place, selection));
  return `${name} (${kind}) — ${detail} — ${path} ${placeText(selection)}`;
}

/** The answers about the first thing at the cursor, a block for each question. */
function answers(fixture: Fixture, { catalog, document, offset }: Asked): Readonly<Record<string, string>> {
  if (fixture.title.startsWith("evidence:")) {
    const [item] = evidenceAt(catalog, document, offset);
    const link = item === undefined ? undefined : linkOf(catalog, item.path, item.id);
    if (item === undefined || link === undefined) return { item: "nothing" };
    const text = (steps: readonly HierarchyStep[]): string =>
      steps.map((step) => `${itemText(step.item)}\n  at ${step.places.map(placeText).join(", ")}`).join("\n");
    return {
      item: itemText(item),
      "rests-on": text(evidenceOf(catalog, link)),
      "resting-on-it": text(restingOnIt(catalog, link)),
    };
  }
  const [item] = dividedAt(catalog, document, offset);
  const link = item === undefined ? undefined : linkOf(catalog, item.path, item.id);
  if (item === undefined || link?.is !== "definition") return { item: "nothing" };
  return {
    item: itemText(item),
    wholes: wholes(catalog, link.definition).map(itemText).join("\n"),
    parts: parts(catalog, link.definition).map(itemText).join("\n"),
  };
}

describe("hierarchies", () => {
  for (const fixture of casesIn(FOLDER)) {
    it(fixture.title, () => {
      for (const asked of withBothLineEnds(fixture)) {
        const found = answers(fixture, asked);
        if (updateBlocks(FOLDER, fixture, found)) return;
        for (const [word, block] of Object.entries(found))
          assert.equal(block, fixture.blocks.get(word) ?? "", word);
      }
    });
  }
});
