import type { SessionDto } from "@/lib/schemas/visitor";
import type { ConnectMessage, LauncherMessage, PageContext, PanelMessage } from "../protocol";
import { call } from "./call";

type Parts = {
  server: string;
  /** The bot, the language and what else the frame's address says. */
  query: URLSearchParams;
  onMessage(message: PanelMessage): void;
  onRefused(): void;
};

/** The frame with the conversation, and the port to it. Nothing is asked for before `start`. */
export function makeFrame({ server, query, onMessage, onRefused }: Parts) {
  let frame: HTMLIFrameElement | undefined;
  let port: MessagePort | undefined;
  let early: Promise<SessionDto | undefined> | undefined;
  let isReady = false;
  let waiting: LauncherMessage[] = [];
  let identity: string | null = null;
  let ownPage: PageContext | undefined;
  const bot = query.get("bot");

  const session = () =>
    call<SessionDto>(`${server}/api/widget/session?bot=${bot}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
  const pageNow = (): PageContext => ownPage ?? { url: location.origin + location.pathname };
  const post = (message: LauncherMessage) => port?.postMessage(message);

  /** A page that changes without a reload tells where the visitor is now. */
  function sayPage() {
    if (isReady) post({ type: "context", page: pageNow() });
  }

  /** With each load of the frame: a page that moves the element makes it load anew. */
  async function connect() {
    isReady = false;
    const given = await (early ?? session());
    early = undefined;
    if (!frame) return;
    if (!given) return onRefused();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }: MessageEvent<PanelMessage>) => receive(data);
    const message: ConnectMessage = { type: "minirag:connect", token: given.token, page: pageNow() };
    if (identity) message.identity = identity;
    frame.contentWindow?.postMessage(message, server, [channel.port2]);
  }

  async function receive(message: PanelMessage) {
    onMessage(message);
    if (message.type === "ready") {
      isReady = true;
      waiting.forEach(post);
      waiting = [];
    }
    if (message.type === "renew") {
      const given = await session();
      post(given ? { type: "token", token: given.token } : { type: "failed" });
    }
  }

  return {
    /** Makes the frame at the first call; within a page (`isLazy`) it waits until somebody scrolls there. */
    start(into: Node, title: string, isLazy: boolean) {
      if (frame) return;
      frame = document.createElement("iframe");
      frame.title = title;
      frame.allow = "clipboard-write";
      frame.onload = connect;
      if (isLazy) frame.loading = "lazy";
      // At once, so that the token is there when the frame has loaded.
      else early = session();
      frame.src = `${server}/embed/${bot}?${query}`;
      into.appendChild(frame);
    },
    stop() {
      port?.close();
      frame?.remove();
      frame = undefined;
      isReady = false;
      waiting = [];
    },
    focus: () => frame?.focus(),
    /** Waits until the panel is there. */
    send(message: LauncherMessage) {
      if (isReady) post(message);
      else waiting.push(message);
    },
    identify(given: string | null) {
      identity = given;
      if (isReady) post({ type: "identify", identity });
    },
    sayPage,
    setPage(page: PageContext | undefined) {
      ownPage = page;
      sayPage();
    },
  };
}
