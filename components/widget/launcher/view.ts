import type { WidgetConfigDto } from "@/lib/schemas/visitor";
import { bubbleStyles } from "./styles";

const TAG = "minirag-widget";

type Wanted = { config: WidgetConfigDto; isBubble: boolean; scheme: string; isGreeted: boolean };
type Handlers = { onToggle(): void; onDismiss(): void; onEscape(): void };

/** The bubble, its greeting, and the place of the frame, in a shadow root that the page's styles do not reach. */
export function drawBubble(
  { config: { appearance: look, words, language, greeting }, isBubble, scheme, isGreeted }: Wanted,
  { onToggle, onDismiss, onEscape }: Handlers,
) {
  if (!customElements.get(TAG)) customElements.define(TAG, class extends HTMLElement {});
  const host = document.createElement(TAG);
  // A second bot's bubble stands beside the first, or where one was that is gone.
  let place = 0;
  while (document.querySelector(`${TAG}[side=${look.position}${place}]`)) place++;
  if (isBubble) host.setAttribute("side", look.position + place);
  host.lang = language;
  host.role = "region";
  host.ariaLabel = words.title;
  const root = openRoot(host, bubbleStyles(look, scheme, place));
  const add = <Name extends "div" | "button">(name: Name, className: string, into: Node = root) => {
    const element = document.createElement(name);
    element.className = className;
    into.appendChild(element);
    return element;
  };

  const panel = add("div", "p");
  panel.id = "p";
  const bubble = add("button", "b");
  bubble.hidden = !isBubble;
  bubble.setAttribute("aria-controls", "p");
  bubble.onclick = onToggle;
  const unread = add("div", "u", bubble);
  unread.hidden = true;
  const card = add("div", "g");
  card.hidden = !isBubble || isGreeted || !greeting || place > 0;
  const say = add("button", "", card);
  say.dir = "auto";
  say.textContent = greeting ?? "";
  say.onclick = onToggle;
  const dismiss = add("button", "x", card);
  dismiss.ariaLabel = words.close;
  dismiss.onclick = () => {
    card.hidden = true;
    onDismiss();
    bubble.focus();
  };
  host.onkeydown = ({ key }) => {
    if (key === "Escape") onEscape();
  };

  function show(isOpen: boolean) {
    panel.hidden = !isOpen;
    if (isOpen) card.hidden = unread.hidden = true;
    bubble.ariaExpanded = `${isOpen}`;
    bubble.ariaLabel = isOpen ? words.close : words.open;
  }
  show(false);

  return {
    host,
    panel,
    bubble,
    card,
    show,
    setUnread(count: number) {
      unread.hidden = !count || !panel.hidden;
      if (!unread.hidden) bubble.ariaLabel = `${words.open} (${count})`;
    },
  };
}

/** The shadow root of an element, with a style sheet that no policy of the page forbids. */
export function openRoot(host: HTMLElement, css: string): ShadowRoot {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return root;
}
