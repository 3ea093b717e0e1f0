function names(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Elements of the common vocabularies for texts: DocBook, DITA, TEI, JATS, FictionBook, plain HTML. */
export const TITLES = names("title head heading article-title h1 h2 h3 h4 h5 h6 subtitle titleabbrev");
export const PARAGRAPHS = names(
  "p para simpara formalpara shortdesc term v l dt quote abstract-p ab text-author",
);
export const CODE = names("programlisting screen literallayout codeblock pre synopsis code-block preformat");
export const LISTS = names("itemizedlist orderedlist simplelist list ul ol steps steps-unordered procedure");
export const NUMBERED = names("orderedlist ol steps procedure");
export const ITEMS = names("listitem item li member step list-item");
export const TABLES = names("table informaltable tgroup simpletable");
export const ROWS = names("row tr strow sthead");
export const CELLS = names("entry td th cell stentry");
/** Read after the line in which they stand. */
export const NOTES = names("footnote fn");
/** Blocks also within running text; in there every other element is a part of the line. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...TITLES,
  ...PARAGRAPHS,
  ...CODE,
  ...LISTS,
  ...TABLES,
  ...names(
    "note tip warning caution important section sect1 sect2 sect3 blockquote footnote fn variablelist example figure",
  ),
]);
export const SILENT = names("indexterm remark binary style script");

/** A name without its namespace. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Attributes about the file rather than of what it says. */
export function isAbout(attribute: string): boolean {
  return /^(xmlns|xsi|xml)(:|$)/.test(attribute);
}
