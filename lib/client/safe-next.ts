/**
 * The path to go on to after sign-in, when it is one of ours; else the start page. An address that a browser could take
 * for another site (`//evil`, `/\evil`, `https:`) is none of ours, also when it hides behind white space or encoding.
 */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith("/") || /[\\\s\p{Cc}]/u.test(next)) return "/";
  const base = "http://minirag.invalid";
  if (!URL.canParse(next, base)) return "/";
  const url = new URL(next, base);
  return url.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : "/";
}
