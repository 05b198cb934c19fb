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
