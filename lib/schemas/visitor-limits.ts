/** As long as a visitor's question may be. In a file without zod, which the panel's bundle must not hold. */
export const MOST_VISITOR_CHARACTERS = 2_000;
