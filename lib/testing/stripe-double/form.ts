export type Form = { [name: string]: FormValue };
type FormValue = string | Form | FormValue[];

/** `a[b][0][c]=v` as nested objects; those whose names are 0, 1, 2 … are arrays. Every value stays text, as it came. */
export function parseForm(text: string): Form {
  const root: Form = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const [first = "", ...rest] = name.split("[").map((part) => part.replace(/\]$/, ""));
    put(root, [first, ...rest], value);
  }
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, withArrays(value)]));
}

function put(into: Form, [name = "", ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner = into[name];
  const next: Form = isForm(inner) ? inner : {};
  into[name] = next;
  put(next, rest, value);
}

function isForm(value: FormValue | undefined): value is Form {
  return typeof value === "object" && !Array.isArray(value);
}

function withArrays(value: FormValue): FormValue {
  if (!isForm(value)) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, withArrays(one)] as const);
  return entries.every(([name], at) => name === String(at))
    ? entries.map(([, one]) => one)
    : Object.fromEntries(entries);
}
