import type { Config } from "../../model/config.ts";

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

/** The destination of a link from one file of the corpus to another: relative, with what a destination cannot hold encoded. */
export function linkTo(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const parts = [...here.slice(same).map(() => ".."), ...there.slice(same)];
  return parts.map((part) => encodePart(part)).join("/");
}

/** Only signs that end or alter a destination are encoded, so that names of other scripts stay readable. */
function encodePart(part: string): string {
  return part.replace(/[\s%#?()<>\\[\]]/g, (sign) => encodeURIComponent(sign).replace(/[()]/g, percent));
}

/** Parentheses, which `encodeURIComponent` lets pass. */
function percent(sign: string): string {
  return sign === "(" ? "%28" : "%29";
}
