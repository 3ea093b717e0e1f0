import { z } from "zod";

/** What the deployment streams to be looked at: parts with a pause between them. */
export const PROBE = { path: "/api/widget/stream", parts: 4, everyMs: 250 };

export const DoctorBody = z.strictObject({
  /** Of a page that should show the chat. */
  url: z
    .url({ protocol: /^https?$/, error: "must be a whole address that begins with https://" })
    .max(2_000, "must have at most 2000 characters"),
});

export const DoctorFinding = z.object({
  id: z.string(),
  level: z.enum(["ok", "warning", "error"]),
  title: z.string(),
  detail: z.string(),
  /** What to put where. */
  change: z.object({ where: z.string(), line: z.string() }).optional(),
});
export type DoctorFinding = z.infer<typeof DoctorFinding>;

export const DoctorDto = z.object({
  /** The address after redirects; the one that was given when the page could not be read. */
  url: z.string(),
  /** Errors first. */
  findings: z.array(DoctorFinding),
});
export type DoctorDto = z.infer<typeof DoctorDto>;
