/** How well one part of a page can be read. */
interface Contrast {
  /** The classes of an element, with the pseudo-element where it is that. */
  readonly of: string;
  /** The contrast of its words with what is behind them, from 1 to 21 (WCAG 2.2). */
  readonly contrast: number;
}

/**
 * The contrasts of all marks in a preview, and of what the style sheet puts behind them. Runs in the preview, with its body,
 * and therefore uses nothing from around it.
 */
export function contrastsOf(body: HTMLElement): readonly Contrast[] {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("There is no canvas to mix colours on.");
  const mixed = (colours: readonly string[]): readonly number[] => {
    for (const colour of colours) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = rgb
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  // The body is transparent; this is the colour of the tab that shows through.
  const tab = getComputedStyle(document.documentElement).getPropertyValue("--vscode-editor-background");
  const found: Contrast[] = [];
  for (const element of body.querySelectorAll("[class*=attested-]")) {
    const behind: string[] = [];
    for (let around: Element | null = element; around !== null; around = around.parentElement)
      behind.unshift(getComputedStyle(around).backgroundColor);
    behind.unshift(tab);
    for (const part of ["", "::after"]) {
      const { color, content } = getComputedStyle(element, part);
      if (part !== "" && content === "none") continue;
      const [dark = 0, light = 0] = [mixed(behind), mixed([...behind, color])]
        .map(luminance)
        .sort((one, other) => one - other);
      found.push({ of: element.className + part, contrast: (light + 0.05) / (dark + 0.05) });
    }
  }
  return found;
}
