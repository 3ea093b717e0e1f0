/** How a chat is to be shown; all but the bot may be left out. */
export type ChatOptions = {
  bot: string;
  /** `none`: no bubble; the page opens the chat by itself. */
  mode?: "bubble" | "none";
  /** In place of the page's or the browser's. */
  language?: string;
  /** In place of what the owner chose. */
  scheme?: "auto" | "light" | "dark";
};

/** The same as people write it into a tag. */
export type Wishes = { [Name in keyof ChatOptions]: string | null };

/** What the attributes of a script (with `prefix` "data-") or of `<minirag-chat>` say. */
export function readWishes(element: Element, prefix = ""): Wishes {
  const said = (name: string) => element.getAttribute(prefix + name);
  return { bot: said("bot"), mode: said("mode"), language: said("language"), scheme: said("scheme") };
}
