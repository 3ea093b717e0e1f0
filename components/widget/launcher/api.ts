import { type Chat, isText, makeChat } from "./chat";
import { hear } from "./events";
import { defineInline } from "./inline";
import type { ChatOptions, Wishes } from "./options";
import { warnOnce } from "./warn";

type Command = readonly [name: string, ...args: readonly unknown[]];

/** The one global. Its commands go to the first chat of the page, and `on` hears all chats. */
export type MiniRag = Chat & {
  /** @returns the bot's chat, the same one however often it is asked for */
  init(options: ChatOptions | Partial<Wishes>): Chat;
  /** A command of a page that did not wait for the script: `(window.MiniRAG ||= []).push(["open"])`. */
  push(command: Command): void;
};

/** Makes the API of a page; `server` is the origin that the script came from. */
export function makeApi(server: string): MiniRag {
  // By bot, or by the element that it stands in.
  const chats = new Map<string | HTMLElement, Chat>();
  let last: Promise<unknown> = Promise.resolve();

  /** Answers come in any order; bubbles stand in the order in which their chats were asked for. */
  function inTurn<Given>(coming: Promise<Given>): Promise<Given> {
    const mine = last.then(() => coming);
    last = mine;
    return mine;
  }

  function make(wishes: Partial<Wishes>, inline?: HTMLElement): Chat | undefined {
    const bot = wishes?.bot;
    if (!isText(bot)) {
      warnOnce('a chat needs its bot: "bot_…"');
      return;
    }
    const key = inline ?? bot;
    const chat =
      chats.get(key) ??
      makeChat({
        ...{ server, bot, wishes, inline, inTurn },
        // Two open panels would cover each other.
        onOpen() {
          for (const [its, other] of chats) if (its !== key) other.close();
        },
        onGone: () => chats.delete(key),
      });
    chats.set(key, chat);
    return chat;
  }

  function first(): Chat | undefined {
    const [chat] = chats.values();
    if (!chat) warnOnce("call MiniRAG.init({ bot }) first");
    return chat;
  }
  const api: MiniRag = {
    init: (options) => make(options) ?? api,
    open: () => first()?.open(),
    close: () => first()?.close(),
    toggle: () => first()?.toggle(),
    ask: (message) => first()?.ask(message),
    identify: (identity) => first()?.identify(identity),
    setContext: (context) => first()?.setContext(context),
    reset: () => first()?.reset(),
    destroy: () => first()?.destroy(),
    on: (name, listener) => hear(name, listener),
    push(given) {
      // A page may push anything, also no list.
      const [name, ...args] = [given].flat();
      const command: unknown = Reflect.get(api, `${name}`);
      if (typeof command === "function") command(...args);
      else warnOnce(`there is no ${name}()`);
    },
  };
  defineInline(make);
  return api;
}
