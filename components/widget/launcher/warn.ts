const said = new Set<string>();

/** Tells the site's owner what to do, once for each thing. */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`MiniRAG: ${text}`);
}
