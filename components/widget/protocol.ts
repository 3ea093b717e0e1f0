// What the launcher in a site's page and the panel in our iframe say to each other. Types only: neither bundle grows.

/** The page that shows the widget, as the launcher tells it; nothing of it is ever put into a prompt. */
export type PageContext = { url: string; title?: string };

/**
 * The one message by `postMessage`, to our exact origin, with the port that carries all others. It comes with every load of
 * the frame. The frame's address says `mode`, `lang`, and `scheme` (`light` or `dark`) when the page wants another than the owner's.
 */
export type ConnectMessage = {
  type: "minirag:connect";
  token: string;
  page: PageContext;
  /** What the site's own server says of who this is. */
  identity?: string;
};

/** What a site can listen to. None carries a token, or anything of other visitors. */
export type EventDetails = {
  message: { text: string };
  answer: { messageId: string; refused: boolean };
  feedback: { messageId: string; rating: "up" | "down" };
  lead: { id: string };
  /** In words for people. */
  error: { code: string; message: string };
};
export type PanelEventName = keyof EventDetails;
export type PanelEvent = {
  [Name in PanelEventName]: { type: "event"; name: Name; detail: EventDetails[Name] };
}[PanelEventName];

export type PanelMessage =
  /** It shows itself and takes commands; what came before waits for this. */
  | { type: "ready" }
  /** The visitor pressed Escape or the panel's own button. */
  | { type: "close" }
  /** The launcher's token is no longer good; answered by `token`. */
  | { type: "renew" }
  | PanelEvent
  /** Answers that came while it was closed. */
  | { type: "unread"; count: number };

export type LauncherMessage =
  | { type: "token"; token: string }
  /** In place of `token`, when none is to be had. */
  | { type: "failed" }
  /** Give the focus to the input. */
  | { type: "opened" }
  | { type: "closed" }
  | { type: "ask"; message: string }
  /** Null: whoever it was has signed out. */
  | { type: "identify"; identity: string | null }
  | { type: "context"; page: PageContext }
  /** A new conversation. */
  | { type: "reset" };

/** From the dashboard's preview alone: settings that are not saved yet. */
export type PreviewMessage<Config> = { type: "preview"; config: Partial<Config> };
