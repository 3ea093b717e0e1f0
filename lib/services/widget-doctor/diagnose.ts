import type { DoctorFinding } from "@/lib/schemas/widget-doctor";
import { checkRules } from "./check-rules";
import { checkScript } from "./check-script";
import { checkSite } from "./check-site";
import type { Case } from "./diagnosis";

const ORDER: Record<DoctorFinding["level"], number> = { error: 0, warning: 1, ok: 2 };

/** All that can be said of a page, errors first. */
export function diagnose(one: Case): DoctorFinding[] {
  return [checkScript, checkSite, checkRules]
    .flatMap((check) => check(one))
    .toSorted((a, b) => ORDER[a.level] - ORDER[b.level]);
}
