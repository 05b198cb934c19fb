import assert from "node:assert/strict";
import fc from "fast-check";
import { CONFIG_FILE, readConfig } from "../../server/src/model/config.ts";
import type { Place } from "../../server/src/model/facts.ts";
import { lower } from "../../server/src/model/lower.ts";
import { lowerFile } from "../../server/src/model/lower-file.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { positionAt } from "../../server/src/text/units.ts";
import { dumpFacts } from "../support/facts.ts";
import { fixturesIn, updateBlocks } from "../support/fixture.ts";
import { visible } from "../support/marks.ts";
import { TEXT } from "../support/texts.ts";

const FOLDER = "test/model/lower";

/** All places in what a value holds. */
function* placesIn(value: unknown): Generator<Place> {
  if (typeof value !== "object" || value === null) return;
  if ("endColumn" in value) yield value as Place;
  else for (const inner of Object.values(value)) yield* placesIn(inner);
}

describe("lower", function () {
  this.timeout(30_000);

  for (const fixture of fixturesIn(FOLDER)) {
    it(fixture.title, () => {
      const config = readConfig(fixture.files.find(({ path }) => path === CONFIG_FILE)?.text ?? "");
      const found = fixture.files
        .filter(({ path }) => path !== CONFIG_FILE)
        .map(({ path, text }) => dumpFacts(lowerFile(path, visible(text), config).facts, visible(text)))
        .join("\n\n");
      if (!updateBlocks(FOLDER, fixture, { facts: found })) assert.equal(found, fixture.blocks.get("facts"));
    });
  }

  it("gives every place its line and columns in every encoding, and never throws", () => {
    const data = fc.constantFrom(
      "",
      "---\nid: a\nname: Tô\nparties: [a, b]\nclaims:\n  c7: {by: é, on: x}\n---\n",
    );
    fc.assert(
      fc.property(data, TEXT, (before, after) => {
        const text = before + after;
        const lines = linesOf(text);
        const { facts } = lower("articles/a.md", text);
        for (const place of placesIn({ ...facts, data: undefined })) {
          assert.ok(0 <= place.start && place.start <= place.end && place.end <= text.length);
          const columns = {
            "utf-16": [place.column, place.endColumn],
            "utf-8": place.utf8,
            "utf-32": place.utf32,
          };
          for (const encoding of ["utf-16", "utf-8", "utf-32"] as const) {
            const [column, endColumn] = columns[encoding] ?? [place.column, place.endColumn];
            assert.deepEqual(positionAt(lines, place.start, encoding), {
              line: place.line,
              character: column,
            });
            assert.deepEqual(positionAt(lines, place.end, encoding), {
              line: place.endLine,
              character: endColumn,
            });
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("numbers claims in order, and gives each use and date a claim that there is", () => {
    fc.assert(
      fc.property(fc.array(TEXT, { maxLength: 4 }), (texts) => {
        const { facts } = lower("articles/a.md", texts.join("]{.claim #c7 by=a}[[b]] [@k]{.quote part=c7}"));
        for (const [index, claim] of facts.claims.entries()) {
          assert.equal(claim.index, index);
          assert.notEqual(claim.parent, index);
          assert.ok(claim.parent === undefined || claim.parent < facts.claims.length);
        }
        for (const { claim } of [...facts.uses, ...facts.dates])
          assert.ok(claim === undefined || claim < facts.claims.length);
      }),
      { numRuns: 1000 },
    );
  });
});
