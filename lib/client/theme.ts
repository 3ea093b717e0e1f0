import { setCookie, THEME_COOKIE } from "./cookies";

export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

/** The theme a value names; anything else follows the system. */
export function themeOf(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** Shows the theme at once, by the script in the page's head, and keeps it for the next pages. Browser only. */
export function chooseTheme(theme: Theme): void {
  setCookie(THEME_COOKIE, theme === "system" ? null : theme);
  document.documentElement.dataset.chosen = theme;
  document.documentElement.dispatchEvent(new Event("theme"));
}
