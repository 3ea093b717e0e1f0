import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { asSentence, errorsOfAnswer, errorsOfSchema } from "./form-errors";

test("messages become sentences", () => {
  expect(asSentence("must not be empty")).toBe("This must not be empty.");
  expect(asSentence("This link does not work any more. Ask for a new one.")).toBe(
    "This link does not work any more. Ask for a new one.",
  );
});

test("the first issue of each field is kept", () => {
  const schema = z.object({ name: z.string().min(2, "must be longer").regex(/^x/, "must begin with x") });
  const parsed = schema.safeParse({ name: "" });
  expect(parsed.error && errorsOfSchema(parsed.error)).toEqual({ name: "This must be longer." });
});

test("issues of the API go to their fields", () => {
  const error = new AppError("validation_failed", "must not be empty (name)", {
    details: { issues: [{ path: ["name"], message: "must not be empty" }] },
  });
  expect(errorsOfAnswer(error, ["name"])).toEqual({ name: "This must not be empty." });
});

test("a field one level down is the form's own", () => {
  const error = new AppError("validation_failed", "must be a selector (site.keep.0)", {
    details: { issues: [{ path: ["site", "keep", 0], message: "must be a selector" }] },
  });
  expect(errorsOfAnswer(error, ["keep"])).toEqual({ keep: "This must be a selector." });
});

test("an issue without a field on the screen is told for the whole form", () => {
  const error = new AppError("validation_failed", "is not a bot of this tenant (botIds.0)", {
    details: { issues: [{ path: ["botIds", 0], message: "is not a bot of this tenant" }] },
  });
  expect(errorsOfAnswer(error, ["name"])).toEqual({ form: "is not a bot of this tenant (botIds.0)" });
  expect(errorsOfAnswer(new AppError("conflict", "Taken."), ["name"])).toEqual({ form: "Taken." });
});
