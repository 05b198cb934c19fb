import type { Snapshot } from "../../corpus/catalog.ts";
import { authorsOf } from "../../model/authors.ts";
import type { Claim, Definition, Facts, Wanted } from "../../model/facts.ts";
import { type DefinedKind, KINDS } from "../../model/vocabulary.ts";
import { slug } from "../../text/fold.ts";
import { MOST_ITEMS, type Proposal } from "./item.ts";

/** The kinds of what acts and is acted on; sources and articles are cited. */
export const ENTITIES: readonly DefinedKind[] = KINDS.filter(
  (kind) => kind !== "source" && kind !== "article",
);
const CITED: readonly DefinedKind[] = ["source", "article"];

/** What may stand in `[[`: anything defined, by its id. `folder/` before the cursor narrows it to a folder. */
export function targets(snapshot: Snapshot, prefix: string): readonly Proposal[] {
  const slash = prefix.lastIndexOf("/");
  if (slash < 0) {
    const found = snapshot.search({ text: prefix, limit: MOST_ITEMS + 1 });
    return found.filter(fitsMention).map((one) => proposal(one, uniqueId(snapshot, one, "entity")));
  }
  const folder = prefix.slice(0, slash);
  const found = snapshot.search({ text: prefix.slice(slash + 1), limit: Number.MAX_SAFE_INTEGER });
  return found
    .filter((one) => fitsMention(one) && `/${folderOf(one)}`.endsWith(`/${folder}`))
    .slice(0, MOST_ITEMS + 1)
    .map((one) => {
      const shown = proposal(one, `${folder}/${one.id}`);
      return { ...shown, spellings: shown.spellings.map((name) => `${folder}/${name}`) };
    });
}

/** Entities by their ids, where an attribute or a field wants one. */
export function entities(snapshot: Snapshot, prefix: string, among?: DefinedKind): readonly Proposal[] {
  const kinds = among === undefined ? ENTITIES : [among];
  const found = snapshot.search({ text: prefix, kinds, limit: MOST_ITEMS + 1 });
  return found.map((one) => proposal(one, uniqueId(snapshot, one, "entity")));
}

/** Sources and articles by their keys; found by title and author too. */
export function keys(snapshot: Snapshot, prefix: string): readonly Proposal[] {
  const found = snapshot.search({ text: prefix, kinds: CITED, limit: MOST_ITEMS + 1 });
  return found.map((one) => {
    const authors = authorsOf(one);
    const shown = proposal(one, uniqueId(snapshot, one, "key"));
    const detail = [shown.detail, ...authors.slice(0, 1)].join(" · ");
    return { ...shown, detail, spellings: [...shown.spellings, ...authors] };
  });
}

/** What may stand behind `#`: the claims of a file that have an id, and its headings where they may be named. */
export function fragments(facts: Facts, headings: boolean): readonly Proposal[] {
  const claims = facts.claims.flatMap((claim) => claimProposal(claim, ""));
  if (!headings) return claims;
  return [
    ...claims,
    ...facts.headings
      .filter(({ text }) => text !== "")
      .map(({ text, level }): Proposal => {
        const plain = !/[[\]\\|#]/.test(text);
        const target = plain ? text : slug(text, text.length * 4);
        return { label: text, detail: `heading ${level}`, kind: "heading", text: target, spellings: [text] };
      }),
  ];
}

/** The claims of the file itself, as `#id`. */
export function ownClaims(facts: Facts, except: string | undefined): readonly Proposal[] {
  return facts.claims.filter(({ id }) => id !== except).flatMap((claim) => claimProposal(claim, "#"));
}

/** The other articles, whose claims may be named: `article#`. */
export function articles(snapshot: Snapshot, own: Facts, prefix: string): readonly Proposal[] {
  const found = snapshot.search({ text: prefix, kinds: ["article"], limit: MOST_ITEMS + 2 });
  const others = found.filter(({ path }) => path !== own.path);
  return others.map((one) => ({
    ...proposal(one, `${uniqueId(snapshot, one, "claim")}#`),
    continues: true,
  }));
}

/** The words that a mention may show: all names of what its target means. */
export function surfaces(snapshot: Snapshot, target: string): readonly Proposal[] {
  return snapshot.lookup(target, "entity").definitions.flatMap(({ path, id, name, kind, names }) => {
    const texts = new Map(names.map(({ text, weak }) => [text, weak ? "weak alias" : "alias"]));
    texts.set(name, "name");
    return [...texts]
      .filter(([text]) => text !== "" && !/[[\]\\\r\n]/.test(text))
      .map(([text, says]): Proposal => {
        const detail = `${says} · ${kind} · ${id}`;
        return { label: text, detail, kind: "name", text, spellings: [text], path, id };
      });
  });
}

function proposal(definition: Definition, text: string): Proposal {
  const { id, name, names, kind, path } = definition;
  const spellings = [id, name, ...names.map((one) => one.text)];
  return { label: name, detail: `${kind} · ${id}`, kind, text, spellings, path, id };
}

function claimProposal({ id, kind, words, path }: Claim, sign: string): readonly Proposal[] {
  if (id === undefined) return [];
  const text = `${sign}${id}`;
  return [
    { label: text, detail: `${kind} · ${words}`, kind: "claim", text, spellings: [text, words], path, id },
  ];
}

/** The id, behind its file's folder where the id alone means something else or several things. */
function uniqueId(snapshot: Snapshot, definition: Definition, wanted: Wanted): string {
  const { definitions } = snapshot.lookup(definition.id, wanted);
  const [only] = definitions;
  const folder = folderOf(definition);
  const unique = definitions.length === 1 && only?.path === definition.path;
  return unique || folder === "" ? definition.id : `${folder}/${definition.id}`;
}

function folderOf({ path }: Definition): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Whether the id can stand in double brackets as it is. */
function fitsMention({ id }: Definition): boolean {
  return !/[[\]\\|#\r\n]/.test(id) && !id.startsWith("@");
}
