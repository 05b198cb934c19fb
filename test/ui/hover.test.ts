import assert from "node:assert/strict";
import { hoverAtCursor, openSettledAt, pointAt, shownHover } from "../../scripts/host/workbench.ts";
import { openedOnce, screenshot, tell } from "./session.ts";

const ARTICLE = "articles/fourteen-agreements.md";
const MENTION = "[[to-lam|To Lam]]";

describe("the hover on the screen", function () {
  this.timeout(90_000);
  let code: Awaited<ReturnType<typeof openedOnce>>;
  before(async function () {
    code = await openedOnce(this);
  });

  it("shows a person's card to the keyboard", async () => {
    await openSettledAt(code.page, { workspace: code.workspace, path: ARTICLE }, MENTION, 4);
    const begun = Date.now();
    const card = await hoverAtCursor(code.page, "To Lam");
    tell("The first hover, from the keys to the card", Date.now() - begun);
    assert.match(card, /^To Lam — person$/m);
    assert.match(card, /General Secretary of the Communist Party of Vietnam, since 3 August 2024/);
    await code.page.keyboard.press("Escape");
  });

  it("shows it to the mouse", async () => {
    const { x, y } = await pointAt(code.page, MENTION);
    const begun = Date.now();
    await code.page.mouse.move(x, y);
    const card = await shownHover(code.page, "To Lam");
    tell("A hover, from the mouse to the card, with the 300 ms for which VS Code waits", Date.now() - begun);
    assert.match(card, /Also known as: Tô Lâm/);
    await screenshot(code, "hover");
  });
});
