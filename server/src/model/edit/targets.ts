import { writeValue } from "../../syntax/attributes.ts";
import { each, Kind } from "../../syntax/marks.ts";
import { type Span, slice, span, trimmed } from "../../text/span.ts";
import type { FileEdit, Group } from "../changes.ts";
import type { TextEdit, Use } from "../facts.ts";
import { encodePart } from "../link-target.ts";
import type { Lowered } from "../lower.ts";
import { groupOf, WORDS } from "./groups.ts";
import { fitsMention, fitsProse } from "./spelling.ts";
import { rewrite, Values } from "./values.ts";

/** What a use is to name. What is left out stays. */
export interface Retarget {
  /** The target: an id, a name, `folder/id`; of a link what stands before `#`, encoded. */
  readonly target?: string;
  /** What to write where the target, being a name, cannot stand. */
  readonly otherwise?: string;
  readonly fragment?: string;
  /** The words that readers see stay, whatever is named. */
  readonly keepsWords?: true;
  /** The words that readers are to see where nothing but the target stands, and the words may change. */
  readonly shown?: string;
  /** The words that readers saw, if they spell them, and those that they are to see. */
  readonly words?: { readonly old: string; readonly new: string };
  /** More than one definition answers to the use, so that people must say which is meant. */
  readonly uncertain?: Group;
}

/** What a use names once its edits are made. */
export interface Written {
  readonly target: string;
  readonly fragment: string | undefined;
}

/** Writes the uses of one file anew, each in the manner of its place. */
export class Targets {
  readonly edits: FileEdit[] = [];
  readonly #values: Values;
  readonly #parts = new Map<string, { value: ReturnType<Values["scalar"]>; parts: FileEdit[] }>();
  readonly #seen = new Set<string>();
  /** Where parts of values start that are noted already. */
  readonly #noted = new Set<number>();
  #firsts: ReadonlyMap<string, Span> | undefined;

  constructor(
    private readonly lowered: Lowered,
    private readonly path: string,
  ) {
    this.#values = new Values(lowered);
  }

  /** Notes what a use is to name; the answer is what it will name. */
  write(use: Use, to: Retarget): Written {
    const { original } = this.lowered.facts;
    const group = to.uncertain ?? groupOf(use);
    if (to.words !== undefined && original === undefined) this.#words(use, to.words);
    const target =
      to.target === undefined ? use.target : holds(use, to.target) ? to.target : (to.otherwise ?? to.target);
    const written = { target, fragment: to.fragment ?? use.fragment };
    if (target === use.target && written.fragment === use.fragment && use.via !== "link") return written;
    if (use.via === "link") this.#link(use, to, group);
    else if (use.via === "citation") this.#citation(use, written, group);
    else if (use.via === "mention" && use.origin === "text" && use.kind === undefined)
      this.#mention(use, written, to, group);
    else if (use.kind !== undefined) return this.#longForm(use, written, to, group);
    else this.#value(use, written, group);
    return written;
  }

  /** Notes that a part of a value goes, with the semicolon before it, where `at` begins. */
  drop(use: Use, at: Span): void {
    if (this.#noted.has(use.place.start)) return;
    this.#noted.add(use.place.start);
    this.#part(use, { path: this.path, span: at, text: "", group: groupOf(use) });
  }

  /** All edits, with those of values that several targets share made together. */
  finish(): readonly FileEdit[] {
    const { text } = this.lowered.marks;
    for (const { value, parts } of this.#parts.values()) {
      const group = parts[0]?.group;
      const edits = value === undefined ? parts : rewrite(text, value, parts);
      // Of parts that stay apart each has its own group.
      const own = edits.length === parts.length && edits.every((edit, i) => edit.span === parts[i]?.span);
      for (const [i, edit] of edits.entries()) this.#add(edit, own ? parts[i]?.group : group);
    }
    this.#parts.clear();
    return this.edits;
  }

  #add(edit: TextEdit, group: Group | undefined): void {
    const key = `${edit.span.start} ${edit.span.end}`;
    // A value that an anchor repeats stands once.
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.edits.push({ path: this.path, ...edit, ...(group === undefined ? {} : { group }) });
  }

  /** The least edit that writes a target and a fragment where they stand without quotation marks around them. */
  #least(use: Use, { target, fragment }: Written): TextEdit {
    const raw = slice(this.lowered.marks.text, use.place);
    const { start, end } = use.place;
    const hash = raw.indexOf("#");
    if (target === use.target && hash >= 0)
      return { span: trimmed(this.lowered.marks.text, span(start + hash + 1, end)), text: fragment ?? "" };
    if (fragment === use.fragment && raw.startsWith(use.target))
      return { span: span(start, start + use.target.length), text: target };
    return { span: use.place, text: joined({ target, fragment }) };
  }

  #mention(use: Use, written: Written, to: Retarget, group: Group): void {
    const { surface = "", whole } = use;
    const bare = whole.end - whole.start === surface.length + 4;
    const { original } = this.lowered.facts;
    const keeps = original !== undefined || to.keepsWords === true;
    const own = original === undefined ? to.shown : undefined;
    if (!bare || (!keeps && own === undefined && written.target !== to.otherwise))
      return this.#add(this.#least(use, written), group);
    const shown = own ?? (!keeps && to.target !== undefined && fitsProse(to.target) ? to.target : surface);
    this.#add({ span: span(whole.start + 2, whole.end - 2), text: `${joined(written)}|${shown}` }, group);
  }

  /** `[words]{.person}`: the words themselves, where they are only words and may change; else `ref` says what they mean. */
  #longForm(use: Use, written: Written, to: Retarget, group: Group): Written {
    const { place, whole, surface } = use;
    const keeps = this.lowered.facts.original !== undefined;
    const isName = to.otherwise !== undefined;
    const only = slice(this.lowered.marks.text, place) === surface;
    if (isName && !keeps && only && fitsProse(written.target) && written.target !== to.otherwise) {
      this.#add({ span: place, text: written.target }, group);
      return written;
    }
    const target = to.otherwise ?? written.target;
    this.#add({ span: span(whole.end - 1, whole.end - 1), text: ` ref=${writeValue(target)}` }, group);
    return { target, fragment: undefined };
  }

  #citation(use: Use, written: Written, group: Group): void {
    const { place } = use;
    const key = joined(written);
    const braced = this.lowered.marks.text.charAt(place.start - 1) === "{";
    const edit = this.#least(use, written);
    this.#add(braced || BARE_KEY.test(key) ? edit : { span: place, text: `{${key}}` }, group);
  }

  /** A value of an attribute or a field, or one of several in it. */
  #value(use: Use, written: Written, group: Group): void {
    const { place } = use;
    if (this.#noted.has(place.start)) return;
    this.#noted.add(place.start);
    this.#part(use, { path: this.path, span: place, text: joined(written), group });
  }

  #part({ place, origin }: Use, part: FileEdit): void {
    const value = origin === "attribute" ? this.#values.attribute(place) : this.#values.scalar(place);
    const key = `${value?.inner.start ?? place.start}`;
    const shared = this.#parts.get(key) ?? { value, parts: [] };
    shared.parts.push(part);
    this.#parts.set(key, shared);
  }

  #link(use: Use, to: Retarget, group: Group): void {
    const raw = slice(this.lowered.marks.text, use.place);
    const [, path = "", query = "", fragment = ""] = /^([^#?]*)(\?[^#]*)?(#.*)?$/s.exec(raw) ?? [];
    const other = to.fragment === undefined ? fragment : `#${encodePart(to.fragment)}`;
    const written = `${to.target ?? path}${query}${other}`;
    if (written !== raw) this.#add({ span: use.place, text: written }, group);
  }

  /** Offers to change the words that readers see for a mention or a link. */
  #words(
    { via, kind, origin, whole, place }: Use,
    words: { readonly old: string; readonly new: string },
  ): void {
    if (kind !== undefined || (via !== "mention" && via !== "link") || origin === "field") return;
    const { text } = this.lowered.marks;
    this.#firsts ??= wordsOfMarks(this.lowered);
    const first = this.#firsts.get(`${whole.start} ${whole.end}`);
    if (first === undefined || first.start === place.start) return;
    const at = trimmed(text, first);
    if (slice(text, at) === words.old && fitsProse(words.new))
      this.#add({ span: at, text: words.new }, WORDS);
  }
}

/** Where the words stand that readers see for each mention, span and link that has its own. */
function wordsOfMarks({ marks }: Lowered): ReadonlyMap<string, Span> {
  const found = new Map<string, Span>();
  for (const { kind, span: whole, first, second } of each(marks)) {
    const key = `${whole.start} ${whole.end}`;
    if (kind === Kind.Mention && second.start >= 0) found.set(key, second);
    else if (kind === Kind.Span || kind === Kind.Link) found.set(key, first);
  }
  return found;
}

function joined({ target, fragment }: Written): string {
  return fragment === undefined ? target : `${target}#${fragment}`;
}

/** A key that needs no braces (Pandoc manual, citations). */
const BARE_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u;

/** Whether a name can stand where the use stands. */
function holds({ via, origin, kind }: Use, target: string): boolean {
  if (via === "link") return true;
  if (via === "citation") return !/[#;{}[\]]/.test(target);
  if (kind !== undefined) return true;
  if (via === "mention" && origin === "text") return fitsMention(target);
  return !/[#;]/.test(target) && !target.startsWith("?");
}
