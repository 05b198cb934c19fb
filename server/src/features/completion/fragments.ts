import type { Claim, Facts } from "../../model/facts.ts";
import { slug } from "../../text/fold.ts";
import type { Asking } from "./asking.ts";
import type { Proposal } from "./item.ts";

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
        const { path } = facts;
        return {
          ...{ label: text, detail: `heading ${level}`, kind: "heading", text: target },
          ...{ spellings: [text], path, id: target },
        };
      }),
  ];
}

/** The claims of the file itself, as `#id`. */
export function ownClaims(facts: Facts, except: string | undefined): readonly Proposal[] {
  return facts.claims.filter(({ id }) => id !== except).flatMap((claim) => claimProposal(claim, "#"));
}

/** The words that a mention may show: all names of what its target means. */
export function surfaces({ snapshot }: Asking, target: string): readonly Proposal[] {
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

function claimProposal({ id, kind, words, path }: Claim, sign: string): readonly Proposal[] {
  if (id === undefined) return [];
  const text = `${sign}${id}`;
  return [
    { label: text, detail: `${kind} · ${words}`, kind: "claim", text, spellings: [text, words], path, id },
  ];
}
