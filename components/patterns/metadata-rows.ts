import { z } from "zod";
import { Metadata, toMetadataValue } from "@/lib/schemas/metadata";

/** A key and its value in a form; `before` is the value as it was stored, whose kind is kept when nobody changes its text. */
export type MetadataRow = { id: string; key: string; value: string; before?: Metadata[string] };

export function newMetadataRow(): MetadataRow {
  return { id: crypto.randomUUID(), key: "", value: "" };
}

export function toMetadataRows(metadata: Metadata): MetadataRow[] {
  return Object.entries(metadata).map(([key, before]) => ({
    id: crypto.randomUUID(),
    key,
    value: textOf(before),
    before,
  }));
}

const textOf = (value: Metadata[string]) => (Array.isArray(value) ? value.join(", ") : String(value));

const isBlank = ({ key, value }: MetadataRow) => key.trim() === "" && value.trim() === "";

/** Rows of a form as metadata; a row that nobody wrote in is no mistake. What is wrong is said with the key it is about. */
export const MetadataRows = z.custom<MetadataRow[]>().transform((rows, context): Metadata => {
  const filled = rows.filter((row) => !isBlank(row));
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  const keys = filled.map(({ key }) => key.trim());
  if (keys.includes("")) return refuse("Each value needs a key");
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) return refuse(`“${twice}” is there twice`);
  const entries = filled.map(({ key, value, before }) => [
    key.trim(),
    before !== undefined && textOf(before) === value ? before : toMetadataValue(key.trim(), value),
  ]);
  const parsed = Metadata.safeParse(Object.fromEntries(entries));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [key] = issue?.path ?? [];
  return refuse(key === undefined ? `It ${issue?.message}` : `“${String(key)}” ${issue?.message}`);
});
