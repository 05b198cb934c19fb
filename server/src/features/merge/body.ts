import { type Refusal, refuse } from "../../model/edit/refusal.ts";
import type { TextEdit } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { firstLineEnd } from "../../text/lines.ts";
import { quoted } from "../../text/quoted.ts";
import { span } from "../../text/span.ts";

/** The edits that put the text of one definition's file behind that of another's. A refusal where the two would run into each other. */
export function appended(from: Lowered, into: Lowered): readonly TextEdit[] | Refusal {
  const old = bodyOf(from);
  if (old === "") return [];
  if (!/\.(?:md|markdown)$/i.test(into.facts.path))
    return refuse(
      `${from.facts.path} has a text of its own, for which the list ${into.facts.path} has no room: merge the other way round.`,
    );
  const own = bodyOf(into);
  const known = new Set(labelsIn(own));
  const label = labelsIn(old).find((one) => known.has(one));
  if (label !== undefined)
    return refuse(
      `Both texts have a footnote or a link called ${quoted(label)}: call one of them otherwise in ${from.facts.path} first.`,
    );
  const ids = new Set(idsIn(into));
  const id = idsIn(from).find((one) => ids.has(one));
  if (id !== undefined)
    return refuse(
      `Both texts have a claim with the id ${quoted(id)}: rename one of them in ${from.facts.path} first.`,
    );
  const { text } = into.marks;
  const end = firstLineEnd(text);
  const body = old.split(/\r\n|\r|\n/).join(end);
  const last = text.trimEnd().length;
  const before = own === "" ? end : end + end;
  // The line end of the last line is that of the text behind it from now on.
  const behind = /[\r\n]/.test(text.slice(last)) ? "" : end;
  return [{ span: span(last, last), text: before + body + behind }];
}

function bodyOf({ marks: { text }, facts }: Lowered): string {
  if (!/\.(?:md|markdown)$/i.test(facts.path)) return "";
  return text
    .slice(facts.bodyStart)
    .replace(/^(?:[ \t]*(?:\r\n|\r|\n))+/, "")
    .trimEnd();
}

/** The labels of footnotes and of link definitions, as far as a line's start shows them. */
function labelsIn(body: string): readonly string[] {
  return [...body.matchAll(/^ {0,3}\[([^\]\r\n]+)\]:/gm)].map(([, label = ""]) => label.toLowerCase());
}

function idsIn({ facts }: Lowered): readonly string[] {
  return facts.claims.flatMap(({ id }) => (id === undefined ? [] : [id]));
}
