import type { DoctorFinding } from "@/lib/schemas/widget-doctor";
import { checkPolicy } from "./check-policy";
import { type Check, scriptLine } from "./diagnosis";
import { findScripts, isAddedLater } from "./find-scripts";
import { parsePolicies } from "./policy";

/** What the page's site forbids browsers: every policy counts, whether header or `<meta>`. */
export const checkRules: Check = (one) => {
  const { page, publicUrl, facts, rules } = one;
  const found = findScripts(one).find(({ isHere }) => isHere)?.script;
  const isAdded = !found && isAddedLater(one);
  // Without the line in the page the policy is judged for where it would stand: added by whoever the policy trusts.
  const shared = { page, publicUrl, isAdded: isAdded || !found };
  const script = found ? { nonce: found.attributes.nonce?.trim() || null } : null;
  const findings: DoctorFinding[] = [];
  for (const policy of rules.contentPolicies.flatMap(parsePolicies))
    findings.push(...checkPolicy({ ...shared, policy, place: "header", script }));
  for (const { text, order } of facts.metaPolicies) {
    const isBefore = found !== undefined && found.order < order;
    for (const policy of parsePolicies(text))
      findings.push(...checkPolicy({ ...shared, policy, place: "meta", script: isBefore ? null : script }));
    if (isBefore) {
      findings.push({
        id: "order",
        level: "warning",
        title: "The script stands before the policy",
        detail:
          "Browsers do not apply a policy in <meta> to what stands before it. It works, but keep the policy first in the head, and the script after it.",
        change: { where: "Below the <meta> of the policy", line: scriptLine(one) },
      });
    }
  }
  const embedder = rules.embedderPolicy?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (embedder === "require-corp" || embedder === "credentialless") {
    findings.push({
      id: "embedder",
      level: "error",
      title: "The page shows no frames of other sites",
      detail: `Cross-Origin-Embedder-Policy: ${embedder} keeps the panel from opening. Take the header off the pages that show the chat.`,
      change: {
        where: "The headers of the page",
        line: "Cross-Origin-Embedder-Policy: unsafe-none",
      },
    });
  }
  const hasPolicies = rules.contentPolicies.length + facts.metaPolicies.length > 0;
  if (hasPolicies && findings.every(({ id }) => id !== "policy" && id !== "nonce")) {
    const detail = "It lets the script, the panel and the settings through.";
    findings.push({ id: "policy", level: "ok", title: "The Content-Security-Policy fits", detail });
  }
  return findings;
};
