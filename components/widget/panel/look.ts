import type { Config } from "./config";
import { STYLES } from "./styles";

const FONTS: Record<Config["appearance"]["font"], string> = {
  system: "system-ui, sans-serif",
  serif: "ui-serif, Georgia, serif",
  rounded: "ui-rounded, 'SF Pro Rounded', 'Nunito', system-ui, sans-serif",
  mono: "ui-monospace, Menlo, Consolas, monospace",
};

/** Puts our styles into the document; a sheet that is made in code needs no leave from any policy. */
export function dress(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets = [sheet];
}

/** The owner's colours and shapes. A page that is itself light or dark says so in our address. */
export function wear({ appearance, mode }: Pick<Config, "appearance" | "mode">): void {
  const { colour, ink, scheme, radius, font } = appearance;
  const asked = new URLSearchParams(location.search).get("scheme");
  const { style, dataset } = document.documentElement;
  dataset.mode = mode;
  style.colorScheme =
    asked === "light" || asked === "dark" ? asked : scheme === "auto" ? "light dark" : scheme;
  style.setProperty("--own", colour);
  style.setProperty("--ink", ink);
  style.setProperty("--radius", `${radius}px`);
  style.fontFamily = FONTS[font];
}
