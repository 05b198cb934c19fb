import type { Disk } from "../lsp/ports.ts";
import { disk } from "./disk-port.ts";

/** The disk of this machine for `file:` addresses; for others what the client reaches. */
export function diskByScheme(client: Disk): Disk {
  const of = (uri: string): Disk => (uri.startsWith("file:") ? disk : client);
  return {
    atOnce: (root) => of(root).atOnce?.(root) ?? 1,
    findCorpora: (folder, around) => of(folder).findCorpora(folder, around),
    findRoot: (file) => of(file).findRoot(file),
    list: (root, config) => of(root).list(root, config),
    listBelow: async (root, config, path) => of(root).listBelow?.(root, config, path),
    belongs: (root, config, path) => of(root).belongs(root, config, path),
    read: (root, path) => of(root).read(root, path),
    watch: (folder, changed) => of(folder).watch?.(folder, changed) ?? (() => {}),
  };
}
