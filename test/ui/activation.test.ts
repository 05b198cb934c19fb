import assert from "node:assert/strict";
import { goTo, runCommand } from "../../scripts/host/workbench.ts";
import { GUIDE, openedOnce, screenshot, tell, webviewOf } from "./session.ts";

describe("the packed extension at the start of VS Code", function () {
  this.timeout(90_000);
  let code: Awaited<ReturnType<typeof openedOnce>>;
  before(async function () {
    code = await openedOnce(this);
  });

  it("reads the corpus and says so in the status bar", async () => {
    assert.match(code.status, /^Attested: [1-9][\d,]* files$/);
    tell("From the opening of the page until the corpus has been read", code.readAfter);
  });

  it("opens on the guide of the worked example", async () => {
    await webviewOf(code).locator("h1").filter({ hasText: GUIDE }).waitFor({ timeout: 30_000 });
    await screenshot(code, "start");
  });

  it("is activated by the corpus, in a time that VS Code measures", async () => {
    await runCommand(code.page, "Developer: Startup Performance");
    const tab = code.page.locator(".tabs-container .tab.active").filter({ hasText: "Startup Performance" });
    await tab.waitFor({ timeout: 30_000 });
    // The table of the activations is in view there; its columns are those of VS Code's report.
    await goTo(code.page, 60, 1);
    const row = code.page.locator(".view-line").filter({ hasText: /^\|\s*attested\.attested\s*\|/ });
    const cells = (await row.first().innerText({ timeout: 30_000 })).split("|").map((cell) => cell.trim());
    const [, , , load, call, finish, event] = cells;
    assert.match(event ?? "", /^workspaceContains:/);
    const activation = Number(load) + Number(call) + Number(finish);
    assert.ok(Number.isFinite(activation), cells.join("|"));
    tell(`Activation, of which ${load} ms load the code`, activation);
  });
});
