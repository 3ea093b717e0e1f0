import { setImmediate as nextTurn } from "node:timers/promises";
import type { SpaceId } from "@/lib/core/ids";
import type { IndexAnswer, IndexEntry, QueryTerm, TenantIndex } from "../port";
import { toUnit } from "../unit";
import type { WriteOrder } from "./messages";
import { type PreparedEntry, prepare } from "./prepare";
import type { TenantFile } from "./tenant-file";

const ENTRIES_PER_TURN = 25;

/** How a tenant's handle reaches its file. */
export type FileAccess = {
  /** The file is null when there is none yet. */
  read<T>(work: (file: TenantFile | null) => T | Promise<T>): Promise<T>;
  write(order: WriteOrder): Promise<void>;
};

/** One tenant's handle: what goes in is made ready here, what comes out is put together. */
export function createTenantIndex(file: FileAccess, space: SpaceId | null): TenantIndex {
  return {
    async upsert(entries) {
      if (entries.length === 0) return;
      await file.write({ type: "upsert", space, entries: await prepareAll(entries) });
    },
    async search({ terms = [], vector, topK, filter }) {
      const unit = vector && toUnit(vector);
      const isClosed = topK < 1 || filter.sourceIds.length === 0 || filter.documentIds?.length === 0;
      return file.read(async (open) => {
        if (!open) return nothing(terms);
        const { lexical, statistics } = open.lexical.search(terms, filter, isClosed ? 0 : topK);
        const isDense = unit && space && !isClosed;
        const dense = isDense ? await open.nearest(space, unit, filter, topK) : [];
        return { lexical, dense, statistics };
      });
    },
    async deleteVersion(document, version) {
      await file.write({ type: "deleteVersion", document, version });
    },
    async deleteDocument(document) {
      await file.write({ type: "deleteDocument", document });
    },
    listVersions(cursor) {
      return file.read((open) => open?.listVersions(cursor) ?? { items: [], nextCursor: null });
    },
    count(filter) {
      return file.read((open) => open?.count(filter) ?? 0);
    },
    async deleteOtherSpaces() {
      await file.write({ type: "deleteOtherSpaces", space });
    },
    async deleteAll() {
      await file.write({ type: "deleteAll" });
    },
  };
}

/** With a pause after every few, so that nobody waits long for the many. */
async function prepareAll(entries: readonly IndexEntry[]): Promise<PreparedEntry[]> {
  const prepared: PreparedEntry[] = [];
  for (const entry of entries) {
    prepared.push(prepare(entry));
    if (prepared.length % ENTRIES_PER_TURN === 0) await nextTurn();
  }
  return prepared;
}

function nothing(terms: readonly QueryTerm[]): IndexAnswer {
  const documentFrequency = new Map(terms.flatMap((term) => term.forms).map((form) => [form, 0]));
  return { lexical: [], dense: [], statistics: { entries: 0, documentFrequency } };
}
