/** Cookies that pages read too; nothing secret. The one file that writes `document.cookie`: its successor is missing in many browsers. */
export const TENANT_COOKIE = "minirag.tenant";
export const THEME_COOKIE = "minirag.theme";
/** The reminder of an address that is not confirmed was put away. */
export const UNCONFIRMED_COOKIE = "minirag.unconfirmed";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps a value, for a year unless told otherwise; null takes it away. Browser only. */
export function setCookie(name: string, value: string | null, seconds = YEAR_SECONDS): void {
  const age = value === null ? 0 : seconds;
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; path=/; max-age=${age}; samesite=lax`;
}
