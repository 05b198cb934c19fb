import type { Snapshot } from "../../corpus/catalog.ts";
import type { Config } from "../../model/config.ts";
import type { Definition, Facts, Fix, Use } from "../../model/facts.ts";
import { linkTo } from "../../model/link-target.ts";
import type { Finding } from "../rule.ts";
import { newLinkedFile } from "./new-file.ts";
import { didYouMean } from "./wording.ts";

/**
 * Whether a path is left out of every corpus, or of this one as far as that can be told without a disk: README.md,
 * folders that begin with a dot, and what stands under the folders that `exclude` names.
 */
export function isOutside(path: string, { exclude }: Config): boolean {
  if (/(?:^|\/)(?:\.|readme\.md$)/i.test(path)) return true;
  return exclude.some((glob) => {
    const [fixed = ""] = glob.replace(/^\.?\//, "").split(/[*?[{]/, 1);
    return fixed !== "" && (path === fixed || path.startsWith(fixed.endsWith("/") ? fixed : `${fixed}/`));
  });
}

/** The finding at a link to a file that is not there; `found` are the definitions whose files may be meant. */
export function deadLink(facts: Facts, snapshot: Snapshot, use: Use, found: readonly Definition[]): Finding {
  const { target, fragment, place, surface = "" } = use;
  const near = found.filter(({ path }) => path.endsWith(".md"));
  const advice =
    near.length === 0
      ? ": correct the path, or make the file."
      : `.${didYouMean(near.map(({ path }) => path))}`;
  const fixes = near.map(({ path }): Fix => {
    const text =
      linkTo(facts.path, path) + (fragment === undefined ? "" : `#${encodeURIComponent(fragment)}`);
    return { title: `Link to ${path}`, edits: [{ span: place, text }] };
  });
  const create = newLinkedFile(snapshot, target, surface);
  if (create !== undefined) fixes.push(create);
  return { span: place, message: `There is no file ${target}${advice}`, fixes };
}
