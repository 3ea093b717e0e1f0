import type { WidgetState } from "@/lib/schemas/widget";
import type { DoctorFinding } from "@/lib/schemas/widget-doctor";
import type { PageFacts } from "./read-page";

/** What is known when a page is judged. */
export type Case = {
  botId: string;
  publicUrl: string;
  widget: { state?: WidgetState | undefined; origins?: readonly string[] | undefined };
  /** After redirects. */
  page: URL;
  facts: PageFacts;
  rules: { contentPolicies: readonly string[]; embedderPolicy: string | null };
};

export type Check = (one: Case) => DoctorFinding[];

/** The line that brings the chat. */
export const scriptLine = ({ publicUrl, botId }: Pick<Case, "publicUrl" | "botId">) =>
  `<script async src="${publicUrl}/widget.js" data-bot="${botId}"></script>`;
