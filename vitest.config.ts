import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = {
  "@": import.meta.dirname,
  // Next resolves this to nothing on the server; plain Node would resolve it to a module that throws.
  "server-only": path.join(import.meta.dirname, "lib/testing/server-only.ts"),
};
const exclude = ["**/node_modules/**", "e2e/**", ".next/**", ".data/**", "bench/**"];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...exclude, "**/*.int.test.ts", "**/*.redis.test.ts"],
          isolate: false,
          // On two cores Vitest would take one; many of these wait for pauses to pass.
          maxWorkers: 3,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["**/*.int.test.ts"],
          exclude,
          globalSetup: ["lib/testing/global-setup.ts"],
          setupFiles: ["lib/testing/worker-setup.ts"],
          testTimeout: 60_000,
          // Each has a database of its own, and waits for it more than it works.
          maxWorkers: 2,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          // On a real Redis, behind the double of Upstash.
          name: "redis",
          include: ["**/*.redis.test.ts"],
          exclude,
          testTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "product",
          include: ["e2e/product/**/*.product.test.ts"],
          globalSetup: ["e2e/product/support/global-setup.ts"],
          testTimeout: 90_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
