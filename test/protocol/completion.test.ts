import assert from "node:assert/strict";
import {
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  type MarkupContent,
  type TextEdit,
} from "vscode-languageserver";
import { Client } from "./client.ts";
import { crlf, HARBOUR } from "./harbour.ts";

/** Letters that have other lengths in each encoding stand before every cursor. */
const BEFORE = "😀 é e\u0301 東京 שלום ";

const ARTICLE = ["---", "type: article", "title: Two piers", "published: 2023-03-08", "---", "", ""].join(
  "\n",
);

const OLDER = [
  "---",
  "type: article",
  "title: The first pier",
  "published: 2022-01-05",
  "---",
  "# Costs",
  "",
  "[Three]{.claim #three about=harbour-board property=members value=3 by=ana-lindqvist}.",
  "",
].join("\n");

const CONFIG =
  "definitions: [who, what]\nbibliography: [refs.bib, refs.json]\nkinds:\n  agreement: [lease]\n";

const LENGTH = {
  "utf-8": (text: string) => Buffer.byteLength(text),
  "utf-16": (text: string) => text.length,
  "utf-32": (text: string) => [...text].length,
} as const;

for (const encoding of ["utf-8", "utf-16", "utf-32"] as const) {
  for (const ends of ["LF", "CR LF"] as const) {
    describe(`completion over stdio, ${encoding}, ${ends}`, function () {
      this.timeout(20_000);
      let client: Client;
      const lengthOf = LENGTH[encoding];
      const withEnds = (text: string): string => (ends === "LF" ? text : crlf(text));

      before(async () => {
        client = await Client.start(
          [
            { path: "attested.yaml", text: CONFIG },
            ...HARBOUR.filter(({ path }) => path !== "attested.yaml"),
            { path: "older.md", text: withEnds(OLDER) },
            { path: "new.md", text: withEnds(ARTICLE) },
          ],
          {
            capabilities: {
              general: { positionEncodings: [encoding] },
              textDocument: {
                completion: { completionItem: { resolveSupport: { properties: ["documentation"] } } },
              },
            },
          },
        );
        await client.open("new.md", withEnds(ARTICLE));
      });
      after(() => client.stop());

      /** The list at the end of a line that is typed below a file's text, and that line. */
      const typed = async (words: string, top = ARTICLE) => {
        const text = withEnds(top) + words;
        await client.change("new.md", text);
        const line = text.split(/\r?\n/).length - 1;
        const last = text.split(/\r?\n/).at(-1) ?? "";
        const list = await client.at<CompletionList>(CompletionRequest.method, "new.md", {
          line,
          character: lengthOf(last),
        });
        return { list, line, last };
      };

      /** The typed line after the first item, or that of the label, was accepted. */
      const accepted = async (words: string, label?: string): Promise<string> => {
        const { list, line, last } = await typed(words);
        const item = label === undefined ? list.items[0] : list.items.find((one) => one.label === label);
        assert.ok(item, `${words} offers ${label ?? "something"}`);
        const { range, newText } = item.textEdit as TextEdit;
        assert.deepEqual([range.start.line, range.end.line], [line, line]);
        assert.equal(range.end.character, lengthOf(last));
        const kept = [...last].reduce((text, letter) => {
          return lengthOf(text + letter) <= range.start.character ? text + letter : text;
        }, "");
        assert.equal(lengthOf(kept), range.start.character);
        return kept + newText;
      };

      const documentation = async (item: CompletionItem): Promise<string> => {
        const resolved = await client.request<CompletionItem>(CompletionResolveRequest.method, item);
        return (resolved.documentation as MarkupContent | undefined)?.value ?? "";
      };

      it("mentions by the words before the cursor, with no bracket typed", async () => {
        assert.equal(await accepted(`${BEFORE}said Ana L`), `${BEFORE}said [[Ana Lindqvist]]`);
        assert.equal(await accepted(`${BEFORE}as the harbour b`), `${BEFORE}as the [[Harbour Board]]`);
        assert.equal((await typed(`${BEFORE}said Anyone L`)).list.items.length, 0);
      });

      it("mentions by a name in any letter case, or by a word of it", async () => {
        assert.equal(await accepted(`${BEFORE}[[lindq`), `${BEFORE}[[Ana Lindqvist]]`);
        assert.equal(await accepted(`${BEFORE}[[ana-lind`), `${BEFORE}[[ana-lindqvist|Ana Lindqvist]]`);
        assert.equal(
          await accepted(`${BEFORE}[[Lindqvist`, "Lindqvist"),
          `${BEFORE}[[ana-lindqvist|Lindqvist]]`,
        );
      });

      it("offers everything for words that name nothing, unless they are being typed", async () => {
        const text = `${withEnds(ARTICLE)}${BEFORE}[[the old man]]`;
        await client.change("new.md", text);
        const line = text.split(/\r?\n/).length - 1;
        const character = lengthOf(`${BEFORE}[[the old man`);
        const labels = async (triggerKind: CompletionTriggerKind) => {
          const params = { context: { triggerKind } };
          const list = await client.at<CompletionList>(
            CompletionRequest.method,
            "new.md",
            { line, character },
            params,
          );
          return list.items.map(({ textEdit }) => textEdit?.newText);
        };
        const all = await labels(CompletionTriggerKind.Invoked);
        assert.ok(all.includes("ana-lindqvist|the old man]]"), all.join("\n"));
        assert.deepEqual(await labels(CompletionTriggerKind.TriggerForIncompleteCompletions), []);
      });

      it("puts the kinds first that are usual, and what the paragraph names", async () => {
        const { list } = await typed(`${BEFORE}[[school-board]] [x]{.claim by=`);
        const labels = list.items.map(({ label }) => label);
        assert.equal(labels[0], "School Board");
        assert.deepEqual(
          [...list.items].sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1)),
          list.items,
        );
      });

      it("cites by author and year", async () => {
        assert.equal(await accepted(`${BEFORE}[@berg 2022`), `${BEFORE}[@berg2022`);
        assert.equal(await accepted(`${BEFORE}[@2023 minutes`), `${BEFORE}[@minutes-12`);
      });

      it("dates by words, from the article's date and from today", async () => {
        assert.equal(
          await accepted(`${BEFORE}[on Monday]{.date on=last mon`),
          `${BEFORE}[on Monday]{.date on=2023-03-06`,
        );
        const { list } = await typed(`${BEFORE}[x]{.claim checked=today`);
        const now = new Date();
        const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
        assert.equal(list.items[0]?.label, today.map((part) => String(part).padStart(2, "0")).join("-"));
      });

      it("states by what is stated so far", async () => {
        const { list } = await typed(`${BEFORE}[x]{.claim about=harbour-board property=`);
        assert.equal(list.items[0]?.label, "members");
        assert.match(String(list.items[0]?.documentation), /3 \(The first pier\)/);
        const values = await typed(`${BEFORE}[x]{.claim about=harbour-board property=members value=`);
        assert.equal(values.list.items[0]?.label, "3");
      });

      it("names rules in a comment", async () => {
        assert.equal(
          await accepted(`${BEFORE}<!-- attested-disable-next-line claim-no-s`),
          `${BEFORE}<!-- attested-disable-next-line claim-no-source -->`,
        );
      });

      it("names rules in front matter, and kinds as the corpus has them", async () => {
        const top = "---\ntype: article\n";
        assert.ok(
          (await typed("attested: { off: [date", top)).list.items.some(
            ({ label }) => label === "date-invalid",
          ),
        );
        const kinds = await typed("kind: ", "---\ntype: agreement\n");
        assert.deepEqual(
          kinds.list.items.slice(0, 2).map(({ label }) => label),
          ["lease", "treaty"],
        );
      });

      it("shows the card of a definition, a claim and a heading when it is asked for", async () => {
        const person = (await typed(`${BEFORE}[[lindq`)).list.items[0];
        assert.ok(person);
        assert.equal(person.documentation, undefined);
        assert.match(await documentation(person), /Harbour master/);
        const { items } = (await typed(`${BEFORE}[[older#`)).list;
        const [claim, heading] = items;
        assert.ok(claim && heading);
        assert.match(await documentation(claim), /Three/);
        assert.match(await documentation(heading), /Costs.*of:[\s\S]*The first pier/);
      });
    });
  }
}
