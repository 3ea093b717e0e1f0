import { z } from "zod";

/** What stands in instructions and examples in place of a key. */
const GAP = /x{6}|\.{3}|\*{3}|…|change.?me|placeholder|your[-_ ]?|example|replace/i;

/** A key that a service gave out: of the form it gives them, and nothing that fills a gap. */
export const keyLike = (form: RegExp, wrong: string) =>
  z
    .string()
    .trim()
    .refine((value) => !GAP.test(value), "is a placeholder: put your own in, or remove the line")
    .regex(form, wrong);
