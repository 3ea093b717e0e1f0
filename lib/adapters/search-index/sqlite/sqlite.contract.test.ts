import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { SILENT } from "@/lib/core/log";
import { searchIndexContract } from "../contract";
import type { SearchIndex } from "../port";
import { createSqliteIndex } from "./index";

searchIndexContract({
  name: "SQLite",
  async make() {
    const folder = await mkdtemp(path.join(tmpdir(), "minirag-index-"));
    const opened: SearchIndex[] = [];
    const make = () => {
      const index = createSqliteIndex({ folder, log: SILENT });
      opened.push(index);
      return index;
    };
    return {
      index: make(),
      reopen: async () => make(),
      async dispose() {
        for (const index of opened) await index.close();
        await rm(folder, { recursive: true });
      },
    };
  },
});
