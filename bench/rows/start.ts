import { type Figure, median } from "../support/figures";
import { startProduct } from "../support/product";

const ROUNDS = 5;

/** A start on data that is there, with everything installed and built, to the first healthy answer. */
export async function measure(): Promise<Figure[]> {
  const product = await startProduct({ SAMPLES: "1" });
  try {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await product.restart();
      times.push(product.startedInMs);
    }
    return [
      { row: "start", name: "warm start to healthy", value: median(times), unit: "ms", goal: "≤ 2,000" },
    ];
  } finally {
    await product.stop();
  }
}
