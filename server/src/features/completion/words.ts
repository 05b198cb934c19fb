import type { DefinedKind, Field } from "../../model/vocabulary.ts";
import type { Asking } from "./asking.ts";
import { type Proposal, word } from "./item.ts";

/** Languages by their BCP 47 tags (RFC 5646): those in which most news appears. */
const LANGUAGES: readonly (readonly [tag: string, name: string])[] = [
  ["en", "English"],
  ["vi", "Vietnamese"],
  ["zh", "Chinese"],
  ["zh-Hans", "Chinese, simplified characters"],
  ["zh-Hant", "Chinese, traditional characters"],
  ["ar", "Arabic"],
  ["bn", "Bengali"],
  ["cs", "Czech"],
  ["da", "Danish"],
  ["de", "German"],
  ["el", "Greek"],
  ["es", "Spanish"],
  ["et", "Estonian"],
  ["fa", "Persian"],
  ["fi", "Finnish"],
  ["fil", "Filipino"],
  ["fr", "French"],
  ["he", "Hebrew"],
  ["hi", "Hindi"],
  ["hu", "Hungarian"],
  ["id", "Indonesian"],
  ["it", "Italian"],
  ["ja", "Japanese"],
  ["km", "Khmer"],
  ["ko", "Korean"],
  ["lo", "Lao"],
  ["lt", "Lithuanian"],
  ["lv", "Latvian"],
  ["ms", "Malay"],
  ["my", "Burmese"],
  ["nb", "Norwegian Bokmål"],
  ["nl", "Dutch"],
  ["pl", "Polish"],
  ["pt", "Portuguese"],
  ["ro", "Romanian"],
  ["ru", "Russian"],
  ["sr", "Serbian"],
  ["sv", "Swedish"],
  ["sw", "Swahili"],
  ["ta", "Tamil"],
  ["th", "Thai"],
  ["tl", "Tagalog"],
  ["tr", "Turkish"],
  ["uk", "Ukrainian"],
  ["ur", "Urdu"],
];

/** Tags of languages, found by their names too. */
export function languages(): readonly Proposal[] {
  return LANGUAGES.map(([tag, name]) => word(tag, name, [name]));
}

/** How sure a coder may be. */
export function confidences(): readonly Proposal[] {
  return [
    word("1", "certain"),
    word("0.9", "almost certain"),
    word("0.75", "likely"),
    word("0.5", "as likely as not"),
    word("0.25", "unlikely"),
    word("0", "certainly not"),
  ];
}

/** The words that a field must be, or often is; for `kind` first those that attested.yaml gives for the kind. */
export function wordsOf(
  { snapshot }: Asking,
  key: string,
  field: Field,
  kind: DefinedKind | undefined,
): readonly Proposal[] {
  const own = key === "kind" && kind !== undefined ? (snapshot.config.kinds.get(kind) ?? []) : [];
  const words = new Set([...own, ...(field.words ?? []), ...(field.usual ?? [])]);
  return [...words].map((one) => word(one));
}

/** The rules by their names, without those that are named already. */
export function ruleNames({ rules = [] }: Asking, named: (code: string) => boolean): readonly Proposal[] {
  return rules
    .filter(({ code }) => !named(code))
    .map(({ code, summary }) => ({ ...word(code), says: summary }));
}

/** How many definitions are looked at for their folders. */
const MOST_LOOKED = 1000;

/** The folders in which something is defined, outer ones too. */
export function folders({ snapshot }: Asking): readonly string[] {
  const found = new Set<string>();
  for (const { path } of snapshot.search({ text: "", limit: MOST_LOOKED }))
    for (let at = path.indexOf("/"); at > 0; at = path.indexOf("/", at + 1)) found.add(path.slice(0, at));
  return [...found].sort();
}
