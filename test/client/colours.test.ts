import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(fileURLToPath(import.meta.url), "..", "..", "..", "..");

type Theme = "dark" | "light" | "highContrast" | "highContrastLight";

interface Colour {
  readonly id: string;
  readonly description: string;
  readonly defaults: Readonly<Record<Theme, string>>;
}

/** Backgrounds of editors: of VS Code's own themes, and of some that are used much. */
const BACKGROUNDS: Readonly<Record<Theme, readonly string[]>> = {
  dark: ["#1f1f1f", "#1e1e1e", "#121314", "#272822", "#282c34", "#002b36"],
  light: ["#ffffff", "#f5f5f5", "#fdf6e3"],
  highContrast: ["#000000"],
  highContrastLight: ["#ffffff"],
};

/** The least contrast of text (WCAG 2.2, 1.4.3 and, with high contrast, 1.4.6). */
const TEXT = 4.5;
const TEXT_HIGH = 7;

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function contributed(): readonly Colour[] {
  const manifest: { contributes: { colors: readonly Colour[] } } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  return manifest.contributes.colors.filter(({ id }) => id.startsWith("attested."));
}

describe("the colours of articles", () => {
  const colours = contributed();

  for (const { id, defaults } of colours.filter((colour) => colour.id.endsWith("Foreground"))) {
    it(`${id} is legible in every sort of theme`, () => {
      for (const [theme, backgrounds] of Object.entries(BACKGROUNDS) as [Theme, readonly string[]][]) {
        const least = theme.startsWith("high") ? TEXT_HIGH : TEXT;
        for (const background of backgrounds) {
          const found = contrast(defaults[theme], background);
          assert.ok(found >= least, `${theme}: ${found.toFixed(2)} on ${background}`);
        }
      }
    });
  }

  it("let the words through where they lie behind them", () => {
    for (const { id, defaults } of colours.filter((colour) => colour.id.endsWith("Background")))
      for (const colour of Object.values(defaults))
        assert.ok(/^#[0-9a-f]{6}[0-4][0-9a-f]$/.test(colour), `${id}: ${colour}`);
  });

  it("are those that are drawn, no more and no fewer", () => {
    const looks = readFileSync(join(root, "client/src/appearance/looks.ts"), "utf8");
    const suffixes: Readonly<Record<string, string>> = {
      words: "Foreground",
      line: "Border",
      tint: "Background",
    };
    const drawn = [...looks.matchAll(/\b(words|line|tint)\("(\w+)"\)/g)].map(
      ([, way = "", name]) => `attested.${name}${suffixes[way]}`,
    );
    assert.deepEqual([...new Set(drawn)].sort(), colours.map(({ id }) => id).sort());
  });
});
