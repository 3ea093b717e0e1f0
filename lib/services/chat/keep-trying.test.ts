import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { keepTrying } from "./keep-trying";

const failing = (...errors: unknown[]) => {
  const tries: number[] = [];
  const store = async () => {
    tries.push(performance.now());
    const error = errors.shift();
    if (error) throw error;
  };
  return { store, tries };
};
const away = () => new AppError("unavailable", "No.");
const conflict = () => new AppError("conflict", "This already exists.");

test("an outage that passes is waited for", async () => {
  const { store, tries } = failing(away(), away());
  await keepTrying(store);
  expect(tries).toHaveLength(3);
});

test("what is there at the second try came through at the first, and at the first it is a conflict", async () => {
  await keepTrying(failing(away(), conflict()).store);
  await expect(keepTrying(failing(conflict()).store)).rejects.toMatchObject({ code: "conflict" });
});

test("what waiting does not mend is told at once", async () => {
  const { store, tries } = failing(new TypeError("a bug"));
  await expect(keepTrying(store)).rejects.toThrow("a bug");
  expect(tries).toHaveLength(1);
});
