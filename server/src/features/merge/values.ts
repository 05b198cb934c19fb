import type { Snapshot } from "../../corpus/catalog.ts";
import { flowText } from "../../model/edit/flow.ts";
import { type NewValue, onOneLine, takenOver } from "../../model/edit/into-yaml.ts";
import { yamlWord } from "../../model/edit/values.ts";
import { piecesOfTree, statedValues } from "../../model/pieces.ts";
import type { Field } from "../../model/vocabulary.ts";
import { fieldOf } from "../../model/vocabulary.ts";
import { itemsOf, type Mapping, type Tree } from "../../syntax/tree.ts";
import { nfc } from "../../text/fold.ts";

/** One value of a field, with what stands beside it when that says who says so. */
export interface One {
  /** Equal for values that mean the same. */
  readonly key: string;
  /** Equal where what stands beside the value is the same too; empty where nothing does. */
  readonly backing: string;
  /** The value itself and the mapping that gives its sources, or the value alone; undefined for a part of a text. */
  readonly tree: Tree | undefined;
  /** Without what stands beside it, on one line. */
  readonly flow: string;
  readonly written: NewValue;
}

/** Compares values of one definition's fields with those of another: entities by what they mean, all else as words. */
export class Comparing {
  constructor(
    private readonly snapshot: Snapshot,
    private readonly text: string,
  ) {}

  /** The values of a field, each by itself. */
  values(field: Field | undefined, tree: Tree | undefined): readonly One[] {
    const isList = field?.list === true || (field === undefined && tree?.type === "list");
    return statedValues(tree).flatMap(({ value, wrapper }): readonly One[] => {
      if (value === undefined) return [];
      if (wrapper !== undefined) return [this.#one(field, value, wrapper)];
      const isDivided = isList && field?.type !== "text" && value.type === "scalar";
      const pieces = isDivided ? piecesOfTree(this.text, value, tree?.type !== "list") : [];
      if (pieces.length < 2) return [this.#one(field, value, undefined)];
      return pieces.map((piece) => {
        const flow = yamlWord(piece.text);
        const key = this.#scalar(field, piece.text);
        return { key, backing: "", tree: undefined, flow, written: onOneLine(flow) };
      });
    });
  }

  #one(field: Field | undefined, value: Tree, wrapper: Mapping | undefined): One {
    const beside = wrapper?.entries.flatMap((entry) => {
      const { key } = entry;
      return key === "value" || entry.value === undefined
        ? []
        : [`${key} ${this.#key(undefined, entry.value)}`];
    });
    return {
      key: this.#key(field, value),
      backing: beside?.sort().join("\n") ?? "",
      tree: wrapper ?? value,
      flow: flowText(this.text, value),
      written: takenOver(this.text, wrapper ?? value),
    };
  }

  #key(field: Field | undefined, tree: Tree): string {
    if (tree.type === "scalar") return this.#scalar(field, tree.text);
    if (tree.type === "list") return JSON.stringify(tree.items.map((item) => this.#key(field, item)));
    const entries = tree.entries.flatMap(({ key, value }) => {
      const own = field?.fields === undefined ? undefined : fieldOf(field.fields, key);
      const all = own?.list === true ? itemsOf(value) : value === undefined ? [] : [value];
      return all.length === 0 ? [] : [JSON.stringify([key, ...all.map((one) => this.#key(own, one))])];
    });
    return `{${entries.sort().join()}}`;
  }

  #scalar(field: Field | undefined, text: string): string {
    const words = nfc(text.trim());
    const named = field?.type === "entity" || field?.type === "either" || field?.type === "key";
    if (!named) return words;
    const { definitions } = this.snapshot.lookup(words, field.type === "key" ? "key" : "entity");
    const [only, other] = definitions;
    return only === undefined || other !== undefined ? words : `${only.path}\n${only.id}`;
  }
}
