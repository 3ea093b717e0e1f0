/** Lets a text through that arrives in any pieces, without what must not be seen. However it is cut, the same comes out. */
export type TextFilter = {
  /** Takes in the next piece; gives what is certain by now. */
  push(delta: string): string;
  /** The rest, when the text has ended. */
  end(): string;
};

/** Stands where something was taken out. */
export const REMOVED = "link removed";

/** One after the other. */
export function chained(filters: readonly TextFilter[]): TextFilter {
  return {
    push: (delta) => filters.reduce((text, filter) => filter.push(text), delta),
    end: () => filters.reduce((text, filter) => filter.push(text) + filter.end(), ""),
  };
}
