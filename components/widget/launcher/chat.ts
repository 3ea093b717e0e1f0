import type { WidgetConfigDto } from "@/lib/schemas/visitor";
import type { PageContext } from "../protocol";
import { call } from "./call";
import { type EventName, emit, hear, type Listener, ready } from "./events";
import { makeFrame } from "./frame";
import { keepInPage } from "./keep";
import type { Wishes } from "./options";
import { recall, remember } from "./store";
import { inlineStyles, SMALL } from "./styles";
import { drawBubble, openRoot } from "./view";
import { warnOnce } from "./warn";

/** What a page can do with a chat. */
export type Chat = {
  open(): void;
  close(): void;
  toggle(): void;
  /** Opens the chat and asks. */
  ask(message: string): void;
  /** Who the visitor is, as a JWT of the site's own server; null when they have signed out. */
  identify(identity: string | null): void;
  /** Where the visitor is, in place of the page's address; without a page, the address again. */
  setContext(context: { page?: PageContext }): void;
  /** Begins a new conversation. */
  reset(): void;
  /** Takes the chat off the page. */
  destroy(): void;
  /** @returns what ends the listening */
  on<Name extends EventName>(name: Name, listener: Listener<Name>): () => void;
};

type Parts = {
  server: string;
  bot: string;
  wishes: Partial<Wishes>;
  /** The element that it stands in; without one it is behind a bubble. */
  inline?: HTMLElement;
  /** Waits for the chats that were made before. */
  inTurn<Given>(coming: Promise<Given>): Promise<Given>;
  onOpen(): void;
  onGone(): void;
};

export const isText = (value: unknown): value is string => typeof value === "string" && !!value.trim();

/** One bot's chat. Until it is opened it asks the server for nothing but its looks. */
export function makeChat({ server, bot, wishes, inline, inTurn, onOpen, onGone }: Parts): Chat {
  const openKey = `minirag:open:${bot}`;
  const greetedKey = `minirag:greeted:${bot}`;
  const ended = new AbortController();
  const { signal } = ended;
  const query = new URLSearchParams({
    bot,
    lang: wishes.language || document.documentElement.lang || navigator.language,
  });
  let config: WidgetConfigDto | undefined;
  let view: ReturnType<typeof drawBubble> | undefined;
  let putBack = () => {};
  let loading: Promise<void> | undefined;
  let isOpen = false;
  let before: HTMLElement | undefined;

  const frame = makeFrame({
    server,
    query,
    onRefused: refuse,
    onMessage(message) {
      if (message.type === "event") emit(bot, message.name, message.detail);
      // From now on it may cover the bubble on phones: it has a button of its own to close.
      if (message.type === "ready") view?.panel.classList.add("r");
      if (message.type === "close") close();
      if (message.type === "unread") view?.setUnread(message.count);
    },
  });

  /** Also a page that is not on the bot's list ends here; a browser does not say which it is. */
  function refuse() {
    const message = `${server} refuses or cannot be reached. On the bot's page Widget, publish it and add the site ${location.origin}`;
    warnOnce(message);
    emit(bot, "error", { code: "unreachable", message });
    setOpen(false);
    frame.stop();
    // The next command asks again.
    if (!config) loading = undefined;
  }

  async function load() {
    const given = await inTurn(call<WidgetConfigDto>(`${server}/api/widget/config?${query}`));
    if (signal.aborted) return;
    if (!given) return refuse();
    config = given;
    query.set("mode", inline ? "inline" : "bubble");
    if (wishes.scheme) query.set("scheme", wishes.scheme);
    if (inline) frame.start(openRoot(inline, inlineStyles(config.appearance)), config.words.title, true);
    else {
      const scheme = wishes.scheme || config.appearance.scheme;
      view = drawBubble(
        { config, scheme, isBubble: wishes.mode !== "none", isGreeted: !!recall(greetedKey) },
        { onToggle: toggle, onDismiss: () => remember(greetedKey, "1"), onEscape: close },
      );
      putBack = keepInPage(view.host, signal);
      restore();
    }
    ready.add(bot);
    emit(bot, "ready");
  }

  /** As this tab left it. On a phone it would cover the page that the visitor has just gone to. */
  function restore() {
    if (!matchMedia(SMALL).matches) setOpen(!!recall(openKey));
  }

  function setOpen(wanted: boolean) {
    if (!config || !view || isOpen === wanted) return;
    isOpen = wanted;
    remember(openKey, wanted ? "1" : "");
    const { host, panel, bubble } = view;
    const active = document.activeElement;
    if (wanted) {
      const isElsewhere = active !== document.body && active !== host;
      before = isElsewhere && active instanceof HTMLElement ? active : bubble;
      remember(greetedKey, "1");
      putBack();
      onOpen();
      frame.start(panel, config.words.title, false);
    }
    view.show(wanted);
    if (!wanted) {
      frame.send({ type: "closed" });
      // To what opened it, which need not be our bubble.
      if (active === host) (before?.isConnected ? before : bubble).focus();
    }
    emit(bot, wanted ? "open" : "close");
  }

  /** What is wanted before the looks are there waits for them; after the network was down, it asks for them again. */
  async function act(work: () => void) {
    loading ??= load();
    await loading;
    if (config && !signal.aborted) work();
  }
  const openNow = () => {
    setOpen(true);
    inline?.scrollIntoView({ block: "nearest" });
    frame.focus();
    frame.send({ type: "opened" });
  };
  const close = () =>
    act(() => {
      // Also where it is not open: another chat's panel would stand over the greeting.
      if (view) view.card.hidden = true;
      setOpen(false);
    });
  const toggle = () => act(() => (isOpen ? setOpen(false) : openNow()));
  const start = () => act(() => {});

  addEventListener("online", start, { signal });
  // The page comes back as it was left, and another page of the site may have opened or closed the chat meanwhile.
  addEventListener("pageshow", ({ persisted }) => persisted && restore(), { signal });
  // The focus goes into the frame.
  addEventListener("blur", () => frame.sayPage(), { signal });
  signal.onabort = () => {
    frame.stop();
    ready.delete(bot);
    onGone();
  };
  start();

  return {
    open: () => act(openNow),
    close,
    toggle,
    ask(message) {
      if (!isText(message)) return warnOnce("ask() takes a text");
      act(() => {
        openNow();
        frame.send({ type: "ask", message });
      });
    },
    identify(identity) {
      if (identity === null || isText(identity)) frame.identify(identity);
      else warnOnce("identify() takes a JWT or null");
    },
    setContext(context) {
      const page = context?.page;
      if (!page || isText(page.url)) frame.setPage(page);
      else warnOnce("setContext() takes { page: { url } }");
    },
    reset: () => act(() => frame.send({ type: "reset" })),
    destroy: () => ended.abort(),
    on: (name, listener) => hear(name, listener, bot),
  };
}
