// Where the browser forbids to store: until the page is left.
const memory = new Map<string, string>();

/** What this tab remembers. */
export function recall(key: string): string | undefined {
  try {
    return sessionStorage[key];
  } catch {
    return memory.get(key);
  }
}

/** Keeps something for this tab; an empty text is as good as nothing. */
export function remember(key: string, value: string): void {
  try {
    sessionStorage[key] = value;
  } catch {
    memory.set(key, value);
  }
}
