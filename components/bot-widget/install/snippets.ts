export type Snippet = { id: string; label: string; hint: string; code: string };

/** The lines that show the widget, for each way in which sites are made. */
export function snippetsOf(publicUrl: string, botId: string): Snippet[] {
  const script = `<script async src="${publicUrl}/widget.js" data-bot="${botId}"></script>`;
  return [
    {
      id: "html",
      label: "HTML",
      hint: "Put this line into every page that should show the chat, in its head or before </body>.",
      code: script,
    },
    {
      id: "next",
      label: "Next.js",
      hint: "Put this into app/layout.tsx, within the body.",
      code: `import Script from "next/script";

<Script src="${publicUrl}/widget.js" data-bot="${botId}" strategy="afterInteractive" />`,
    },
    {
      id: "react",
      label: "React",
      hint: "Show this component once, near the root of your app.",
      code: `import { useEffect } from "react";

export function Chat() {
  useEffect(() => {
    if (document.querySelector("script[data-bot]")) return;
    const script = document.createElement("script");
    script.src = "${publicUrl}/widget.js";
    script.async = true;
    script.dataset.bot = "${botId}";
    document.head.append(script);
  }, []);
  return null;
}`,
    },
    {
      id: "wordpress",
      label: "WordPress",
      hint: "Put this at the end of functions.php of your (child) theme, or into a plugin for code snippets.",
      code: `add_action( 'wp_footer', function () {
  echo '${script}';
} );`,
    },
    {
      id: "webflow",
      label: "Webflow",
      hint: "Open Site settings, Custom code, and put this into Footer code. Save and publish.",
      code: script,
    },
    {
      id: "shopify",
      label: "Shopify",
      hint: "Open Online Store, Themes, Edit code, and put this into layout/theme.liquid, before </body>.",
      code: script,
    },
    {
      id: "inline",
      label: "Within the page, without a button",
      hint: "The chat stands where you put the element, and there is no button in the corner.",
      code: `<script async src="${publicUrl}/widget.js" data-bot="${botId}" data-mode="none"></script>

<minirag-chat bot="${botId}"></minirag-chat>`,
    },
  ];
}

/** What a site's Content-Security-Policy has to allow: nothing more is loaded. */
export function policyLines(publicUrl: string): string {
  const { origin } = new URL(publicUrl);
  return ["script-src", "frame-src", "connect-src"].map((name) => `${name} ${origin};`).join("\n");
}

/** The page of our own that shows the chat. */
export function hostedUrl(publicUrl: string, botId: string): string {
  return `${publicUrl}/c/${botId}`;
}
