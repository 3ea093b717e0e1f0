import type { EventDetails } from "../protocol";
import { warnOnce } from "./warn";

type Details = EventDetails & { ready: object; open: object; close: object };
/** What listeners are given: what happened, and in which bot's chat. */
export type ChatEvents = { [Name in keyof Details]: Details[Name] & { bot: string } };
export type EventName = keyof ChatEvents;
export type Listener<Name extends EventName> = (detail: ChatEvents[Name]) => void;

const NAMES = "ready open close message answer feedback lead error";

/** The bots whose chats are there. */
export const ready = new Set<string>();

// Its listeners cannot break each other.
const hub = new EventTarget();

/** Listens to one bot's chat, or without a bot to all. @returns what ends it */
export function hear<Name extends EventName>(name: Name, listener: Listener<Name>, bot?: string): () => void {
  const tell = ({ detail }: Pick<CustomEvent, "detail">) => {
    if (!bot || detail.bot === bot) listener(detail);
  };
  const onEvent = (event: Event) => event instanceof CustomEvent && tell(event);
  if (!NAMES.includes(name) || typeof listener !== "function")
    warnOnce(`on() takes one of: ${NAMES}; and a function`);
  else {
    hub.addEventListener(name, onEvent);
    // Who comes late hears it as well, once `off` is known to them.
    if (name === "ready") for (const its of ready) queueMicrotask(() => tell({ detail: { bot: its } }));
  }
  return () => hub.removeEventListener(name, onEvent);
}

/** Tells the page. */
export function emit(bot: string, name: EventName, detail: object = {}): void {
  hub.dispatchEvent(new CustomEvent(name, { detail: { ...detail, bot } }));
}
