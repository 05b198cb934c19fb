import { DecorationRangeBehavior, type DecorationRenderOptions, ThemeColor } from "vscode";
import type { Role } from "../../../server/src/lsp/shared/appearance.ts";

const colour = (name: string): ThemeColor => new ThemeColor(`attested.${name}`);

/** Words that mean something have its colour, and no underline that a theme gives to links. */
const words = (name: string): DecorationRenderOptions => ({
  color: colour(`${name}Foreground`),
  textDecoration: "none",
});

/** A line under the words. Borders take their colour from the theme, which underlines cannot. */
const line = (name: string): DecorationRenderOptions => ({
  borderColor: colour(`${name}Border`),
  borderStyle: "dotted",
  borderWidth: "0 0 1px 0",
});

const tint = (name: string): DecorationRenderOptions => ({ backgroundColor: colour(`${name}Background`) });

/** How the ranges of each role are drawn. Where two give a text its colour, the one that stands first here wins. */
export const LOOKS: Readonly<Record<Role, DecorationRenderOptions>> = {
  // What is typed beside it is text until the server has read it.
  syntax: { ...words("syntax"), rangeBehavior: DecorationRangeBehavior.ClosedClosed },
  person: words("person"),
  organisation: words("organisation"),
  state: words("state"),
  place: words("place"),
  agreement: words("agreement"),
  event: words("event"),
  concept: words("concept"),
  source: words("source"),
  unresolved: words("unresolved"),
  citation: words("citation"),
  date: words("date"),
  role: words("role"),
  claim: line("claim"),
  // Where the rule that reports it is loud, the editor draws a line of its own.
  unsourced: tint("unsourced"),
  quote: tint("quote"),
  region: { fontStyle: "italic" },
  furniture: { opacity: "0.75" },
  // An underline of the text's own colour, so that it is faint in every theme, and seen beside the line under a claim.
  implicit: {
    textDecoration:
      "underline dotted 1px; text-underline-offset: 2px; text-decoration-color: color-mix(in srgb, currentColor 60%, transparent)",
  },
};

/**
 * How text is hidden. Without a size it keeps its place in the line, so that the editor finds where underlines and cursors
 * at its ends belong, which it does not for text that is not displayed. That letters are spaced anew, if only by nothing,
 * tells the editor to measure the line instead of counting its characters.
 */
export const HIDDEN: DecorationRenderOptions = {
  letterSpacing: "0",
  textDecoration: "none; font-size: 0",
  rangeBehavior: DecorationRangeBehavior.ClosedClosed,
};
