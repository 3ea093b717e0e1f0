import type { z } from "zod";
import { type Found, Namespace } from "./namespace";
import { type DoubleRecord, deleteRequest, queryRequest, statsRequest, upsertRequest } from "./shapes";

/** A dense index has a dimension; one whose metric is dotproduct takes sparse values beside it. */
export type Kind =
  | { type: "dense"; dimension: number; metric: "cosine" | "euclidean" | "dotproduct" }
  | { type: "sparse" };

export class RefusedError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** One index: what its data plane answers. */
export class DoubleIndex {
  readonly kind: Kind;
  private readonly namespaces = new Map<string, Namespace>();
  private readonly delayMs: () => number;

  constructor(kind: Kind, delayMs: () => number) {
    this.kind = kind;
    this.delayMs = delayMs;
  }

  /** @throws RefusedError as Pinecone would refuse the request */
  answer(operation: string, body: unknown): unknown {
    switch (operation) {
      case "/vectors/upsert":
        return this.upsert(parse(upsertRequest, body));
      case "/query":
        return this.query(parse(queryRequest, body));
      case "/vectors/delete":
        return this.delete(parse(deleteRequest, body));
      case "/describe_index_stats":
        return this.stats(parse(statsRequest, body));
      default:
        throw new RefusedError(404, `there is no operation ${operation}`);
    }
  }

  /** Ids by namespace, as a query would see them now. */
  standing(): Record<string, string[]> {
    const all = [...this.namespaces].map(([name, one]) => [name, [...one.visible().keys()].sort()] as const);
    return Object.fromEntries(all.filter(([, ids]) => ids.length > 0));
  }

  record(namespace: string, id: string): DoubleRecord | undefined {
    return this.namespaces.get(namespace)?.visible().get(id);
  }

  private upsert({ vectors, namespace }: z.output<typeof upsertRequest>) {
    for (const { id, values, sparseValues } of vectors) this.check(id, values, sparseValues);
    let target = this.namespaces.get(namespace);
    if (!target) {
      target = new Namespace(this.delayMs);
      this.namespaces.set(namespace, target);
    }
    target.upsert(vectors);
    return { upsertedCount: vectors.length };
  }

  private check(id: string, values?: number[], sparseValues?: object): void {
    if (this.kind.type === "sparse") {
      if (values || !sparseValues) throw new RefusedError(400, `${id}: this index takes sparse values only`);
      return;
    }
    if (!values) throw new RefusedError(400, `${id}: a record of a dense index must have dense values`);
    if (values.length !== this.kind.dimension)
      throw new RefusedError(400, `Vector dimension ${values.length} does not match ${this.kind.dimension}`);
  }

  private query(asked: z.output<typeof queryRequest>) {
    const { vector, sparseVector, namespace, includeMetadata, includeValues } = asked;
    if (this.kind.type === "sparse" && (vector || !sparseVector))
      throw new RefusedError(400, "a sparse index is asked by a sparse vector alone");
    if (this.kind.type === "dense") {
      if (!vector) throw new RefusedError(400, "a dense index is asked by a dense vector");
      if (vector.length !== this.kind.dimension)
        throw new RefusedError(
          400,
          `Vector dimension ${vector.length} does not match ${this.kind.dimension}`,
        );
      if (sparseVector && this.kind.metric !== "dotproduct")
        throw new RefusedError(400, "Index configuration does not support sparse values");
    }
    const found = this.namespaces.get(namespace)?.search(asked) ?? [];
    const matches = found.map(({ id, score, record }: Found) => ({
      ...{ id, score, values: (includeValues && record.values) || [] },
      ...(includeMetadata && record.metadata && { metadata: record.metadata }),
    }));
    return { matches, namespace, usage: { readUnits: 1 } };
  }

  private delete({ namespace, ids, deleteAll, filter }: z.output<typeof deleteRequest>) {
    const target = this.namespaces.get(namespace);
    if (!target || target.isEmpty) throw new RefusedError(404, "Namespace not found");
    if (ids) target.deleteIds(ids);
    else target.deleteWhere(deleteAll ? undefined : filter);
    return {};
  }

  private stats(_asked: object) {
    const counts = [...this.namespaces].map(([name, one]) => [name, one.visible().size] as const);
    const held = counts.filter(([, count]) => count > 0);
    return {
      namespaces: Object.fromEntries(held.map(([name, count]) => [name, { vectorCount: count }])),
      ...(this.kind.type === "dense" && { dimension: this.kind.dimension }),
      ...{ indexFullness: 0, totalVectorCount: held.reduce((sum, [, count]) => sum + count, 0) },
      ...{ metric: this.kind.type === "dense" ? this.kind.metric : "dotproduct", vectorType: this.kind.type },
    };
  }
}

export function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new RefusedError(400, `${first?.path.join(".")}: ${first?.message}`);
}
