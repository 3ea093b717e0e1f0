import { Marked } from "marked";
import type { DocumentBuilder } from "../document/document-builder";
import { readHtml } from "../html/read-html";

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(---|\.\.\.)[ \t]*(\r?\n|$)/;
const TITLE = /^title[ \t]*:[ \t]*(.+)$/im;
/** HTML that people write in Markdown on purpose. Everything else in angle brackets is text: `<BotId>`, `Map<K>`. */
const KNOWN_TAG =
  /^<\/?(a|abbr|b|big|blockquote|br|caption|center|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|section|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var)(\s[^>]*)?\/?>/i;
const PART_LENGTH = 250_000;
/** Where code begins or ends, or a heading stands. */
const LANDMARK = /^(?:(?<fence>```|~~~)|#{1,6} )/gm;
const COMMENT = /^\s*<!--/;

/** GitHub-flavoured Markdown, through the reader of HTML: it then treats both alike, HTML within Markdown too. */
export function readMarkdown(text: string, builder: DocumentBuilder): void {
  const frontMatter = FRONT_MATTER.exec(text);
  const title = frontMatter && TITLE.exec(frontMatter[1] ?? "")?.[1];
  if (title) builder.title = title.trim().replace(/^(["'])(.*)\1$/, "$2");
  for (const part of inParts(text.slice(frontMatter?.[0].length ?? 0))) {
    readHtml(markdown.parse(part, { async: false }), builder, { onlyMainContent: false });
  }
}

/** Long texts in parts that start with a heading: the trees of all of it at once would take a lot of memory. */
function* inParts(text: string): Generator<string> {
  let start = 0;
  let isFenced = false;
  if (text.length > PART_LENGTH) {
    for (const { index, groups } of text.matchAll(LANDMARK)) {
      if (groups?.fence) isFenced = !isFenced;
      else if (!isFenced && index - start > PART_LENGTH) {
        yield text.slice(start, index);
        start = index;
      }
    }
  }
  yield text.slice(start);
}

const markdown = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => text.replace(/<[^>]*>?/g, (tag) => (isMarkup(tag) ? tag : escapeTag(tag))),
  },
});

function isMarkup(tag: string): boolean {
  return KNOWN_TAG.test(tag) || COMMENT.test(tag);
}

function escapeTag(tag: string): string {
  return tag.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
