import assert from "node:assert/strict";
import { groupedReferences, references } from "../../server/src/features/references.ts";
import { casesIn, withBothLineEnds } from "../support/feature.ts";
import { updateBlocks } from "../support/fixture.ts";

const FOLDER = "test/features/reference-groups";

describe("references in groups", () => {
  for (const fixture of casesIn(FOLDER)) {
    it(fixture.title, () => {
      for (const { catalog, document, offset } of withBothLineEnds(fixture)) {
        const found = groupedReferences(catalog, document, offset);
        const lines = found?.groups.flatMap(({ kind, label, references: list }) => [
          `${label} (${kind})`,
          ...list.map(({ path, place }) => `  ${path} ${place.line}:${place.column}-${place.endColumn}`),
        ]);
        const expect = found === undefined ? "nothing" : [found.name, ...(lines ?? [])].join("\n");
        if (updateBlocks(FOLDER, fixture, { expect })) return;
        assert.equal(expect, fixture.blocks.get("expect"));
        const all = found?.groups.flatMap((group) => group.references) ?? [];
        const flat = references(catalog, document, offset, true);
        const text = ({ path, place }: (typeof all)[number]): string => `${path} ${place.start}-${place.end}`;
        assert.deepEqual(all.map(text).sort(), flat.map(text).sort());
      }
    });
  }
});
