"use client";

import { usePathname } from "next/navigation";
import type { ErrorCode } from "@/lib/core/errors";

/** What a limit of the plan or an unpaid bill refuses. */
const MENDED_BY_PLAN: readonly (ErrorCode | undefined)[] = ["payment_required", "quota_exceeded"];

/** The place where such a refusal is mended, in another tab: what was typed and chosen here stays, for one more try. */
export function WayOut({ code }: { code: ErrorCode | undefined }) {
  const [home] = /^\/t\/[^/]+/.exec(usePathname()) ?? [];
  if (!home || !MENDED_BY_PLAN.includes(code)) return null;
  return (
    <>
      {" "}
      <a
        href={`${home}/plan`}
        target="_blank"
        rel="noreferrer"
        className="whitespace-nowrap rounded font-medium underline underline-offset-4"
      >
        Plan and usage
      </a>
    </>
  );
}
