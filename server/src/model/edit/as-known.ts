import type { Config } from "../config.ts";
import type { Facts } from "../facts.ts";
import type { Lowered } from "../lower.ts";
import { lowerFile } from "../lower-file.ts";
import { type Refusal, refuse } from "./refusal.ts";

/** Reads a file whose text is given. A refusal where it is not as the catalog knows it: then nobody can say what to change. */
export function readAsKnown(
  path: string,
  text: string,
  config: Config,
  known: Facts | undefined,
): Lowered | Refusal {
  const lowered = lowerFile(path, text, config);
  return isAsKnown(lowered.facts, known)
    ? lowered
    : refuse(`${path} has changed in the meantime: try again.`);
}

/** Whether a file is as the catalog knows it, as far as its lines and uses tell. */
function isAsKnown(fresh: Facts, known: Facts | undefined): boolean {
  return (
    known !== undefined &&
    fresh.lineStarts.length === known.lineStarts.length &&
    fresh.lineStarts.at(-1) === known.lineStarts.at(-1) &&
    fresh.uses.length === known.uses.length &&
    fresh.uses.every(({ place }, i) => place.start === known.uses[i]?.place.start)
  );
}
