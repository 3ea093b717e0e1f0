import { parse } from "parse5";
import type { DocumentBuilder } from "../document/document-builder";
import type { Selection } from "../port";
import { BlockWriter } from "./block-writer";
import { isInvisible } from "./boilerplate";
import { type Content, findContent } from "./main-content";
import { select } from "./select";
import { StyleSheet } from "./style-sheet";
import { attribute, type Element, textOf, walk } from "./tree";
import { hideByRules, noticeUnseen } from "./unseen-text";

export type HtmlOptions = {
  /** Leave out what stands around the content of a page: menus, headers, footers, banners. */
  onlyMainContent: boolean;
  selection?: Selection;
};

/** Writes the blocks of a page, its title with them. Any string is HTML, so this never fails. */
export function readHtml(html: string, builder: DocumentBuilder, options: HtmlOptions): void {
  const page = lookAround(html);
  if (!page.body) return;
  hideByRules(page.body, page.sheet);
  noticeUnseen(page.body, page.sheet, builder.unseen);
  const content = contentOf(page.body, options);
  const writer = new BlockWriter(builder, content.isSkipped);
  const topHeading = page.headings[0];
  if (topHeading && page.headings.length === 1 && !isInside(topHeading, content)) {
    builder.heading(1, textOf(topHeading));
  }
  walk(content.root, writer);
  writer.finish();
  builder.title ??= page.title || page.headings.map(textOf).find((text) => text.trim() !== "") || null;
}

/** What people selected counts for more than what looks like the content. */
function contentOf(body: Element, { onlyMainContent, selection }: HtmlOptions): Content {
  const chosen = selection && select(body, selection);
  if (chosen?.isKept)
    return { root: body, isSkipped: (element) => isInvisible(element) || chosen.isLeftOut(element) };
  const content = onlyMainContent ? findContent(body) : { root: body, isSkipped: isInvisible };
  if (!chosen) return content;
  return { ...content, isSkipped: (element) => chosen.isLeftOut(element) || content.isSkipped(element) };
}

type Page = { title: string; body: Element | null; headings: Element[]; sheet: StyleSheet };

function lookAround(html: string): Page {
  const tree = parse(html, { scriptingEnabled: false });
  const page: Page = { title: "", body: null, headings: [], sheet: new StyleSheet(tree) };
  let pageTitle = "";
  walk(tree, {
    enter(element) {
      if (element.tagName === "title" && pageTitle === "") pageTitle = textOf(element);
      else if (element.tagName === "body" || element.tagName === "frameset") page.body ??= element;
      else if (element.tagName === "h1") page.headings.push(element);
      else if (element.tagName === "meta" && attribute(element, "property") === "og:title") {
        page.title ||= attribute(element, "content");
      }
      return element.tagName !== "svg";
    },
  });
  page.title ||= pageTitle;
  return page;
}

/** Whether the heading will be written with the content. */
function isInside(heading: Element, { root, isSkipped }: Content): boolean {
  let isWritten = false;
  walk(root, {
    enter(element) {
      if (element === heading) isWritten = true;
      return !isWritten && !isSkipped(element);
    },
  });
  return isWritten;
}
