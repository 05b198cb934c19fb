import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { firstBadByte } from "../../server/src/files/utf8.ts";
import { sha256 } from "../../server/src/node/hash.ts";
import { readText } from "../../server/src/node/read-text.ts";
import { type Files, folderOf } from "./temporary.ts";

function read(content: Files[string]) {
  return readText(join(folderOf({ "x.md": content }), "x.md"));
}

function messageOf(content: Files[string]): string {
  const result = read(content);
  assert.ok(result !== undefined && "defect" in result);
  assert.equal(result.defect.code, "encoding-invalid");
  return result.defect.message;
}

describe("read-text", () => {
  it("gives the text as it is, byte order mark, NUL and mixed line ends included", () => {
    for (const text of ["", "a", "\uFEFFa\r\nb\rc\n", "a\0b", "“Tô Lâm” 😀\n", "x".repeat(5_000_000)])
      assert.deepEqual(read(text), { text });
  });

  it("gives every text that can be written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
        assert.deepEqual(read(text), { text });
      }),
      { numRuns: 50 },
    );
  });

  it("says where the first byte is that is not UTF-8", () => {
    const message = messageOf(Buffer.concat([Buffer.from("one\r\ntwo\rthr"), Buffer.from([0x96, 0x20])]));
    assert.match(message, /on line 3 the byte 96 \(number 13 of the file\)/);
    assert.match(messageOf(Buffer.from([0xff, 0xfe, 0x61, 0])), /UTF-16/);
  });

  it("knows nothing of a file that is not there", () => {
    const folder = folderOf({ "a.md": "" });
    assert.equal(readText(join(folder, "b.md")), undefined);
    assert.equal(readText(join(folder, "a.md/b.md")), undefined);
  });

  it("does not wait for a pipe, and reads no folder", function () {
    const folder = folderOf({ "x.md/y": "" });
    assert.match(JSON.stringify(readText(join(folder, "x.md"))), /folder/);
    if (process.platform === "win32") this.skip();
    execFileSync("mkfifo", [join(folder, "pipe.md")]);
    assert.match(JSON.stringify(readText(join(folder, "pipe.md"))), /no file but a folder, a pipe/);
    assert.match(JSON.stringify(readText("/dev/zero")), /device/);
  });

  it("says when a file must not be read", function () {
    if (process.getuid?.() === 0 || process.platform === "win32") this.skip();
    const folder = folderOf({ "x.md": "a" });
    chmodSync(join(folder, "x.md"), 0);
    assert.match(JSON.stringify(readText(join(folder, "x.md"))), /no right/);
  });
});

describe("utf8", () => {
  it("finds the byte at which a strict decoder would stop", () => {
    const strict = new TextDecoder("utf-8", { fatal: true });
    const decodes = (bytes: Uint8Array): boolean => {
      try {
        strict.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc
        .array(
          fc.constantFrom(0x41, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5),
          {
            maxLength: 6,
          },
        )
        .map((list) => Uint8Array.from(list)),
      fc.string({ unit: "binary", maxLength: 6 }).map((text) => Uint8Array.from(Buffer.from(text))),
    );
    fc.assert(
      fc.property(bytes, (all) => {
        const at = firstBadByte(all);
        assert.equal(at === all.length, decodes(all));
        assert.ok(decodes(all.subarray(0, at)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("hash", () => {
  it("is SHA-256 over UTF-8 in hexadecimal (FIPS 180-4, the example `abc`)", () => {
    assert.equal(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert.equal(sha256("Lâm"), sha256("L\u00e2m"));
  });
});
