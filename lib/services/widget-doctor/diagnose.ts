import type { DoctorFinding } from "@/lib/schemas/widget-doctor";
import { checkRules } from "./check-rules";
import { checkScript } from "./check-script";
import { checkSite } from "./check-site";
import type { Case } from "./diagnosis";

const ORDER: Record<DoctorFinding["level"], number> = { error: 0, warning: 1, ok: 2 };

/** All that can be said of a page, each once, errors first. */
export function diagnose(one: Case): DoctorFinding[] {
  const findings = [checkScript, checkSite, checkRules].flatMap((check) => check(one));
  const once = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return byWeight([...once.values()]);
}

/** Errors first. */
export const byWeight = (findings: readonly DoctorFinding[]): DoctorFinding[] =>
  findings.toSorted((a, b) => ORDER[a.level] - ORDER[b.level]);
