import { AppError } from "@/lib/core/errors";
import type { Namespace } from "./manifest";

/** @throws AppError invalid_request when a vector is not as long as those of its space */
export function assertSize(vector: Float32Array, { dimensions }: Pick<Namespace, "dimensions">): void {
  if (dimensions === null || vector.length === dimensions) return;
  throw new AppError(
    "invalid_request",
    `A vector has ${vector.length} dimensions, those of its embedding space have ${dimensions}.`,
  );
}
