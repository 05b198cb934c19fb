import assert from "node:assert/strict";
import fc from "fast-check";
import { byPlace } from "../../server/src/text/by-place.ts";
import { type Span, span } from "../../server/src/text/span.ts";

const SPAN = fc.tuple(fc.nat(60), fc.nat(12)).map(([start, length]) => span(start, start + length));

describe("things by their place", () => {
  it("are those that touch a part, in the order of their starts, however they overlap", () => {
    fc.assert(
      fc.property(fc.array(SPAN), SPAN, (places, within) => {
        const touching = places
          .filter(({ start, end }) => start <= within.end && end >= within.start)
          .sort((a, b) => a.start - b.start);
        assert.deepEqual(byPlace(places, (place) => place)(within), touching);
      }),
    );
  });

  it("are not looked at where they stand elsewhere", () => {
    let looks = 0;
    const counted = (place: Span): Span => ({
      get start() {
        looks++;
        return place.start;
      },
      get end() {
        looks++;
        return place.end;
      },
    });
    const ask = byPlace(
      Array.from({ length: 10_000 }, (_, i) => counted(span(i * 10, i * 10 + 5))),
      (place) => place,
    );
    looks = 0;
    assert.equal(ask(span(50_000, 50_100)).length, 11);
    assert.ok(looks < 30, `${looks}`);
  });
});
