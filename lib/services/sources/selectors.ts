import { compile } from "css-select";
import { type Issue, validationFailed } from "@/lib/core/errors";

type Lists = { keep?: readonly string[] | undefined; drop?: readonly string[] | undefined };

/** @throws AppError validation_failed when one is no CSS selector; `path` leads to the lists in the request */
export function assertSelectors({ keep = [], drop = [] }: Lists, path: readonly string[] = []): void {
  const issues: Issue[] = Object.entries({ keep, drop }).flatMap(([name, selectors]) =>
    selectors.flatMap((selector, index) =>
      isSelector(selector)
        ? []
        : [{ path: [...path, name, index], message: `“${selector}” is no CSS selector` }],
    ),
  );
  if (issues.length > 0) throw validationFailed(issues);
}

function isSelector(text: string): boolean {
  try {
    compile(text);
    return true;
  } catch {
    return false;
  }
}
