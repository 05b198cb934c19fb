import type { Snapshot } from "../../corpus/catalog.ts";
import { isSame } from "../../corpus/keys.ts";
import { taken } from "../../corpus/taken.ts";
import type { Changes, FileEdit } from "../../model/changes.ts";
import { CONFIG_FILE } from "../../model/config.ts";
import { DEFINITION, FILE } from "../../model/edit/groups.ts";
import { type Refusal, refuse } from "../../model/edit/refusal.ts";
import {
  bibtexKeyProblem,
  claimIdProblem,
  fileNameProblem,
  idProblem,
  nameProblem,
} from "../../model/edit/spelling.ts";
import type { Retarget } from "../../model/edit/targets.ts";
import type { Definition, Use } from "../../model/facts.ts";
import { encodePart } from "../../model/link-target.ts";
import type { Lowered } from "../../model/lower.ts";
import { entryOf, type Mapping } from "../../syntax/tree.ts";
import { fold, nfc, slug } from "../../text/fold.ts";
import { quoted } from "../../text/quoted.ts";
import { slice } from "../../text/span.ts";
import { ALIAS, NEEDED_ALIAS, UNCERTAIN } from "./groups.ts";
import { oldAlias, ownClaimId, ownId, ownName, settingsEdits, writtenId } from "./own.ts";
import type { Subject } from "./subject.ts";
import { type Unmarked, unmarkedOf } from "./unmarked.ts";

/** How something is renamed: which files change, and what in each. */
export interface Plan {
  /** The files whose texts are needed, each once. */
  readonly paths: readonly string[];
  /** The file whose name is the id. */
  readonly move?: NonNullable<Changes["move"]>[number];
  /** What becomes of names that stand without a mark; only where a name is renamed that people write so. */
  readonly unmarked?: Unmarked;
  /** Names without a mark were found that the old name would be missed by. */
  readonly leavesNames?: true;
  /** What a use is to name; undefined where it stays. */
  retarget(lowered: Lowered, use: Use): Retarget | undefined;
  /** The edits of the definition itself, in the file that holds it; `leavesNames` as above. */
  own(lowered: Lowered, leavesNames: boolean): readonly FileEdit[] | Refusal;
  /** The edits of attested.yaml. */
  settings(lowered: Lowered): readonly FileEdit[];
}

/** The files in which something of a definition changes. */
function pathsOf(snapshot: Snapshot, definition: Definition): readonly string[] {
  const paths = new Set([definition.path]);
  for (const use of snapshot.uses(definition)) paths.add(use.path);
  if (snapshot.config.style.has(definition.id) && snapshot.facts(CONFIG_FILE) !== undefined)
    paths.add(CONFIG_FILE);
  return [...paths].sort();
}

/** Gives a definition another id; the file takes it as its name where that is the id. */
export function planId(snapshot: Snapshot, definition: Definition, id: string): Plan | Refusal | undefined {
  if (id === definition.id) return undefined;
  const { path, idWritten } = definition;
  const isFile = !idWritten && !/\.ya?ml$/i.test(path);
  const from = path.lastIndexOf("/") + 1;
  const to = path.slice(0, from) + id + path.slice(path.lastIndexOf("."));
  const problem =
    idProblem(id) ??
    (isFile ? (fileNameProblem(id) ?? caseProblem(definition.id, id)) : undefined) ??
    (/\.bib$/i.test(path) ? bibtexKeyProblem(id) : undefined) ??
    taken(snapshot, definition, id) ??
    (isFile && snapshot.facts(to) !== undefined
      ? `A file ${to} is there already: choose another id.`
      : undefined);
  if (problem !== undefined) return refuse(problem);
  return {
    paths: pathsOf(snapshot, definition),
    ...(isFile ? { move: { from: path, to, group: FILE } } : {}),
    retarget(lowered, use) {
      if (use.wanted === "file") {
        const names = isFile && use.target === path && !isImported(lowered, use);
        return names ? { target: renamedFile(lowered, use, to) } : undefined;
      }
      if (use.target === "") return undefined;
      const { definitions, by } = snapshot.resolve(use);
      if (by === "name" || !definitions.some((one) => isSame(one, definition))) return undefined;
      const folder = by === "path" ? use.target.slice(0, use.target.lastIndexOf("/") + 1) : "";
      return { target: folder + id, ...uncertain(definitions) };
    },
    own: (lowered) => (lowered.facts.path === path ? ownId(lowered, fresh(lowered, definition), id) : []),
    settings: (lowered) => settingsEdits(lowered, { id: definition.id }, id),
  };
}

/** Whether it is a link's definition in an imported article: its destination belongs to the words, as it does when files are moved. */
function isImported({ facts }: Lowered, { surface }: Use): boolean {
  return facts.original !== undefined && surface === undefined;
}

function caseProblem(old: string, id: string): string | undefined {
  if (nfc(old).toLowerCase() !== nfc(id).toLowerCase()) return undefined;
  return "On many disks a file's name cannot change in letter case alone: choose an id that differs in more.";
}

/** A destination with another name for the file at its end. */
function renamedFile({ marks }: Lowered, { place }: Use, to: string): string {
  const [path = ""] = /^[^#?]*/.exec(slice(marks.text, place)) ?? [];
  return path.slice(0, path.lastIndexOf("/") + 1) + encodePart(to.slice(to.lastIndexOf("/") + 1));
}

/** Where more than one definition answers, people must say which is meant. */
function uncertain(definitions: readonly Definition[]): Pick<Retarget, "uncertain"> {
  return definitions.length > 1 ? { uncertain: UNCERTAIN } : {};
}

/** The definition as the text that is changed has it. */
function fresh({ facts }: Lowered, definition: Definition): Definition {
  const { id, place } = definition;
  return facts.definitions.find((one) => one.id === id && one.place.start === place.start) ?? definition;
}

/** The plan once names without a mark were looked for and found: `paths` are those of files in which some can be changed. */
export function leavingNames(plan: Plan, paths: readonly string[]): Plan {
  return { ...plan, paths: [...new Set([...plan.paths, ...paths])].sort(), leavesNames: true };
}

type NameSubject = Extract<Subject, { is: "name" }>;

/** Gives a name of a definition other words, and the uses that name it so; words that readers see are offered. */
export function planName(
  snapshot: Snapshot,
  subject: NameSubject,
  words: string,
): Plan | Refusal | undefined {
  const { definition, name } = subject;
  if (words === name.text) return undefined;
  const problem =
    nameProblem(words) ??
    (definition.names.some((one) => one !== name && nfc(one.text) === nfc(words))
      ? `${quoted(words)} is a name of it already: remove one of the two where it is defined.`
      : undefined) ??
    (name.weak ? undefined : taken(snapshot, definition, words));
  if (problem !== undefined) return refuse(problem);
  const { path, id } = definition;
  const unmarked = unmarkedOf(snapshot, subject, words);
  return {
    paths: pathsOf(snapshot, definition),
    ...(unmarked === undefined ? {} : { unmarked }),
    retarget(_lowered, use) {
      const { definitions, by } = snapshot.resolve(use);
      if (!definitions.some((one) => isSame(one, definition))) return undefined;
      const shown = definitions.length === 1 ? { words: { old: name.text, new: words } } : {};
      const named = by === "name" && use.target !== "" && spells(definition, name, use.target, words);
      return named ? { target: words, otherwise: id, ...shown, ...uncertain(definitions) } : shown;
    },
    own(lowered, leavesNames) {
      if (lowered.facts.path !== path) return [];
      const own = fresh(lowered, definition);
      const place = own.names.find((one) => one.text === name.text && one.weak === name.weak);
      const edits = place && ownName(lowered, own, place, words);
      if (place === undefined || edits === undefined)
        return refuse(`${quoted(name.text)} does not stand in ${path} as it is: change it there.`);
      const isList = /\.ya?ml$/i.test(path);
      // Its id is made of this name, and must stay when the name changes.
      const madeOfName = isList && !own.idWritten && own.name === name.text && slug(words) !== id;
      const fields = madeOfName ? [{ path, ...writtenId(lowered, own, id), group: DEFINITION }] : [];
      const named = !leavesNames && fold(words) === fold(name.text);
      const kept = name.weak || named || /\.json$/i.test(path);
      const alias = kept ? [] : oldAlias(lowered, own, place);
      const group = leavesNames ? NEEDED_ALIAS : ALIAS;
      return [...fields, ...edits, ...alias.map((edit) => ({ path, ...edit, group }))];
    },
    settings: (lowered) => settingsEdits(lowered, { id, name: name.text }, words),
  };
}

/**
 * Whether a target names the definition by that name. One that spells it in another letter case, or without its accents,
 * stays where it goes on naming the definition.
 */
function spells(
  { names }: Definition,
  { text }: NameSubject["name"],
  target: string,
  words: string,
): boolean {
  const key = fold(text);
  if (nfc(text) === nfc(target) || key !== fold(target)) return key === fold(target);
  return (
    fold(words) !== key && !names.some((one) => !one.weak && one.text !== text && fold(one.text) === key)
  );
}

type ClaimSubject = Extract<Subject, { is: "claim" }>;

/** Gives a claim another id. */
export function planClaim(
  snapshot: Snapshot,
  { claim, file }: ClaimSubject,
  id: string,
): Plan | Refusal | undefined {
  if (id === claim.id) return undefined;
  const facts = snapshot.facts(claim.path);
  const problem =
    claimIdProblem(id) ??
    (facts?.claims.some((one) => one.id === id) === true || hasClaimData(facts?.data, id)
      ? `A claim of ${claim.path} has the id ${quoted(id)} already: choose another.`
      : undefined) ??
    ((facts?.claims.filter((one) => one.id === claim.id).length ?? 0) > 1
      ? `Two claims of ${claim.path} have the id ${quoted(claim.id)}, so that nobody can tell which is meant: change one of them by hand first.`
      : undefined);
  if (problem !== undefined) return refuse(problem);
  const paths = new Set([claim.path]);
  for (const use of snapshot.uses(file)) if (use.fragment === claim.id) paths.add(use.path);
  return {
    paths: [...paths].sort(),
    retarget(_lowered, use) {
      if (use.fragment !== claim.id) return undefined;
      const { definitions } = snapshot.resolve(use);
      if (!definitions.some((one) => isSame(one, file))) return undefined;
      return { fragment: id, ...uncertain(definitions) };
    },
    own: (lowered) => (lowered.facts.path === claim.path ? ownClaimId(lowered, claim.id, id) : []),
    settings: () => [],
  };
}

function hasClaimData(data: Mapping | undefined, id: string): boolean {
  const claims = data === undefined ? undefined : entryOf(data, "claims")?.value;
  return claims?.type === "mapping" && entryOf(claims, id) !== undefined;
}
