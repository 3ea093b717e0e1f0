// One first start for all tests: what it says is tested, and what it makes is where most tests begin.
import { existsSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { addText, makePerson, type Person, untilEnded } from "./api";
import { barePath, discard, makeFolder, ROOT } from "./machine";
import { Product } from "./product";

declare module "vitest" {
  interface ProvidedContext {
    product: { bin: string; firstOutput: string; template: string; person: Person & { email: string } };
  }
}

export const QUESTION = "How many steps lead to the gallery?";
const TEXT = "Visitors of the lighthouse climb 212 steps to the gallery. The tower is closed on Mondays.";

export async function setup(project: TestProject): Promise<() => void> {
  if (!existsSync(path.join(ROOT, ".next/BUILD_ID")))
    throw new Error("There is no build; `npm start` makes one.");
  const folder = makeFolder();
  const template = path.join(folder, "data");
  const bin = barePath(folder);
  const product = new Product({ dataDir: template, bin });
  try {
    await product.serves();
    const person = await makePerson(product.url, "Keeper");
    const source = await addText(product.url, person, "Visiting", TEXT);
    await untilEnded(product.url, person, source.id);
    await product.stop();
    project.provide("product", { bin, template, firstOutput: product.output, person });
  } catch (error) {
    product.destroy();
    discard(folder);
    throw error;
  }
  return () => discard(folder);
}
