import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SERVICES } from "./hosted-services.mjs";

test.each(SERVICES)(
  "$name: its suite is there, and asks for the variables that are named",
  ({ needs, files, asks = files[0] ?? "" }) => {
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    const code = readFileSync(asks, "utf8");
    for (const variable of needs) expect(code).toContain(variable);
  },
);
