import type { File } from "./client.ts";

/** A small corpus on another subject than the worked example's: a harbour, its board, and what is said of a new pier. */
export const HARBOUR: readonly File[] = [
  { path: "attested.yaml", text: "definitions: [who, what]\nbibliography: [refs.bib, refs.json]\n" },
  {
    path: "who/ana-lindqvist.md",
    text: [
      "---",
      "type: person",
      "name: Ana Lindqvist",
      "aliases: [A. Lindqvist]",
      "roles:",
      "  - {title: Harbour master, of: harbour-board, from: 2021-04}",
      "---",
      "Runs the port of a small town.",
      "",
    ].join("\n"),
  },
  {
    path: "who/harbour-board.md",
    text: "---\ntype: organisation\nname: Harbour Board\naliases: [the board]\n---\nDecides on piers.\n",
  },
  {
    path: "who/school-board.md",
    text: "---\ntype: organisation\nname: School Board\naliases: [the board]\n---\n",
  },
  {
    path: "what/minutes-12.md",
    text: "---\ntype: source\ntitle: Minutes of the twelfth meeting\nissued: 2023-02-01\npublisher: Harbour Board\ntier: primary\n---\n",
  },
  {
    path: "refs.bib",
    text: "@article{berg2022,\n  author = {Berg, Nils},\n  title = {On piers},\n  year = {2022}\n}\n",
  },
  {
    path: "refs.json",
    text: '[{"id": "ek2020", "title": "Tides", "issued": {"date-parts": [[2020, 5]]}}]\n',
  },
];

/** An article about the pier; 😀 and letters outside ASCII stand before what is asked about. */
export const PIER = [
  "---",
  "type: article",
  "title: A pier for the ferry",
  "published: 2023-03-05",
  "claims:",
  "  cost: {by: ana-lindqvist, property: cost, value: 4.5 million}",
  "---",
  "# The pier",
  "",
  "😀 Ça va: [[ana-lindqvist|the harbour master]] said [the pier costs 4.5 million]{.claim #cost} [@minutes-12].",
  "",
  "[The old one will be torn down]{.claim #old}. See [@berg2022] and [@ek2020]; 東京 [[Harbour Board]] agreed.",
  "",
  "## Doubts",
  "",
  "Nobody asked [[the board]], says [[Ann Lindqvist]] of [[pier#cost]].",
  "",
].join("\n");

/** The text with other line ends. */
export function crlf(text: string): string {
  return text.replace(/\n/g, "\r\n");
}
