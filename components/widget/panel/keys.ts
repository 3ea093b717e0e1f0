import type { Persistence } from "@/lib/schemas/widget";

/**
 * Where a visitor's key lies: by the owner's choice, and in memory where the browser forbids to store. `of`: what it is good
 * for. Sites of one company share their storage, so a bot alone does not say it.
 */
export function makeKeys(of: string, persistence: Persistence) {
  const name = `minirag:${of}`;
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
      // Also from where it lay before the owner chose otherwise.
      for (const other of [() => sessionStorage, () => localStorage])
        try {
          other().removeItem(name);
        } catch {
          // Forbidden: there is nothing.
        }
      try {
        if (key) store()?.setItem(name, key);
      } catch {
        // Full, or forbidden: it is known until the page is left.
      }
    },
  };
}
