import type { Snapshot } from "../corpus/catalog.ts";
import { foldersFor } from "../corpus/folders.ts";
import { isSame } from "../corpus/keys.ts";
import { newFileFor } from "../corpus/new-file.ts";
import { taken } from "../corpus/taken.ts";
import type { Changes, FileEdit } from "../model/changes.ts";
import { readAsKnown } from "../model/edit/as-known.ts";
import { checked } from "../model/edit/checked.ts";
import { definitionText } from "../model/edit/definition-text.ts";
import { edited } from "../model/edit/edited.ts";
import { NEW_FILE, UNMARKED } from "../model/edit/groups.ts";
import { isRefusal, type Refusal, refuse } from "../model/edit/refusal.ts";
import { fitsMention, fitsProse, nameProblem } from "../model/edit/spelling.ts";
import { Targets, type Written } from "../model/edit/targets.ts";
import { yamlWord } from "../model/edit/values.ts";
import type { Definition, Use } from "../model/facts.ts";
import { linkTo } from "../model/link-target.ts";
import type { Lowered } from "../model/lower.ts";
import { lowerFile } from "../model/lower-file.ts";
import { parse } from "../syntax/parse.ts";
import { strip } from "../syntax/strip.ts";
import { fold } from "../text/fold.ts";
import { addTo } from "../text/lists.ts";
import { quoted } from "../text/quoted.ts";
import { slice } from "../text/span.ts";
import { type Chosen, type Mention, mentionsAt } from "./split/chosen.ts";
import { showsId } from "./split/shows-id.ts";

export { isRefusal, type Refusal } from "../model/edit/refusal.ts";
export type { Chosen } from "./split/chosen.ts";
export { splitAt } from "./split/offer.ts";

/** How mentions of a definition become those of a new one. */
export interface SplitPlan {
  readonly old: Definition;
  readonly id: string;
  readonly name: string;
  /** What readers see of the new definition where so far they saw the old one's id. */
  readonly shown: string;
  readonly create: NonNullable<Changes["create"]>[number];
  /** The files whose texts are needed, each once. */
  readonly paths: readonly string[];
  /** The chosen places by their files. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
}

/**
 * Plans to split chosen mentions of one entity or source off into a new definition of that name, in a file of its own. Where
 * the old one bears the name too, what names it so is made to name it by its id. `weakAlias` is what both are called where the
 * name only tells them apart. A refusal where that cannot be.
 */
export function planSplit(
  snapshot: Snapshot,
  chosen: readonly Chosen[],
  name: string,
  weakAlias?: string,
): SplitPlan | Refusal {
  const problem = nameProblem(name) ?? (weakAlias === undefined ? undefined : nameProblem(weakAlias));
  if (problem !== undefined) return refuse(problem);
  const mentions = mentionsAt(snapshot, chosen);
  if (isRefusal(mentions)) return mentions;
  const [first, ...others] = mentions;
  const old = first?.definitions.find((one) =>
    others.every(({ definitions }) => definitions.some((x) => isSame(x, one))),
  );
  if (first === undefined) return refuse("Nothing was chosen: choose the mentions that mean something else.");
  if (old === undefined)
    return refuse("The chosen places name different things: choose mentions of one of them.");
  const { kind } = old;
  if (kind === "article" || kind === "note")
    return refuse(
      `${quoted(old.name)} is ${kind === "note" ? "a note" : "an article"}: only mentions of entities and sources can be split off.`,
    );
  const other = taken(snapshot, old, name);
  if (other !== undefined) return refuse(other);
  const facts = snapshot.facts(first.path);
  const folder = facts === undefined ? "" : foldersFor(facts, snapshot)(kind);
  const file = newFileFor(snapshot, folder, kind, name);
  if (isRefusal(file)) return file;
  const { id, path } = file;
  const byPath = new Map<string, Mention[]>();
  for (const mention of mentions) addTo(byPath, mention.path, mention);
  const paths = new Set(byPath.keys());
  for (const use of snapshot.uses(old)) if (wouldMove(snapshot, use, old, name)) paths.add(use.path);
  const further = weakAlias === undefined ? [] : [`weakAliases: [${yamlWord(weakAlias)}]`];
  return {
    old,
    id,
    name,
    shown: weakAlias ?? name,
    create: { path, text: definitionText(kind, name, further), group: NEW_FILE },
    paths: [...paths].sort(),
    mentions: byPath,
  };
}

/** Whether a use names a definition by words that a new one of that name would bear too. */
function wouldMove(snapshot: Snapshot, use: Use, old: Definition, name: string): boolean {
  if (use.wanted === "file" || fold(use.target) !== fold(name)) return false;
  const { definitions, by } = snapshot.resolve(use);
  return (
    (by === "name" || by === "case") &&
    definitions.length === 1 &&
    definitions.some((one) => isSame(one, old))
  );
}

/** The edits of one of a plan's files, whose text is given. A refusal where a place cannot be written as planned. */
export function splitIn(
  snapshot: Snapshot,
  plan: SplitPlan,
  path: string,
  text: string,
): readonly FileEdit[] | Refusal {
  const lowered = readAsKnown(path, text, snapshot.config, snapshot.facts(path));
  if (isRefusal(lowered)) return lowered;
  const mentions = plan.mentions.get(path) ?? [];
  const chosen = new Set(
    mentions.filter((one) => !one.implicit).map(({ span }) => `${span.start} ${span.end}`),
  );
  const targets = new Targets(lowered, path);
  const fits = fitsProse(plan.shown) && fitsMention(plan.shown);
  const written = new Map<Use, Written>();
  for (const use of lowered.facts.uses) {
    const { start, end } = use.place;
    const target = chosen.has(`${start} ${end}`)
      ? use.wanted === "file"
        ? linkTo(path, plan.create.path)
        : plan.id
      : wouldMove(snapshot, use, plan.old, plan.name)
        ? plan.old.id
        : undefined;
    if (target === undefined) continue;
    const showsNew = target === plan.id && use.via === "mention" && showsId(snapshot, use, plan.old);
    const named = targets.write(
      use,
      showsNew
        ? { target, ...(fits ? { shown: plan.shown } : {}) }
        : { target, otherwise: target, keepsWords: true },
    );
    written.set(use, use.wanted === "file" ? { target: plan.create.path, fragment: use.fragment } : named);
  }
  const answer = checked(lowered, targets.finish(), path, snapshot.config, (use) => written.get(use) ?? use);
  if (isRefusal(answer)) return answer;
  const unmarked = mentions.filter((one) => one.implicit);
  return unmarked.length === 0 ? answer : withMarks(snapshot, lowered, answer, unmarked, plan.id);
}

/** The edits, and those that mark names that stood without a mark. */
function withMarks(
  snapshot: Snapshot,
  lowered: Lowered,
  edits: readonly FileEdit[],
  unmarked: readonly Mention[],
  id: string,
): readonly FileEdit[] | Refusal {
  const { path, uses, original } = lowered.facts;
  const { text } = lowered.marks;
  const all = [...edits];
  for (const { span } of unmarked) {
    const words = slice(text, span);
    if (!fitsProse(words) || /[\r\n|]/.test(words))
      return refuse(
        `${quoted(words)} in ${path} stands on two lines or holds signs of marks: mark it by hand.`,
      );
    all.push({ path, span, text: `[[${id}|${words}]]`, group: UNMARKED });
  }
  const after = edited(text, all);
  const found = after === undefined ? undefined : lowerFile(path, after, snapshot.config).facts.uses;
  const isMarked = found?.length === uses.length + unmarked.length;
  const isKept =
    original === undefined || (after !== undefined && strip(parse(text)) === strip(parse(after)));
  return isMarked && isKept
    ? all
    : refuse(`A name in ${path} cannot be marked where it stands: mark it by hand.`);
}
