import { EXTRACTIVE } from "@/lib/schemas/chat";
import type { ResultDetail } from "@/lib/schemas/evaluation";

/** The documents whose own words an answer is put together from; what a model wrote in its own words is nobody's else. */
export function quotedIn({ model, cited }: Pick<ResultDetail, "model" | "cited">): string[] {
  return model === EXTRACTIVE ? [...new Set(cited.map(({ documentId }) => documentId))] : [];
}
