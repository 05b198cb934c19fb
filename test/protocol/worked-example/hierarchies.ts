import assert from "node:assert/strict";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Range,
  TypeHierarchyItem,
} from "vscode-languageserver";
import { type Checks, DECLARATION, type Example, LOOK, TEXTS, wordsAt } from "./example.ts";

/** What rests on what, and what is a part of what. */
export function hierarchies(example: Example): Checks {
  const claim = async (): Promise<CallHierarchyItem> => {
    const [item] = await example.at<CallHierarchyItem[]>(
      "textDocument/prepareCallHierarchy",
      "in the policy towards",
      3,
    );
    assert.ok(item);
    return item;
  };
  const outgoing = async (item: CallHierarchyItem): Promise<readonly CallHierarchyOutgoingCall[]> =>
    example.request("callHierarchy/outgoingCalls", { item });
  const hall = async (): Promise<TypeHierarchyItem> => {
    const [item] = await example.at<TypeHierarchyItem[]>(
      "textDocument/prepareTypeHierarchy",
      "great-hall",
      3,
    );
    assert.ok(item);
    return item;
  };
  const wholes = async (item: TypeHierarchyItem | undefined): Promise<readonly TypeHierarchyItem[]> =>
    example.request("typeHierarchy/supertypes", { item });
  const words = (path: string, ranges: readonly Range[]): readonly string[] =>
    ranges.map((range) => wordsAt(path, range));

  return {
    async "textDocument/prepareCallHierarchy"() {
      const item = await claim();
      const own = "in the policy towards its neighbours, among those that come first";
      assert.deepEqual(
        [item.name, example.pathOf(item.uri), wordsAt(DECLARATION, item.selectionRange)],
        [own, DECLARATION, own],
      );
      assert.match(item.detail ?? "", /^claim in “A good comrade/);
    },

    async "callHierarchy/outgoingCalls"() {
      const steps = (await outgoing(await claim())).map(({ to, fromRanges }) => [
        example.pathOf(to.uri),
        /^[a-z ]+/.exec(to.detail ?? "")?.[0].trim(),
        ...words(DECLARATION, fromRanges),
      ]);
      assert.deepEqual(steps, [
        ["states/china.md", "says so", "china"],
        ["events/talks-2024-08-19.md", "where it was said", "talks-2024-08-19"],
        ["articles/priority-reaffirmed.md", "repeated", "priority-reaffirmed#vietnam-a-priority"],
        [LOOK, "cited", "closer-look"],
      ]);
    },

    async "callHierarchy/incomingCalls"() {
      const item = await claim();
      const source = (await outgoing(item)).find(({ to }) => example.pathOf(to.uri) === LOOK)?.to;
      const fallen = await example.request<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", {
        item: source,
      });
      const own = fallen.filter(({ from }) => from.name === item.name);
      assert.deepEqual(
        own.map(({ from, fromRanges }) => [example.pathOf(from.uri), ...words(DECLARATION, fromRanges)]),
        [[DECLARATION, "closer-look"]],
      );
      // All that would fall with the source, in whichever file.
      const naming = [...TEXTS].flatMap(([path, text]) =>
        path !== "README.md" && path !== LOOK && /(?<![\w/-])closer-look(?![\w-])/.test(text) ? [path] : [],
      );
      assert.deepEqual([...new Set(fallen.map(({ from }) => example.pathOf(from.uri)))].sort(), naming);
      for (const { from, fromRanges } of fallen)
        for (const word of words(example.pathOf(from.uri), fromRanges)) assert.equal(word, "closer-look");
    },

    async "textDocument/prepareTypeHierarchy"() {
      const { name, uri, selectionRange } = await hall();
      assert.equal(name, "Great Hall of the People");
      assert.equal(example.located({ uri, range: selectionRange }), `${HALL}: Great Hall of the People`);
    },

    async "typeHierarchy/supertypes"() {
      const [beijing, ...others] = await wholes(await hall());
      assert.deepEqual([beijing?.name, others], ["Beijing", []]);
      assert.equal(example.pathOf(beijing?.uri ?? ""), "places/beijing.md");
      const next = await wholes(beijing);
      assert.deepEqual(
        next.map(({ name }) => name),
        ["China"],
      );
    },

    async "typeHierarchy/subtypes"() {
      const parts = async (item: TypeHierarchyItem | undefined): Promise<readonly string[]> => {
        const found = await example.request<TypeHierarchyItem[]>("typeHierarchy/subtypes", { item });
        return found.map(({ uri }) => example.pathOf(uri)).sort();
      };
      const [beijing] = await wholes(await hall());
      assert.deepEqual(await parts(beijing), partsOf("beijing"));
      const [china] = await wholes(beijing);
      const all = partsOf("china");
      assert.ok(all.length > 3);
      assert.deepEqual(await parts(china), all);
    },
  };
}

const HALL = "places/great-hall-of-the-people.md";

/** The files whose definitions say by themselves of what they are a part. */
function partsOf(id: string): readonly string[] {
  const field = new RegExp(`^(?:within|partOf|parent|country): ${id}$`, "m");
  return [...TEXTS].flatMap(([path, text]) => (field.test(text) ? [path] : []));
}
