import assert from "node:assert/strict";
import { ROUTES } from "../../server/src/lsp/routes.ts";
import { announced } from "./announced.ts";
import { Client } from "./client.ts";
import { changing } from "./worked-example/changing.ts";
import { citing } from "./worked-example/citing.ts";
import { type Checks, Example } from "./worked-example/example.ts";
import { hierarchies } from "./worked-example/hierarchies.ts";
import { hints } from "./worked-example/hints.ts";
import { navigation } from "./worked-example/navigation.ts";
import { showing } from "./worked-example/showing.ts";
import { structure } from "./worked-example/structure.ts";

const GROUPS = [navigation, structure, hierarchies, showing, hints, changing, citing];

describe("the worked example over stdio", function () {
  this.timeout(60_000);
  let example: Example;
  let checks: Checks;

  before(async () => {
    example = await Example.open();
    checks = Object.assign({}, ...GROUPS.map((group) => group(example)));
  });
  after(() => example.client.stop());

  it("announces every request that it answers, and answers every one that it announces", () => {
    const own = ROUTES.map(({ method }) => method).filter((method) => method.startsWith("attested/"));
    assert.deepEqual(
      [...announced(example.client.result.capabilities), ...own].sort(),
      ROUTES.map(({ method }) => method).sort(),
    );
  });

  it("checks every request once, and no others", () => {
    const checked = GROUPS.flatMap((group) => Object.keys(group(example)));
    assert.deepEqual(checked.sort(), ROUTES.map(({ method }) => method).sort());
  });

  for (const { method } of ROUTES) {
    it(`answers ${method}`, async () => {
      const check = checks[method];
      assert.ok(check !== undefined, "it is checked what the answer means");
      await check();
    });
  }
});

describe("what is announced over stdio", () => {
  it("is answered, also to a client that offers nothing", async () => {
    const client = await Client.start([], {});
    const answered = new Set(ROUTES.map(({ method }) => method));
    for (const method of announced(client.result.capabilities)) assert.ok(answered.has(method), method);
    await client.stop();
  });
});
