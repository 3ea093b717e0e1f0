import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};
const FORMS: Readonly<Record<string, string>> = {
  datetime: "must be a time such as 2026-01-31T12:00:00Z",
  date: "must be a date such as 2026-01-31",
  email: "must be an email address",
  url: "must be an address such as https://example.com",
};
/** How many of what a text or a list must have. */
const UNITS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  string: ["character", "characters"],
  array: ["entry", "entries"],
};

/** What a schema finds wrong, for callers; undefined where it says nothing that callers could use. For `safeParse`, so that a schema's own words come first. */
export function wordsOf(issue: Issue): string | undefined {
  const words = sentenceOf(issue);
  if (issue.input !== undefined || words === undefined) return words;
  if (issue.code === "invalid_value" || issue.code === "invalid_union") return `is missing; it ${words}`;
  return issue.code === "invalid_type" ? "is missing" : words;
}

function sentenceOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_type":
      return mustBe([issue.expected]);
    case "too_big":
    case "too_small":
      return boundOf(issue);
    case "invalid_format":
      return FORMS[issue.format] ?? "is not written in the form that is needed here";
    case "unrecognized_keys":
      return "is not a field of this";
    case "invalid_union":
      return unionOf(issue);
    default:
      return undefined;
  }
}

function oneOf(values: readonly unknown[]): string {
  const names = values.map(String);
  return names.length === 1 ? `must be ${names[0]}` : `must be one of ${listed(names)}`;
}

function mustBe(kinds: readonly string[]): string | undefined {
  const names = kinds.flatMap((kind) => KINDS[kind] ?? []);
  return names.length === 0 ? undefined : `must be ${listed([...new Set(names)])}`;
}

type Bound = Extract<Issue, { code: "too_big" | "too_small" }>;

function boundOf(issue: Bound): string {
  const isMost = issue.code === "too_big";
  const bound = isMost ? issue.maximum : issue.minimum;
  const number = bound.toLocaleString("en");
  const units = UNITS[issue.origin];
  if (units)
    return `must have at ${isMost ? "most" : "least"} ${number} ${units[Number(bound) === 1 ? 0 : 1]}`;
  if (issue.inclusive === false) return `must be ${isMost ? "less" : "more"} than ${number}`;
  return `must be at ${isMost ? "most" : "least"} ${number}`;
}

/** The kinds that may stand here, or the values of the field that tells them apart. */
function unionOf(issue: Extract<Issue, { code: "invalid_union" }>): string | undefined {
  const { discriminator, options } = issue;
  if (discriminator !== undefined && Array.isArray(options)) return oneOf(options);
  const kinds = issue.errors.flatMap((issues) =>
    issues.flatMap((one) => (one.code === "invalid_type" && one.path.length === 0 ? one.expected : [])),
  );
  return mustBe(kinds);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
