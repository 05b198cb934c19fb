import type { Claim, Facts, Place, Use } from "../../server/src/model/facts.ts";
import { positionOf } from "./marks.ts";

/** What is known of a file in words: what it is and defines, its uses, claims, dates, headings, suppressions and defects. */
export function dumpFacts(facts: Facts, text: string): string {
  const at = (place: { readonly start: number; readonly end: number }): string =>
    JSON.stringify(text.slice(place.start, place.end));
  const lines = [`${facts.type} ${facts.id}${facts.date === undefined ? "" : ` of ${facts.date.text}`}`];
  if (facts.original !== undefined)
    lines.push(`original ${facts.original.sha256} at ${at(facts.original.place)}`);
  for (const { kind, id, name, names, idWritten, idPlace, namePlace, summary } of facts.definitions) {
    const written = names.map(
      (one) =>
        `${one.weak ? "~" : ""}${JSON.stringify(one.text)}${one.lang === undefined ? "" : `@${one.lang}`}`,
    );
    lines.push(
      `defines ${kind} ${id} ${JSON.stringify(name)}${written.length === 0 ? "" : ` known as ${written.join(" ")}`}`,
    );
    lines.push(`  id ${idWritten ? "written" : "not written"} at ${at(idPlace)}, name at ${at(namePlace)}`);
    if (summary !== "") lines.push(`  says ${JSON.stringify(summary)}`);
  }
  for (const use of facts.uses) lines.push(describeUse(use, at));
  for (const claim of facts.claims) lines.push(...describeClaim(claim, at));
  for (const { place, date, error, claim } of facts.dates) {
    const said = error === undefined ? `${date?.text}` : `no date: ${error.message}`;
    lines.push(`date ${at(place)}${ofClaim(claim)}: ${said}`);
  }
  for (const { level, text: words, place } of facts.headings)
    lines.push(`heading ${level} ${JSON.stringify(words)} at ${at(place)}`);
  for (const { rules, line, place } of facts.suppressions)
    lines.push(
      `off ${rules.join(" ") || "nothing"} ${line === undefined ? "everywhere" : `on line ${line + 1}`}, at ${at(place)}`,
    );
  for (const { span, message } of [...facts.syntaxDefects, ...facts.dataDefects])
    lines.push(`defect ${positionOf(text, span.start)} ${at(span)}`, `  ${message}`);
  return lines.join("\n");
}

type Shown = (place: Place) => string;

function describeUse(use: Use, at: Shown): string {
  const target = use.fragment === undefined ? use.target : `${use.target}#${use.fragment}`;
  return [
    `use ${use.via} → ${use.wanted} ${target === "" ? "(this file)" : target}`,
    use.kind === undefined ? "" : ` among ${use.kind}`,
    use.prefix === undefined ? "" : ` prefix ${JSON.stringify(use.prefix)}`,
    use.surface === undefined ? "" : ` reads ${JSON.stringify(use.surface)}`,
    ofClaim(use.claim),
    use.origin === "text" ? "" : ` in ${use.origin}`,
    use.optional ? " optional" : "",
    use.furniture ? " furniture" : "",
    ` at ${at(use.place)}`,
    use.whole.start === use.place.start && use.whole.end === use.place.end ? "" : ` of ${at(use.whole)}`,
  ].join("");
}

function describeClaim(claim: Claim, at: Shown): readonly string[] {
  const head = [
    `${claim.kind} ${claim.index}`,
    claim.id === undefined ? "" : ` #${claim.id}`,
    claim.negated ? " not" : "",
    claim.parent === undefined ? "" : ` inside ${claim.parent}`,
    claim.footnoteSource ? " with a footnote" : "",
    claim.furniture ? " furniture" : "",
    `: ${JSON.stringify(claim.words)}`,
    claim.parts.length === 1 ? "" : ` in ${claim.parts.map(at).join(", ")}`,
  ];
  const attributes = claim.attributes.map(
    ({ key, value, place, from }) => `  ${key} = ${JSON.stringify(value)} ${from}, at ${at(place)}`,
  );
  return [head.join(""), ...attributes];
}

function ofClaim(claim: number | undefined): string {
  return claim === undefined ? "" : ` of claim ${claim}`;
}
