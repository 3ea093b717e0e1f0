import type { Unseen } from "../document/unseen";
import { isInvisible } from "./boilerplate";
import { SILENT } from "./tags";
import { attribute, type Element, textOf, walk } from "./tree";

type Look = "shown" | "doubtful" | "hidden";

const FONT_SIZE = /(?:^|;)\s*font-size\s*:\s*([\d.]+)?\s*(px|pt|em|rem|%)?/i;
const WHITE =
  /(?:^|;)\s*color\s*:\s*(white|#fff|#ffffff|rgba?\(\s*255\s*,\s*255\s*,\s*255\b[^)]*\))\s*(!important)?\s*(;|$)/i;
const COLOR = /(?:^|;)\s*color\s*:/i;
/** Also how texts for screen readers and for menus that open are put away. */
const PUT_AWAY =
  /(?:^|;)\s*(opacity\s*:\s*0*(\.0+)?\s*(;|$|!)|(text-indent|left|top)\s*:\s*-\d{4,}|color\s*:\s*transparent\b|clip\s*:\s*rect\(\s*0)/i;

/** Notices the text of a page that its own styles keep from readers. Style sheets are not looked at. */
export function noticeUnseen(body: Element, unseen: Unseen): void {
  const looks: Look[] = ["shown"];
  walk(body, {
    text(value) {
      const look = looks.at(-1);
      if (look === "hidden") unseen.addHidden(value);
      if (look === "doubtful") unseen.addDoubtful(value);
    },
    enter(element) {
      if (isInvisible(element)) {
        // Menus and dialogs that wait to be opened are hidden as well: only what it says can tell.
        if (!SILENT.has(element.tagName)) unseen.addDoubtful(textOf(element));
        return false;
      }
      looks.push(lookOf(attribute(element, "style"), looks.at(-1) ?? "shown"));
      return true;
    },
    leave() {
      looks.pop();
    },
  });
}

/** A size of nothing is often set around things that have one of their own, to close the gaps between them. */
function lookOf(style: string, around: Look): Look {
  if (style === "") return around;
  const [size, number] = FONT_SIZE.exec(style) ?? [];
  if (number !== undefined && Number(number) === 0) return "hidden";
  if (around === "hidden" && size === undefined) return "hidden";
  if (WHITE.test(style) || PUT_AWAY.test(style)) return "doubtful";
  return around === "doubtful" && !COLOR.test(style) ? "doubtful" : "shown";
}
