import { isSiteAllowed } from "@/lib/core/site-origin";
import type { Check } from "./diagnosis";

/** Whether the bot answers at all, and on the site of this page. */
export const checkSite: Check = ({ widget, page, publicUrl }) => {
  const site = isSiteAllowed(widget.origins ?? [], page.origin)
    ? ({
        id: "site",
        level: "ok",
        title: "The site is on the list",
        detail: `${page.origin} may show this bot.`,
      } as const)
    : ({
        id: "site",
        level: "error",
        title: "The site is not on the list",
        detail: `Pages of ${page.origin} may not show this bot. Scheme, sub-domain and port count.`,
        change: { where: "The sites that may show the widget, under Publish", line: page.origin },
      } as const);
  const state = widget.state ?? "off";
  const findings = [];
  if (state === "off") {
    const detail = "It is shown nowhere until you publish it.";
    findings.push({ id: "state", level: "error", title: "The chat is off", detail } as const);
  }
  if (state === "paused") {
    const detail = "It opens and says so, and answers nothing.";
    findings.push({ id: "state", level: "warning", title: "The chat is paused", detail } as const);
  }
  if (page.protocol === "https:" && publicUrl.startsWith("http:")) {
    const detail =
      "Your site is on https and this deployment on http: browsers refuse to show it there. Put the deployment behind https.";
    findings.push({
      id: "deployment",
      level: "error",
      title: "This deployment is not on https",
      detail,
    } as const);
  }
  return [...findings, site];
};
