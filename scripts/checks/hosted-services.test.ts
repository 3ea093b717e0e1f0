import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SERVICES } from "./hosted-services.mjs";

test.each(SERVICES)(
  "$name: its suite is there, and asks for the variables that are named",
  ({ needs, file }) => {
    const code = readFileSync(file, "utf8");
    for (const variable of needs) expect(code).toContain(variable);
  },
);
