import { EXIT } from "../io.ts";
import type { Command } from "./command.ts";

export const lsp: Command = {
  name: "lsp",
  operands: "",
  least: 0,
  most: 0,
  summary: "Serve an editor: the language server.",
  details: `Speaks the Language Server Protocol with the editor that starts it. The folder that the editor opens is a corpus,
unless its initialization option "requireConfig" asks for an attested.yaml.`,
  options: { stdio: { says: "Speak over standard input and output." } },
  lenient: true,
  async run(_, io) {
    await io.serve();
    return EXIT.ok;
  },
};
