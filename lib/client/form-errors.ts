import type { z } from "zod";
import type { AppError } from "@/lib/core/errors";

/** What is wrong, by the name of the field; what belongs to no field is under `form`. */
export type FieldErrors = Partial<Record<string, string>>;

/** A sentence for people out of a message such as "must not be empty": it stands under the field, so it needs no name. */
export function asSentence(message: string): string {
  const whole = /^(must|has|have|is|are|may|can)\b/.test(message) ? `This ${message}` : message;
  const capital = whole.charAt(0).toUpperCase() + whole.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

/** The first thing wrong with each field, as the schema sees it. */
export function errorsOfSchema(error: z.core.$ZodError): FieldErrors {
  return collect(error.issues.map(({ path, message }) => ({ path, message })));
}

/** The same out of the API's answer; what belongs to no field that is shown reads as an error of the whole form. */
export function errorsOfAnswer(error: AppError, names: readonly string[]): FieldErrors {
  const issues = error.details?.issues ?? [];
  // A body may hold its fields one level down: the form has them by their own names.
  const found = collect(issues, ([first, ...rest]) =>
    names.includes(String(first)) ? first : (rest[0] ?? first),
  );
  const isShown = issues.length > 0 && Object.keys(found).every((name) => names.includes(name));
  return isShown ? found : { form: error.message };
}

type Path = readonly PropertyKey[];

function collect(
  issues: readonly { path: Path; message: string }[],
  nameOf: (path: Path) => PropertyKey | undefined = ([first]) => first,
): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of issues) {
    const name = String(nameOf(path) ?? "form");
    errors[name] ??= asSentence(message);
  }
  return errors;
}
