import { THEME_COOKIE } from "@/lib/client/cookies";

const SHOW = `
const root = document.documentElement;
const query = matchMedia("(prefers-color-scheme: dark)");
const chosen = /(?:^|; )${THEME_COOKIE}=(light|dark)/.exec(document.cookie)?.[1];
root.dataset.chosen = chosen ?? "system";
const show = () => {
  const choice = root.dataset.chosen;
  const theme = choice === "system" ? (query.matches ? "dark" : "light") : choice;
  root.className = theme;
  root.dataset.theme = theme;
};
show();
query.addEventListener("change", show);
root.addEventListener("theme", show);
`;

/**
 * Runs before anything is painted, so that the page never flashes in the other theme. React knows nothing of these
 * attributes, so it never takes them away.
 */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {SHOW}
    </script>
  );
}
