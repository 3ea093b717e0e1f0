import { inject, onTestFinished } from "vitest";
import { Product, type Start } from "./product";

/** Starts the product for as long as the test takes. */
export function launch(start: Omit<Start, "bin">): Product {
  const product = new Product({ bin: inject("product").bin, ...start });
  onTestFinished(() => product.destroy());
  return product;
}
