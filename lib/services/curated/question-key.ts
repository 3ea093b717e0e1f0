import { createHash } from "node:crypto";
import { ANALYSIS_VERSION, identityOf } from "../retrieval";

/** Changes with what counts as the same question (`identityOf`). */
const KEY_VERSION = 1;

/** By which analysis keys are made now; keys made by another find nothing until they are made anew (`rekeyCurated`). */
export const KEYED_BY = `${KEY_VERSION}.${ANALYSIS_VERSION}`;

/** What questions that ask the same share; null for a text that asks nothing. */
export function questionKey(question: string): string | null {
  const identity = identityOf(question);
  if (identity === null) return null;
  return createHash("sha256").update(`${KEYED_BY}\n${identity}`).digest("base64url");
}
