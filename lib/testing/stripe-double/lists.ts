import type { Stripe } from "stripe";
import { invalid, missingParam } from "./fault";
import type { World } from "./world";

type Page = { limit: number; starting_after?: string | undefined };

/** One page of what there is, newest first; made in the same second, the later one is first. */
export function listed<T extends { id: string; created: number }>(
  all: Iterable<T>,
  { limit, starting_after: after }: Page,
  path: string,
): Stripe.ApiList<T> {
  const sorted = [...all].reverse().toSorted((a, b) => b.created - a.created);
  const at = after === undefined ? 0 : sorted.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && at === 0) throw missingParam("object", after, "starting_after");
  const data = sorted.slice(at, at + limit);
  return { object: "list", data, has_more: at + data.length < sorted.length, url: path };
}

/** Stripe's search sees what is new only after a while; "under a minute", it says. */
const SEEN_AFTER_SECONDS = 60;
const CLAUSE = /^metadata\['([^']+)'\]:'((?:[^'\\]|\\.)*)'$/;

/** Customers by what was noted with them: `metadata['key']:'value'`, and nothing else of the query language. */
export function searched(
  world: World,
  { query, limit }: { query: string; limit: number },
): Stripe.ApiSearchResult<Stripe.Customer> {
  const [, name = "", quoted = ""] = CLAUSE.exec(query) ?? [];
  if (name === "") throw invalid(`We were unable to parse your search query: ${query}`, "query");
  const value = quoted.replaceAll(/\\(.)/g, "$1");
  const found = [...world.customers.values()].filter(
    ({ metadata, created }) => metadata[name] === value && created + SEEN_AFTER_SECONDS <= world.now(),
  );
  const { data, has_more } = listed(found, { limit }, "");
  return { object: "search_result", data, has_more, next_page: null, url: "/v1/customers/search" };
}
