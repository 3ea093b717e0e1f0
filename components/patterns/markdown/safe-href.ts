const WEB = /^https?:\/\/[^/\\?#]/i;
const MAILBOX = /^mailto:[^\s?%@]+@[^\s?%@]+$/i;
/** Also the backslash: what browsers read as a slash, people read as something else. */
const HAS_GAPS = /[\s\\\p{Cc}\p{Cf}]/u;

/**
 * Where a link in a text of others may lead, or null: to a whole address on the web, or to a mailbox. Addresses that
 * depend on the page, and those that show one host and name another (`https://bank.test@evil.test`), lead nowhere.
 */
export function safeHref(href: string | undefined): string | null {
  if (!href || HAS_GAPS.test(href)) return null;
  if (MAILBOX.test(href)) return href;
  if (!WEB.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  return url.username === "" && url.password === "" ? url.href : null;
}
