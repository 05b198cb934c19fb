import type { Facts } from "../../model/facts.ts";
import { mistaken } from "../../model/repair/change-to.ts";
import { entryOf } from "../../syntax/tree.ts";
import { quoted } from "../../text/quoted.ts";
import { spelledLike } from "../../text/spelled-like.ts";
import type { Finding } from "../rule.ts";

/** With how many claims an entry's id is compared, so that a long file stays quick. */
const MOST_COMPARED = 100;

/** Entries of `claims` in front matter that belong to no passage, or hold no attributes. */
export function* listedClaims({ data, claims }: Facts): Generator<Finding> {
  const listed = entryOf(data, "claims")?.value;
  const entries = listed?.type === "mapping" ? listed.entries : [];
  const ids = new Set(claims.flatMap(({ id }) => (id === undefined ? [] : [id])));
  const given = new Set(entries.map(({ key }) => key));
  const left = [...ids].filter((id) => !given.has(id)).slice(0, MOST_COMPARED);
  for (const { key, keySpan, value } of entries) {
    if (!ids.has(key)) {
      const near = spelledLike(key, left);
      const what = `No claim in the text has the id ${quoted(key)}`;
      yield mistaken(what, near, `write \`{.claim #${key}}\` behind its words`, keySpan);
    } else if (value !== undefined && value.type !== "mapping") {
      const message = `The claim ${quoted(key)} needs attributes here: write \`{ by: …, source: … }\`.`;
      yield { span: value.span, message };
    }
  }
}
