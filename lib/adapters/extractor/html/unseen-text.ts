import type { Unseen } from "../document/unseen";
import { isInvisible } from "./boilerplate";
import { judge, type Look, lookOf, ORDINARY } from "./look";
import type { StyleSheet } from "./style-sheet";
import { SILENT } from "./tags";
import { type Element, textOf, walk } from "./tree";

const HIDING = /^(none|hidden|collapse)$/;
/** Of the letters of a page: what holds more of them than this is content that scripts open. */
const MOST_HIDDEN = 0.2;

/**
 * Marks what the page's own sheet hides as hidden, for whoever reads the page: it is left out like what hides by itself.
 * Tabs and answers that wait for a click are hidden in the same way, and are most of what such pages say: they stay.
 */
export function hideByRules(body: Element, sheet: StyleSheet): void {
  const hidden: Element[] = [];
  let letters = 0;
  let all = 0;
  let within = 0;
  walk(body, {
    text(value) {
      const count = value.replace(/\s+/g, "").length;
      all += count;
      if (within > 0) letters += count;
    },
    enter(element) {
      if (isInvisible(element)) return false;
      if (within > 0 || isHidden(element, sheet)) {
        if (within++ === 0) hidden.push(element);
      }
      return true;
    },
    leave() {
      within = Math.max(0, within - 1);
    },
  });
  if (letters > all * MOST_HIDDEN || isHidden(body, sheet)) return;
  for (const element of hidden) element.attrs.push({ name: "hidden", value: "" });
}

function isHidden(element: Element, sheet: StyleSheet): boolean {
  const said = sheet.of(element);
  const display = said.get("display")?.value;
  return display === "none" || HIDING.test(said.get("visibility")?.value ?? "");
}

/** Notices the text of a page that it keeps from readers, as far as the page itself tells. */
export function noticeUnseen(body: Element, sheet: StyleSheet, unseen: Unseen): void {
  const looks: Look[] = [lookOf(sheet.of(body), ORDINARY)];
  walk(body, {
    text(value) {
      const verdict = judge(looks.at(-1) ?? ORDINARY);
      if (verdict === "hidden") unseen.addHidden(value);
      if (verdict === "doubtful") unseen.addDoubtful(value);
    },
    enter(element) {
      if (isInvisible(element)) {
        // Menus and dialogs that wait to be opened are hidden as well: only what it says can tell.
        if (!SILENT.has(element.tagName)) unseen.addDoubtful(textOf(element));
        return false;
      }
      looks.push(lookOf(sheet.of(element), looks.at(-1) ?? ORDINARY));
      return true;
    },
    leave() {
      looks.pop();
    },
  });
}
