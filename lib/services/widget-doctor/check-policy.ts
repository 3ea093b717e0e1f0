import type { DoctorFinding } from "@/lib/schemas/widget-doctor";
import { matchesSource } from "./match-source";
import { allow, decisionOf, type Policy, type Purpose, writePolicy } from "./policy";

export type PolicyCheck = {
  policy: Policy;
  place: "header" | "meta";
  page: URL;
  publicUrl: string;
  /** Null when the page's own HTML does not have it, or has it before the policy: then the policy lets it run or trusts who adds it. */
  script: { nonce: string | null } | null;
  /** Whether a script of the page adds ours. */
  isAdded: boolean;
};

const WORDS: Record<Purpose, string> = {
  script: "load the script",
  frame: "show the panel",
  connect: "ask for the settings",
};
const SANDBOX_NEEDS = ["allow-scripts", "allow-same-origin"];

/** What one policy keeps from the chat, with the whole policy as it has to be. */
export function checkPolicy(check: PolicyCheck): DoctorFinding[] {
  const { policy, place, publicUrl } = check;
  const { origin } = new URL(publicUrl);
  const script = scriptProblem(check);
  const blocked: Purpose[] = [];
  if (script === "host") blocked.push("script");
  if (!isAllowed(check, "frame", `/embed/`)) blocked.push("frame");
  if (!isAllowed(check, "connect", "/api/widget/config")) blocked.push("connect");
  const sandbox = place === "header" ? policy.get("sandbox") : undefined;
  const lacking = sandbox ? SANDBOX_NEEDS.filter((need) => !includes(sandbox, need)) : [];
  const findings: DoctorFinding[] = [];
  if (script === "nonce") findings.push(nonceFinding(publicUrl));
  if (blocked.length === 0 && lacking.length === 0) return findings;

  let fixed = policy;
  for (const purpose of blocked) fixed = allow(fixed, purpose, origin);
  if (sandbox && lacking.length > 0) fixed = new Map(fixed).set("sandbox", [...sandbox, ...lacking]);
  const names = [
    ...new Set(blocked.flatMap((purpose) => decisionOf(policy, purpose)?.name ?? [])),
    ...(lacking.length > 0 ? ["sandbox"] : []),
  ];
  const kept = [
    ...blocked.map((purpose) => WORDS[purpose]),
    ...(lacking.length > 0 ? ["run as a page of your site"] : []),
  ];
  return [
    ...findings,
    {
      id: "policy",
      level: "error",
      title: "The Content-Security-Policy blocks the chat",
      detail: `By ${names.join(", ")}, browsers may not ${kept.join(", or ")}. Replace the whole policy by this one; where it has a nonce, keep the one that your site makes anew each time.`,
      change: {
        where:
          place === "header"
            ? "The Content-Security-Policy header of the page"
            : 'The content of <meta http-equiv="Content-Security-Policy">',
        line: writePolicy(fixed),
      },
    },
  ];
}

const includes = (words: readonly string[], word: string) => words.some((one) => one.toLowerCase() === word);

/** What the script lacks: a host in the policy, a nonce in its own line, or nothing. */
function scriptProblem({ policy, script, isAdded, page, publicUrl }: PolicyCheck): "host" | "nonce" | null {
  const decision = decisionOf(policy, "script");
  if (!decision || (!script && !isAdded)) return null;
  const { words } = decision;
  const isDynamic = includes(words, "'strict-dynamic'");
  if (script?.nonce && words.includes(`'nonce-${script.nonce}'`)) return null;
  // Whom the policy trusts may add others.
  if (isDynamic) return script ? "nonce" : null;
  const target = new URL(`${publicUrl}/widget.js`);
  return words.some((word) => matchesSource(word, target, page)) ? null : "host";
}

function isAllowed({ policy, page, publicUrl }: PolicyCheck, purpose: Purpose, path: string): boolean {
  const decision = decisionOf(policy, purpose);
  if (!decision) return true;
  const target = new URL(`${publicUrl}${path}`);
  return decision.words.some((word) => matchesSource(word, target, page));
}

function nonceFinding(publicUrl: string): DoctorFinding {
  return {
    id: "nonce",
    level: "error",
    title: "The script lacks the page's nonce",
    detail:
      "The policy has 'strict-dynamic': browsers ignore its hosts and run only scripts that carry the nonce which your site makes anew for each page.",
    change: {
      where: "The line of the script",
      line: `<script async nonce="THE NONCE OF THE PAGE" src="${publicUrl}/widget.js" …></script>`,
    },
  };
}
