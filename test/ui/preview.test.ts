import assert from "node:assert/strict";
import type { FrameLocator } from "../../scripts/host/page.ts";
import { openAt, runCommand } from "../../scripts/host/workbench.ts";
import { contrastsOf } from "./contrasts.ts";
import { openedOnce, screenshot, useTheme, webviewOf } from "./session.ts";

const ARTICLE = "articles/fourteen-agreements.md";
/** The least contrast of text (WCAG 2.2, 1.4.3). */
const CONTRAST = 4.5;

/** What an element shows while the pointer rests on it. */
interface Card {
  readonly text: string;
  readonly opacity: string;
  /** In CSS pixels. */
  readonly height: number;
}

/** What is shown once it has faded in. Runs in the preview. */
async function cardOf(element: HTMLElement): Promise<Card> {
  await Promise.allSettled(element.getAnimations({ subtree: true }).map(({ finished }) => finished));
  const { content, opacity, height } = getComputedStyle(element, "::before");
  return { text: content, opacity, height: Number.parseFloat(height) };
}

describe("the preview on the screen", function () {
  this.timeout(90_000);
  let code: Awaited<ReturnType<typeof openedOnce>>;
  let opened = false;
  let preview: FrameLocator;

  // A change of the theme has the preview loaded anew, so it is opened in each.
  const openIn = async (theme: "light" | "dark") => {
    await useTheme(code, theme);
    // The only webview there is: that of the guide, and that in the other theme, go with their tabs.
    await runCommand(code.page, "View: Close All Editors");
    await code.page.locator("iframe.webview").waitFor({ state: "detached", timeout: 30_000 });
    await openAt(code.page, { workspace: code.workspace, path: ARTICLE }, "By the time");
    await runCommand(code.page, "Markdown: Open Preview");
    preview = webviewOf(code);
    await preview.locator(".attested-kind-person[data-card]").first().waitFor({ timeout: 30_000 });
  };

  before(async function () {
    code = await openedOnce(this);
    opened = true;
    await openIn("light");
  });

  after(async () => {
    if (!opened) return;
    await useTheme(code, "light");
    await runCommand(code.page, "View: Close All Editors");
  });

  const person = () => preview.locator("a.attested-kind-person").filter({ hasText: "To Lam" }).first();

  it("shows marks as what they are", async () => {
    const text = await preview.locator("body").innerText();
    assert.match(text, /The two leaders, Xi Jinping and To Lam, had talked before the pens came out\./);
    assert.doesNotMatch(text, /\[\[|\]\]|\{[.#]|\[@/);
    const words = async (selector: string) => preview.locator(selector).first().innerText();
    assert.equal(await words(".attested-mention.attested-kind-place"), "Beijing");
    assert.equal(await words(".attested-date"), "on Monday");
    assert.match(await words("#fourteen-signed.attested-claim"), /^fourteen agreements, on matters as far/);
    assert.equal(await words(".attested-cites .attested-kind-source"), "gcw-renewed");
    assert.match(await words(".attested-claim.attested-unsourced"), /^Better tracks would make it easier/);
    assert.equal(await words(".attested-linked.attested-kind-event"), "state visit to Vietnam");
    assert.equal(await words(".attested-kind-unknown"), "Li Qiang");
    assert.equal(await person().getAttribute("href"), "../people/to-lam.md");
    await screenshot(code, "preview");
  });

  it("shows a person's card to the mouse, and puts it away", async () => {
    assert.equal((await person().evaluate(cardOf)).text, "none");
    await person().hover({ timeout: 30_000 });
    const { text, opacity, height } = await person().evaluate(cardOf);
    assert.match(text, /To Lam — person/);
    assert.match(text, /General Secretary of the Communist Party of Vietnam, since 3 August 2024/);
    assert.equal(opacity, "1");
    assert.ok(height > 100, `${height} px`);
    await screenshot(code, "preview card");
    await preview.locator("h2").first().hover();
    assert.equal((await person().evaluate(cardOf)).text, "none");
  });

  const allLegible = async () => {
    const contrasts = await preview.locator("body").evaluate(contrastsOf);
    assert.ok(contrasts.length > 20, `${contrasts.length} parts`);
    assert.deepEqual(
      contrasts.filter(({ contrast }) => contrast < CONTRAST),
      [],
    );
  };

  it("is legible in the light theme", allLegible);

  it("is legible in the dark theme, with a card", async () => {
    await openIn("dark");
    await allLegible();
    await person().hover({ timeout: 30_000 });
    assert.match((await person().evaluate(cardOf)).text, /To Lam — person/);
    await screenshot(code, "preview, dark");
  });
});
