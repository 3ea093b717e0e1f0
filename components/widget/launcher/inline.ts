import type { Chat } from "./chat";
import { readWishes, type Wishes } from "./options";

/** Makes `<minirag-chat bot="…">` a chat within the page. */
export function defineInline(make: (wishes: Wishes, element: HTMLElement) => Chat | undefined): void {
  const name = "minirag-chat";
  if (customElements.get(name)) return;
  class InlineChat extends HTMLElement {
    #chat: Chat | undefined;

    connectedCallback() {
      this.#chat = make(readWishes(this), this);
    }

    disconnectedCallback() {
      // Moved elsewhere in the page, it is back before this runs.
      queueMicrotask(() => {
        if (!this.isConnected) this.#chat?.destroy();
      });
    }
  }
  customElements.define(name, InlineChat);
}
