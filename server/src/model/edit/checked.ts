import { parse } from "../../syntax/parse.ts";
import { strip } from "../../syntax/strip.ts";
import { quoted } from "../../text/quoted.ts";
import { slice } from "../../text/span.ts";
import type { FileEdit } from "../changes.ts";
import type { Config } from "../config.ts";
import type { Use } from "../facts.ts";
import type { Lowered } from "../lower.ts";
import { lowerFile } from "../lower-file.ts";
import { edited } from "./edited.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { Written } from "./targets.ts";

/**
 * Reads a file as the edits would leave it, at `path`, and sees that each use names what it is to name (without `links`, links
 * aside; of `gone` nothing is left), and in an article with `original` that no word changed. The edits, or the sentence that
 * says which place cannot be written so.
 */
export function checked(
  before: Lowered,
  edits: readonly FileEdit[],
  path: string,
  config: Config,
  expected: (use: Use) => Written,
  links = true,
  gone?: ReadonlySet<Use>,
): readonly FileEdit[] | Refusal {
  const { text } = before.marks;
  if (edits.length === 0 && path === before.facts.path) return edits;
  const after = edited(text, edits);
  if (after === undefined)
    return refuse(`Two changes of ${before.facts.path} fall on the same words, and nothing was changed.`);
  const uses = lowerFile(path, after, config).facts.uses.filter((use) => links || use.wanted !== "file");
  const known = before.facts.uses.filter(
    (use) => (links || use.wanted !== "file") && gone?.has(use) !== true,
  );
  for (const [index, use] of known.entries()) {
    const found = uses[index];
    const due = expected(use);
    if (found?.target === due.target && found.fragment === due.fragment && found.wanted === use.wanted)
      continue;
    const line = use.place.line + 1;
    return refuse(
      `In ${before.facts.path}, line ${line}, ${quoted(slice(text, use.place))} cannot be written so, and nothing was changed. Choose other words, or change that place first.`,
    );
  }
  if (uses.length !== known.length)
    return refuse(
      `With these words ${before.facts.path} would name something more, and nothing was changed.`,
    );
  if (before.facts.original !== undefined && strip(parse(text)) !== strip(parse(after)))
    return refuse(`The words of the original would change in ${before.facts.path}, and nothing was changed.`);
  return edits;
}
