import { parse } from "../../syntax/parse.ts";
import { strip as stripMarks } from "../../syntax/strip.ts";
import { entryOf, scalarOf } from "../../syntax/tree.ts";
import { EXIT } from "../io.ts";
import { digestOf } from "../load.ts";
import { readNamed } from "../named-file.ts";
import type { Command } from "./command.ts";

export const strip: Command = {
  name: "strip",
  operands: "FILE",
  least: 1,
  most: 1,
  summary: "Print an article without what the notation adds: the original text.",
  details: `The text goes to standard output byte for byte, with its own line ends and byte order mark and nothing added. For an
imported article that is the text as it was imported; when it is not, a line on standard error says so.`,
  options: {},
  run({ operands: [file = ""] }, io) {
    const text = readNamed(io, file);
    const parsed = parse(text);
    io.out(Buffer.from(stripMarks(parsed), "utf8"));
    const original = entryOf(parsed.frontMatter.fields, "original")?.value;
    const kept = original?.type === "mapping" ? scalarOf(original, "sha256")?.text : undefined;
    if (kept !== undefined && kept.toLowerCase() !== digestOf(text))
      io.err(`attested: The words of ${file} are not those that were imported: original.sha256 differs.\n`);
    return EXIT.ok;
  },
};
