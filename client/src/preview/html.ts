import type { MarkdownIt, Token } from "markdown-it";
import type { Card } from "../../../server/src/lsp/shared/cards.ts";
import { isKnownClass } from "../../../server/src/model/attributes.ts";
import { entityKindNamed } from "../../../server/src/model/vocabulary.ts";
import type { Attributes } from "../../../server/src/syntax/attributes.ts";
import { Kind } from "../../../server/src/syntax/marks.ts";
import type { CardIndex } from "./cards.ts";
import { escapeHtml } from "./escape.ts";
import type { CitedKey, PreviewMark } from "./pieces.ts";
import { CLOSE, type MarkToken, markOf, OPEN, WHOLE } from "./rules.ts";

/** The cards for what is being rendered, by the environment that it is rendered in. */
const shown = new WeakMap<object, CardIndex>();

/** Has the marks that are rendered in an environment show these cards; without, they show none. */
export function showCards(environment: object, cards: CardIndex | undefined): void {
  if (cards === undefined) shown.delete(environment);
  else shown.set(environment, cards);
}

/** Adds the rules by which the tokens of marks become HTML. */
export function addRenderRules({ renderer: { rules } }: MarkdownIt): void {
  rules[OPEN] = (tokens, at, _options, environment) => opened(tokens, at, shown.get(environment));
  rules[CLOSE] = (tokens, at) => closed(tokens[at]);
  rules[WHOLE] = (tokens, at, _options, environment) => alone(tokens[at], shown.get(environment));
}

/** The attributes of an element; those without a value are left out. */
type Attrs = Readonly<Record<string, string | undefined>>;

function opened(tokens: readonly Token[], at: number, cards: CardIndex | undefined): string {
  const token = tokens[at];
  if (token === undefined) return "";
  const meta = markOf(token);
  const attrs = attrsOf(meta, cards);
  if (attrs === undefined) {
    meta.element = "";
    return "";
  }
  const linked = attrs["href"] !== undefined && !meta.inLink && !holdsLink(tokens, at, meta);
  meta.element = linked ? "a" : "span";
  return startTag(attrs, linked, meta.inLink);
}

function closed(token: Token | undefined): string {
  const element = token === undefined ? "" : markOf(token).element;
  return element === "" ? "" : `</${element}>`;
}

/** Whether a link stands between a mark's ends, as where an address was made one. */
function holdsLink(tokens: readonly Token[], at: number, meta: MarkToken): boolean {
  for (let i = at + 1; i < tokens.length && tokens[i]?.meta !== meta; i++) {
    if (tokens[i]?.type === "link_open") return true;
  }
  return false;
}

function attrsOf({ mark, alone }: MarkToken, cards: CardIndex | undefined): Attrs | undefined {
  const { kind, key, attributes, claim } = mark;
  const card = cards?.of(key);
  if (kind === Kind.Mention) return named(card, cards, ["attested-mention", kindClass(card?.kind)]);
  if (kind === Kind.Link) return card && { class: linkClass(card), "data-card": card.text };
  if (attributes === undefined) return undefined;
  const claimCard = cards?.ofClaim(claim);
  const entity = attributes.classes.map(({ name }) => entityKindNamed(name)).find((one) => one !== undefined);
  const classes = [
    ...(entity === undefined ? [] : ["attested-mention", kindClass(card?.kind ?? entity)]),
    ...attributes.classes.map(({ name }) => spanClass(name)),
    claimCard?.unsourced === true ? "attested-unsourced" : undefined,
    alone ? "attested-alone" : undefined,
  ];
  return {
    id: attributes.id?.name,
    ...(entity === undefined ? { class: joined(classes) } : named(card, cards, classes)),
    "data-card": card?.text ?? claimCard?.text,
    title: card === undefined ? dateOf(attributes) : undefined,
  };
}

/** What a span of a class is to be styled as; classes that the notation does not know are the writer's own and stay. */
function spanClass(name: string): string | undefined {
  if (entityKindNamed(name) !== undefined) return undefined;
  return isKnownClass(name) || name === "not" ? `attested-${name}` : name;
}

/** The date that a span says its words mean, as it is written. */
function dateOf({ classes, pairs }: Attributes): string | undefined {
  if (!classes.some(({ name }) => name === "date")) return undefined;
  return pairs.find(({ key }) => key === "on")?.value;
}

/** A link to what is defined looks like a mention of it; one that leads elsewhere is no fault, and stays a link. */
function linkClass({ kind }: Card): string | undefined {
  const known = kind !== "unknown" && kind !== "several";
  return joined(["attested-linked", known ? kindClass(kind) : undefined]);
}

function kindClass(kind: string | undefined): string | undefined {
  return kind === undefined ? undefined : `attested-kind-${kind}`;
}

/** The attributes of words that name something: its card, and the way to where it is defined. */
function named(
  card: Card | undefined,
  cards: CardIndex | undefined,
  classes: readonly (string | undefined)[],
): Attrs {
  const href = card === undefined ? undefined : cards?.destination(card);
  return { class: joined(classes), href, "data-card": card?.text };
}

/** A mark without words of its own: small and raised, what a citation names, or the label of a footnote. */
function alone(token: Token | undefined, cards: CardIndex | undefined): string {
  if (token === undefined) return "";
  const { mark, inLink } = markOf(token);
  if (mark.footnote !== undefined) return footnote(mark.footnote, inLink);
  const keys = (mark.cites ?? []).map((cite) => citedKey(cite, cards, inLink));
  return `<sup class="attested-cites"> ${keys.join("; ")}</sup>`;
}

/** The label of a footnote: in the text a link to the note, which is its card; at the note itself where the link leads. */
function footnote({ label, words }: NonNullable<PreviewMark["footnote"]>, inLink: boolean): string {
  const id = `attested-footnote-${label}`;
  const attrs: Attrs =
    words === undefined ? { id } : { href: `#${encodeURIComponent(id)}`, "data-card": words };
  const linked = words !== undefined && !inLink;
  return `<sup class="attested-footnote">${element(attrs, linked, inLink, label)}</sup>`;
}

function citedKey({ key, prefix, locator }: CitedKey, cards: CardIndex | undefined, inLink: boolean): string {
  const card = cards?.of(`@${key}`);
  const attrs = named(card, cards, ["attested-cite", kindClass(card?.kind)]);
  const linked = attrs["href"] !== undefined && !inLink;
  const before = prefix === "" ? "" : `${escapeHtml(prefix)} `;
  const behind = locator === "" ? "" : `, ${escapeHtml(locator)}`;
  return `${before}${element(attrs, linked, inLink, key)}${behind}`;
}

function element(attrs: Attrs, linked: boolean, inLink: boolean, words: string): string {
  return `${startTag(attrs, linked, inLink)}${escapeHtml(words)}</${linked ? "a" : "span"}>`;
}

function joined(classes: readonly (string | undefined)[]): string | undefined {
  const all = classes.filter((name) => name !== undefined);
  return all.length === 0 ? undefined : all.join(" ");
}

/** A link's or a span's start. A card is within the keyboard's reach, once. */
function startTag(attrs: Attrs, linked: boolean, inLink: boolean): string {
  const reached = attrs["data-card"] === undefined || inLink ? undefined : "0";
  const own: Attrs = linked ? attrs : { ...attrs, href: undefined, tabindex: reached };
  const written = Object.entries(own).map(([name, value]) =>
    value === undefined ? "" : ` ${name}="${escapeHtml(value)}"`,
  );
  return `<${linked ? "a" : "span"}${written.join("")}>`;
}
