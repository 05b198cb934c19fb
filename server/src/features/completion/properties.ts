import { propertyOf, type Statement, statementsAbout } from "../../corpus/compare.ts";
import type { Definition } from "../../model/facts.ts";
import { FIELDS, type Fields, kindNamed } from "../../model/vocabulary.ts";
import { touches } from "../../text/span.ts";
import type { Asking } from "./asking.ts";
import type { Proposal } from "./item.ts";

/** How many claims about a subject are looked at, and how many are told of each property. */
const MOST_CLAIMS = 500;
const MOST_TOLD = 3;

/** What is being written of a claim: its attributes so far, as they are written. */
export type Written = ReadonlyMap<string, string>;

/** The entity that a claim is about, where it names exactly one. */
export function subjectOf({ snapshot }: Asking, values: Written): Definition | undefined {
  const about = values.get("about") ?? "";
  const { definitions } = snapshot.lookup(about, "entity");
  return about !== "" && definitions.length === 1 ? definitions[0] : undefined;
}

/** The fields that a claim may state of its subject. */
export function subjectFields(asking: Asking, values: Written): Fields {
  const kind = kindNamed(subjectOf(asking, values)?.kind ?? "");
  return kind === undefined ? {} : FIELDS[kind];
}

/** What claims state so far of a subject, by property; that of the claim at the cursor is left out. */
export function statedSoFar(
  { snapshot, document, offset }: Asking,
  subject: Definition,
): ReadonlyMap<string, readonly Statement[]> {
  const found = new Map<string, readonly Statement[]>();
  for (const [name, statements] of statementsAbout(snapshot, subject, MOST_CLAIMS).byProperty) {
    const others = statements.filter(
      ({ claim: { path, whole, attributes } }) =>
        path !== document.facts.path ||
        !(touches(whole, offset) || attributes.some(({ place }) => touches(place, offset))),
    );
    if (others.length > 0) found.set(name, others);
  }
  return found;
}

/**
 * What may be stated: the properties that claims state of the subject so far, most first (without a subject those of this
 * file's claims), then those that attested.yaml declares, then the fields of the subject's kind.
 */
export function properties(asking: Asking, values: Written): readonly Proposal[] {
  const { config } = asking.snapshot;
  const subject = subjectOf(asking, values);
  const proposals = new Map<string, Proposal>();
  const add = (name: string, detail: string, says: string | undefined): void => {
    if (name === "" || proposals.has(name)) return;
    const told = says === undefined ? {} : { says };
    proposals.set(name, { label: name, detail, kind: "property", text: name, spellings: [name], ...told });
  };
  const typed = (name: string): readonly string[] => {
    const { type, unit } = propertyOf(config, subject?.kind, name);
    return [type, unit].filter((one) => one !== undefined);
  };
  const fields = subjectFields(asking, values);
  const isField = (name: string): boolean => Object.hasOwn(fields, name);
  if (subject !== undefined) {
    const stated = [...statedSoFar(asking, subject)].sort(
      ([a, of], [b, ofB]) => ofB.length - of.length || (a < b ? -1 : 1),
    );
    for (const [name, statements] of stated)
      add(
        name,
        [...typed(name), `stated ${times(statements.length)} of ${subject.name}`].join(" · "),
        told(asking, statements),
      );
  } else
    for (const [name, count] of usedHere(asking))
      add(name, [...typed(name), `stated ${times(count)} in this file`].join(" · "), undefined);
  for (const [name] of config.properties)
    add(name, typed(name).join(" · "), isField(name) ? fields[name]?.says : undefined);
  for (const [name, { type, says }] of Object.entries(fields))
    if (type !== "mapping" && type !== "key" && !(name in FIELDS.concept)) add(name, "", says);
  return [...proposals.values()];
}

function usedHere({ document, offset }: Asking): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { attributes } of document.facts.claims) {
    const own = attributes.find(({ key }) => key === "property");
    if (own !== undefined && own.value !== "" && !touches(own.place, offset))
      counts.set(own.value, (counts.get(own.value) ?? 0) + 1);
  }
  return [...counts].sort(([a, of], [b, ofB]) => ofB - of || (a < b ? -1 : 1));
}

/** What is stated so far, with the articles: “14 (A visit), more than 12 (Talks).” */
function told({ snapshot }: Asking, statements: readonly Statement[]): string {
  const words = statements.slice(0, MOST_TOLD).map(({ claim, value }) => {
    const said = value?.text ?? `“${claim.words}”`;
    return `${said} (${snapshot.facts(claim.path)?.definitions[0]?.name ?? claim.path})`;
  });
  const more = statements.length - words.length;
  return `Stated so far: ${words.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
