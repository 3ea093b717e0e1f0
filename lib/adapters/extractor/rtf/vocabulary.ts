function words(names: string): ReadonlySet<string> {
  return new Set(names.split(" "));
}

/** Groups that hold no text for readers: definitions, pictures, and what stands on every page. */
export const SILENT = words(
  "colortbl filetbl revtbl pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn " +
    "aftnsep aftnsepc aftncn fldinst xe tc rxe private nonesttables shprslt template author operator keywords comment " +
    "subject category company manager doccomm hlinkbase creatim revtim printim buptim sn sv bkmkstart bkmkend",
);
/** Groups that hold no text themselves, but may hold a group of text: shapes, objects, double forms of a text. */
export const SHELLS = words("shpinst upr object info do");
/** The groups of text inside those. */
export const INSIDE_SHELLS = words("shptxt ud result dptxbxtext");
/** Text that belongs to the place where it stands, yet is read after its paragraph. */
export const NOTES = words("footnote annotation");
/** The mark before an item of a list. */
export const MARKERS = words("pntext listtext");

/** Control words that are text. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: "\t",
  line: "\n",
  lbr: "\n",
  softline: "\n",
  emdash: "—",
  endash: "–",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  bullet: "•",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  zwj: "\u200D",
  zwnj: "\u200C",
};
/** Controls of one character that are text. */
export const SYMBOLS: Readonly<Record<string, string>> = {
  "~": " ",
  _: "-",
  "\\": "\\",
  "{": "{",
  "}": "}",
  "\t": "\t",
};
export const PARAGRAPH_ENDS = words("par sect page column");
