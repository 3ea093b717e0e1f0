import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { ModelValues, NO_MODEL, toModelChoice, toModelValues } from "./model-values";

const connectionId = newId("connection");
const OWN = { ...NO_MODEL, connectionId, model: "llama" };

test.each([
  undefined,
  { connectionId: "deployment" } as const,
  { connectionId, model: "llama" },
  { connectionId, model: "llama", price: { input: 0, output: 1.5 } },
])("a choice comes out of the form as it went in: %j", (choice) => {
  expect(toModelChoice(toModelValues(choice))).toEqual(choice);
});

test("a connection needs a model; half a price, or what is no number, is refused", () => {
  const wrong = (values: typeof OWN) => ModelValues.safeParse(values).error?.issues[0]?.message;
  expect(wrong({ ...OWN, model: " " })).toContain("Choose a model");
  expect(wrong({ ...OWN, inputPrice: "1" })).toContain("two numbers");
  expect(wrong({ ...OWN, inputPrice: "cheap", outputPrice: "2" })).toContain("two numbers");
  expect(wrong({ ...OWN, inputPrice: "-1", outputPrice: "2" })).toContain("two numbers");
  expect(wrong({ ...OWN, inputPrice: "0,25", outputPrice: "2" })).toBeUndefined();
  expect(toModelChoice({ ...OWN, inputPrice: "0,25", outputPrice: "2" })).toMatchObject({
    price: { input: 0.25, output: 2 },
  });
});
