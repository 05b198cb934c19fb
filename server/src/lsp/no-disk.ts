import type { Disk } from "./ports.ts";

/** A disk with nothing on it, for a file that stands alone: whatever else lies in its folder is no corpus. */
export const NO_DISK: Disk = {
  findCorpora: async () => [],
  findRoot: async () => undefined,
  list: async () => [],
  belongs: async () => true,
  read: async () => undefined,
};
