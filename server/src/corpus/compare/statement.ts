import { type EdtfDate, parseDate } from "../../model/date.ts";
import type { Claim, Definition, Facts, Use } from "../../model/facts.ts";
import { addTo } from "../../text/lists.ts";
import type { Snapshot } from "../catalog.ts";
import { type Tie, tiesOf } from "../ties.ts";
import { propertyOf, type StatedProperty } from "./property.ts";
import { readValue, type StatedValue } from "./value.ts";

/** What one claim or quote states of its subject. */
export interface Statement {
  readonly claim: Claim;
  readonly property: StatedProperty;
  /** Undefined where the claim gives no value: it states the property itself. */
  readonly value: StatedValue | undefined;
  /** The unit that the claim gives. */
  readonly unit: string | undefined;
  /** What narrows it, as written. */
  readonly scope: string | undefined;
  /** `fact` unless the claim says otherwise. */
  readonly mode: string;
  /** `unverified` unless the claim says otherwise. */
  readonly status: string;
  /** The date at which the claim says that it holds. */
  readonly on: EdtfDate | undefined;
  /** When it was said: the claim's `said`, else its article's date. */
  readonly said: EdtfDate | undefined;
  /** When it holds: its `on`, else always where the property is timeless, else when it was said; undefined where nothing tells. */
  readonly holds: EdtfDate | "always" | undefined;
  /** The claims that it says how it stands to. */
  readonly ties: readonly Tie[];
  /** The same for statements of one property that say the same of the same time, whoever says it and when. */
  readonly meaning: string;
}

/** The statements about a subject by property, in no order that means anything. */
export interface Statements {
  readonly byProperty: ReadonlyMap<string, readonly Statement[]>;
  /** False where there are more than were asked for, or more uses than are looked at. */
  readonly complete: boolean;
}

/** How many uses of a subject are looked at for claims, so that what every article mentions costs no more. */
const MOST_USES = 200_000;

/**
 * What the corpus's claims state of a definition: of each claim or quote with `about` and `property` one statement, at most
 * `most` of them. Passages marked furniture take no part. Takes time in proportion to the definition's uses and to the
 * files that hold the claims.
 */
export function statementsAbout(snapshot: Snapshot, subject: Definition, most: number): Statements {
  const reader = new Reader(snapshot, subject);
  const byProperty = new Map<string, Statement[]>();
  const seen = new Set<Claim>();
  let looked = 0;
  for (const use of snapshot.uses(subject)) {
    if (looked++ === MOST_USES) return { byProperty, complete: false };
    if (use.via !== "about" || use.claim === undefined || use.furniture) continue;
    const facts = snapshot.facts(use.path);
    const claim = facts?.claims[use.claim];
    if (facts === undefined || claim === undefined || seen.has(claim)) continue;
    const statement = reader.read(claim, facts, use);
    if (statement === undefined) continue;
    if (seen.size === most) return { byProperty, complete: false };
    seen.add(claim);
    addTo(byProperty, statement.property.name, statement);
  }
  return { byProperty, complete: true };
}

/** The attributes of a claim that make its statement, as they are written. */
class Written {
  property: string | undefined;
  value: string | undefined;
  unit: string | undefined;
  scope: string | undefined;
  mode: string | undefined;
  status: string | undefined;
  on: string | undefined;
  said: string | undefined;
  /** Whether a use is the subject that the claim names: of one in the text and one in front matter only the first is. */
  isAbout = false;

  constructor({ attributes }: Claim, { place: at }: Use) {
    for (const { key, value, place } of attributes) {
      if (value === "") continue;
      switch (key) {
        case "about":
          this.isAbout ||= place.start <= at.start && at.end <= place.end;
          break;
        case "property":
        case "value":
        case "unit":
        case "scope":
        case "mode":
        case "status":
        case "on":
        case "said":
          this[key] ??= value;
      }
    }
  }
}

/** A statement whose parts are read when they are asked for: of most claims about what all articles name nobody asks. */
class ReadStatement implements Statement {
  private readValue: StatedValue | undefined;
  private readTies: readonly Tie[] | undefined;
  private readHolds: { readonly when: EdtfDate | "always" | undefined } | undefined;

  constructor(
    private readonly reader: Reader,
    private readonly facts: Facts,
    private readonly written: Written,
    readonly claim: Claim,
    readonly property: StatedProperty,
  ) {}

  get value(): StatedValue | undefined {
    const { value, unit } = this.written;
    if (value === undefined) return undefined;
    this.readValue ??= this.reader.value(value, this.property, unit);
    return this.readValue;
  }

  get unit(): string | undefined {
    return this.written.unit;
  }

  get scope(): string | undefined {
    return this.written.scope;
  }

  get mode(): string {
    return this.written.mode ?? "fact";
  }

  get status(): string {
    return this.written.status ?? "unverified";
  }

  get on(): EdtfDate | undefined {
    return this.reader.date(this.written.on);
  }

  get said(): EdtfDate | undefined {
    return this.reader.date(this.written.said) ?? this.facts.date;
  }

  get holds(): EdtfDate | "always" | undefined {
    // Asked for each pair of statements.
    this.readHolds ??= { when: this.on ?? (this.property.timeless ? "always" : this.said) };
    return this.readHolds.when;
  }

  get ties(): readonly Tie[] {
    this.readTies ??= this.reader.tiesOf(this.claim, this.facts);
    return this.readTies;
  }

  get meaning(): string {
    const { value = "", unit = "", scope = "", mode = "", status = "", on, said } = this.written;
    const when = on ?? (this.property.timeless ? "" : (said ?? this.facts.date?.text ?? ""));
    const sign = this.claim.negated ? "-" : "+";
    return `${sign}${value}\0${unit}\0${scope}\0${mode}\0${status}\0${when}`;
  }
}

/** Reads the statements about one subject; what many claims have in common it reads once. */
class Reader {
  private readonly properties = new Map<string, StatedProperty>();
  private readonly values = new Map<string, StatedValue>();
  private readonly dates = new Map<string, EdtfDate | undefined>();
  private readonly ties = new Map<Facts, ReadonlyMap<number, readonly Tie[]>>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly subject: Definition,
  ) {}

  /** What a claim states by the use that names its subject; undefined without a property, or where the claim names another. */
  read(claim: Claim, facts: Facts, use: Use): Statement | undefined {
    const written = new Written(claim, use);
    if (!written.isAbout || written.property === undefined) return undefined;
    return new ReadStatement(this, facts, written, claim, this.property(written.property));
  }

  value(text: string, property: StatedProperty, unit: string | undefined): StatedValue {
    const key = `${property.name}\0${unit ?? ""}\0${text}`;
    const known = this.values.get(key);
    if (known !== undefined) return known;
    const value = readValue(this.snapshot, text, property, unit);
    this.values.set(key, value);
    return value;
  }

  date(text: string | undefined): EdtfDate | undefined {
    if (text === undefined) return undefined;
    if (this.dates.has(text)) return this.dates.get(text);
    const date = parseDate(text);
    const read = date.kind === "error" ? undefined : date;
    this.dates.set(text, read);
    return read;
  }

  tiesOf({ index }: Claim, facts: Facts): readonly Tie[] {
    const known = this.ties.get(facts);
    const ties = known ?? tiesOf(this.snapshot, facts.uses);
    if (known === undefined) this.ties.set(facts, ties);
    return ties.get(index) ?? NO_TIES;
  }

  private property(name: string): StatedProperty {
    const known = this.properties.get(name);
    if (known !== undefined) return known;
    const property = propertyOf(this.snapshot.config, this.subject.kind, name);
    this.properties.set(name, property);
    return property;
  }
}

const NO_TIES: readonly Tie[] = [];
