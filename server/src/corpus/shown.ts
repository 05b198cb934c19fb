import { isKnownClass, REGIONS } from "../model/attributes.ts";
import type { Claim, Facts, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { type AttributedSpan, spansOf } from "../model/spans.ts";
import { entityKindNamed, type SymbolKind } from "../model/vocabulary.ts";
import { Kind, type Mark, type Marks, touching } from "../syntax/marks.ts";
import { cutsOf } from "../syntax/strip.ts";
import { addTo } from "../text/lists.ts";
import { remembered } from "../text/remembered.ts";
import { type Span, span } from "../text/span.ts";
import { attributionsIn, isUnsourced } from "./attribution.ts";
import type { Snapshot } from "./catalog.ts";
import { perTarget } from "./resolver.ts";

/** The kinds as they are shown: all texts that can be cited are sources. */
export type KindRole = Exclude<SymbolKind, "article" | "note">;

/**
 * As what a range of an article is to be shown. `syntax` is what readers need not see, `citation` a whole citation, and
 * `source` any text that can be cited. `unresolved` is a name or key that means nothing, or things of several kinds;
 * `unsourced` a claim or quote of which nothing says where it comes from, instead of `claim` or `quote`. `implicit` is a
 * name that stands without a mark.
 */
export type Role =
  | "syntax"
  | KindRole
  | "unresolved"
  | "citation"
  | "claim"
  | "quote"
  | "unsourced"
  | "date"
  | "role"
  | "region"
  | "furniture"
  | "implicit";

/** A range with its role. Ranges of marks that stand in one another overlap. */
export interface Shown {
  readonly span: Span;
  readonly role: Role;
  /** What the words or the key name. */
  readonly use?: Use;
}

/** Says as what a use is shown; undefined where nothing is known of it and nothing is reported. */
type RoleOf = (use: Use) => Role | undefined;

/**
 * How the marks in the body of a file are to be shown, in the order of the marks, without its claims and quotes. Front
 * matter, Markdown's own marks and those of classes that nobody declared are left alone, and so is a mark of which nothing
 * but syntax would be left. Only those of marks that touch `within`, where it is given. Takes time in proportion to the
 * text, or to that part of it where the same file was asked about before.
 */
export function shownMarks(snapshot: Snapshot, document: Lowered, within?: Span): Shown[] {
  const { marks, facts } = document;
  const { text } = marks;
  const spans = spansOf(marks);
  const uses = usesByStart(document);
  const roleOf = roleFinder(snapshot, facts);
  const shown: Shown[] = [];
  const add = (at: Span, role: Role | undefined, use?: Use): void => {
    if (role === undefined || at.end <= at.start) return;
    shown.push({ span: span(at.start, at.end), role, ...(use === undefined ? {} : { use }) });
  };
  const show = (mark: Mark, content: Span, role: Role | undefined, use?: Use): void => {
    if (content.end === content.start) return;
    for (const cut of cutsOf(text, mark)) add(cut, "syntax");
    add(content, role, use);
  };
  for (const mark of touching(marks, within ?? whole(marks))) {
    const [use, ...others] = uses.get(mark.span.start) ?? [];
    const own = spans.get(mark.row);
    if (mark.kind === Kind.Escape) show(mark, mark.span, undefined);
    else if (own !== undefined) {
      if (isOurs(own, snapshot)) show(mark, mark.first, roleOfSpan(own, use, roleOf), use);
    } else if (use === undefined) continue;
    else if (mark.kind === Kind.Mention)
      show(mark, mark.second.start < 0 ? mark.first : mark.second, roleOf(use), use);
    else if (mark.kind === Kind.Link) show(mark, mark.first, roleOf(use), use);
    else if (mark.kind === Kind.Citation) {
      for (const part of citationParts(text, mark, [use, ...others], roleOf))
        add(part.span, part.role, part.use);
    }
  }
  return shown;
}

function whole({ text }: Marks): Span {
  return span(0, text.length);
}

/** The mentions, links and citations of a file by the start of their mark. */
const usesByStart = remembered(({ facts: { uses } }: Lowered): ReadonlyMap<number, readonly Use[]> => {
  const found = new Map<number, Use[]>();
  for (const use of uses) {
    if (use.via !== "mention" && use.via !== "link" && use.via !== "citation") continue;
    addTo(found, use.whole.start, use);
  }
  return found;
});

/** The words of one part of a claim or a quote. */
export interface ClaimPart {
  readonly claim: Claim;
  readonly span: Span;
}

/** The parts of a file's claims and quotes, or of those that touch `within`, in the order of the text. */
export function* claimParts(document: Lowered, within?: Span): Generator<ClaimPart> {
  const { marks } = document;
  const claims = claimsByWords(document);
  for (const { kind, first } of touching(marks, within ?? whole(marks))) {
    const claim = kind === Kind.Span ? claims.get(first.start) : undefined;
    if (claim !== undefined) yield { claim, span: first };
  }
}

/** The claims of a file by where the words of each of their parts begin. */
const claimsByWords = remembered(({ facts: { claims } }: Lowered): ReadonlyMap<number, Claim> => {
  return new Map(claims.flatMap((claim) => claim.parts.map(({ start }) => [start, claim] as const)));
});

/** Looks each target up once, however often it is named. */
function roleFinder(snapshot: Snapshot, { type }: Facts): RoleOf {
  const known = perTarget((use): Role | undefined => {
    const [role, other] = new Set(snapshot.resolve(use).definitions.map(({ kind }) => roleOfKind(kind)));
    return other === undefined ? role : undefined;
  });
  return (use) => {
    // A handle such as `[@somebody]` in a note and a link to any file are nothing to report.
    const silent = use.furniture || use.wanted === "file" || (use.wanted === "key" && type === "note");
    return known(use) ?? (silent ? undefined : "unresolved");
  };
}

/** As what a thing of a kind is shown. */
export function roleOfKind(kind: SymbolKind): KindRole {
  return kind === "article" || kind === "note" ? "source" : kind;
}

const HYPHEN = 45;
const BRACE_OPEN = 123;

/** A citation, in it its keys, and the signs at each key: `@`, `-@`, braces. Nothing of one whose keys are not shown. */
function citationParts(
  text: string,
  { span: whole }: Mark,
  uses: readonly Use[],
  roleOf: RoleOf,
): readonly Shown[] {
  const keys = uses.flatMap((use): readonly Shown[] => {
    const role = roleOf(use);
    if (role === undefined) return [];
    const { start, end } = use.place;
    const braced = text.charCodeAt(start - 1) === BRACE_OPEN;
    const at = braced ? start - 2 : start - 1;
    const sign = text.charCodeAt(at - 1) === HYPHEN ? at - 1 : at;
    const closing: readonly Shown[] = braced ? [{ span: span(end, end + 1), role: "syntax" }] : [];
    return [{ span: span(sign, start), role: "syntax" }, { span: use.place, role, use }, ...closing];
  });
  return keys.length === 0 ? [] : [{ span: whole, role: "citation" }, ...keys];
}

/** Whether a bracketed span means something here, by a class of ours or one that the project declared. */
function isOurs({ attributes }: AttributedSpan, { config }: Snapshot): boolean {
  return attributes.classes.some(({ name }) => isKnownClass(name) || config.tags.has(name));
}

/** As what the words of a span are shown, by its first class that says so. Claims and quotes are shown for themselves. */
function roleOfSpan({ attributes }: AttributedSpan, use: Use | undefined, roleOf: RoleOf): Role | undefined {
  const names = attributes.classes.map(({ name }) => name);
  if (names.includes("claim") || names.includes("quote")) return undefined;
  for (const name of names) {
    if (name === "date" || name === "role" || name === "furniture") return name;
    if (REGIONS.some((region) => region === name)) return "region";
    if (use !== undefined && entityKindNamed(name) !== undefined) return roleOf(use);
  }
  return undefined;
}

/** The rule that reports claims without a source; one that it is silent about is not shown as such. */
const RULE = "claim-no-source";

/** Tells the claims and quotes of a file that are shown as unsourced. */
export function bareClaims({ config }: Snapshot, facts: Facts): (claim: Claim) => boolean {
  const off = facts.suppressions.filter(({ rules }) => rules.includes(RULE));
  const lines = new Set(off.map(({ line }) => line));
  if (config.rules.get(RULE) === "off" || lines.has(undefined)) return () => false;
  const attributions = attributionsIn(facts);
  return ({ index, furniture, place }) =>
    !furniture && !lines.has(place.line) && isUnsourced(attributions[index]);
}
