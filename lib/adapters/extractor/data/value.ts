/** What JSON can say, and what XML says when it holds records. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Fields = { [key: string]: Value };

export function isFields(value: Value): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isScalar(value: Value): value is string | number | boolean | null {
  return typeof value !== "object" || value === null;
}

/** A list of scalars that is short enough to stand on one line counts as one. */
export function isLine(value: Value): boolean {
  return isScalar(value) || (Array.isArray(value) && value.every(isScalar) && lineOf(value).length <= 200);
}

export function lineOf(value: Value): string {
  if (value === null) return "";
  return Array.isArray(value)
    ? value.map((one) => (isScalar(one) ? lineOf(one) : "")).join(", ")
    : String(value);
}

/** Whether nothing is said anywhere inside. */
export function isBlank(value: Value): boolean {
  return isScalar(value) ? lineOf(value).trim() === "" : Object.values(value).every(isBlank);
}
