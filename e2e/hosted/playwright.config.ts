import { defineConfig } from "@playwright/test";
import base from "../../playwright.config";

/** The second profile: the main job, and what only hosted services give, with every service apart and over the network. */
export default defineConfig({
  ...base,
  testDir: "..",
  testIgnore: [],
  testMatch: ["hosted/*.spec.ts", "dashboard/main-job.spec.ts"],
  globalSetup: "./support/start-hosted.ts",
  outputDir: "../../test-results",
});
