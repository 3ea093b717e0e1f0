import type { Examination } from "@/lib/services/upkeep";

const CHECKED =
  "Checked: originals in the storage, passages and their counts, the search index and its vectors, work and deletions that nobody carries out, files that belong to nothing, the audit log.";

/** Pure: what the doctor found, line by line, then what it looked for and how much it looked at. */
export function linesOf({ tenants, documents, findings }: Examination): string[] {
  const found = findings.map(({ tenant, subject, name, problem, repair }) => {
    const who = name ? `${subject} (${name})` : subject;
    return `${repair ? "~" : "✗"} ${tenant}, ${who}: ${problem}; ${repair ?? "this is for people to mend"}`;
  });
  const looked = `Looked at ${count(documents, "document")} of ${count(tenants, "team")}`;
  const wrong =
    findings.length === 0
      ? "nothing was wrong"
      : `${count(findings.length, "thing")} ${findings.length === 1 ? "was" : "were"} not right`;
  return [...found, CHECKED, `${looked}: ${wrong}.`];
}

const count = (many: number, one: string) => `${many} ${one}${many === 1 ? "" : "s"}`;
