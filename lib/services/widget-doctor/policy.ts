/** A Content-Security-Policy: the words of each directive, in the order in which they stand. */
export type Policy = Map<string, string[]>;

/** The policies of one header: a comma begins another. Of directives with the same name the first counts. */
export function parsePolicies(header: string): Policy[] {
  return header
    .split(",")
    .map(parsePolicy)
    .filter((policy) => policy.size > 0);
}

function parsePolicy(text: string): Policy {
  const policy: Policy = new Map();
  for (const part of text.split(";")) {
    const [name, ...words] = part.split(/\s+/).filter(Boolean);
    const known = name?.toLowerCase();
    if (known && !policy.has(known)) policy.set(known, words);
  }
  return policy;
}

/** The policy as one line, as it goes into a header. */
export function writePolicy(policy: Policy): string {
  return [...policy].map(([name, words]) => [name, ...words].join(" ")).join("; ");
}

export type Purpose = "script" | "frame" | "connect";

/** Who decides of a purpose: the first of these that a policy has. */
const DECIDING: Record<Purpose, readonly [string, ...string[]]> = {
  script: ["script-src-elem", "script-src", "default-src"],
  frame: ["frame-src", "child-src", "default-src"],
  connect: ["connect-src", "default-src"],
};
const OWN: Record<Purpose, string> = { script: "script-src", frame: "frame-src", connect: "connect-src" };

export type Decision = { name: string; words: string[] };

/** The directive that decides of a purpose; null when the policy leaves it free. */
export function decisionOf(policy: Policy, purpose: Purpose): Decision | null {
  for (const name of DECIDING[purpose]) {
    const words = policy.get(name);
    if (words) return { name, words };
  }
  return null;
}

/** The policy with one more word for a purpose. A fall-back is copied first, so that nothing else becomes allowed. */
export function allow(policy: Policy, purpose: Purpose, word: string): Policy {
  const decision = decisionOf(policy, purpose);
  if (!decision) return policy;
  const isFallback = decision.name === "default-src" || decision.name === "child-src";
  const kept = decision.words.filter((one) => one.toLowerCase() !== "'none'");
  return new Map(policy).set(isFallback ? OWN[purpose] : decision.name, [...kept, word]);
}
