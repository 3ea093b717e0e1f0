import type { Options } from "rehype-sanitize";

/** Everything that a text of others may become; what is not named here is dropped. */
export const SCHEMA: Options = {
  tagNames: [
    ...["p", "br", "strong", "em", "del", "code", "pre", "blockquote", "hr", "a", "mark"],
    ...["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"],
    ...["table", "thead", "tbody", "tr", "th", "td"],
  ],
  attributes: { a: ["href"], ol: ["start"], th: ["align"], td: ["align"] },
  protocols: { href: ["http", "https", "mailto"] },
  required: {},
  clobber: [],
  strip: [],
};
