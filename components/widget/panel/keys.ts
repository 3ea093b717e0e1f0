import type { Persistence } from "@/lib/schemas/widget";

/** Where a visitor's key lies: by the owner's choice, and in memory where the browser forbids to store. */
export function makeKeys(bot: string, persistence: Persistence) {
  const name = `minirag:${bot}`;
  let memory: string | null = null;
  const store = (): Storage | null => {
    try {
      return { none: () => null, tab: () => sessionStorage, month: () => localStorage }[persistence]();
    } catch {
      return null;
    }
  };
  return {
    read(): string | null {
      try {
        return store()?.getItem(name) ?? memory;
      } catch {
        return memory;
      }
    },
    write(key: string | null): void {
      memory = key;
      try {
        if (key) store()?.setItem(name, key);
        else store()?.removeItem(name);
      } catch {
        // Full, or forbidden: it is known until the page is left.
      }
    },
  };
}
