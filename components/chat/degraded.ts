/** Why an answer rests on less than usual, in words for its reader. */
const REASONS: Record<string, string> = {
  model_failed: "The language model could not be used, so these are sentences quoted from the sources.",
  model_refused:
    "The provider refuses the key of the bot’s language model, so these are sentences quoted from the sources.",
  model_removed:
    "The connection of the bot’s language model was removed, so these are sentences quoted from the sources.",
  model_fallback: "The bot’s first language model could not be used, so another one answered.",
  rerank_failed: "The passages could not be put into order by the reranker, so they are in the usual order.",
  model_interrupted: "The language model broke off, so this answer is not complete.",
  embedding_failed:
    "The search by meaning did not work just now, so passages were found by their words alone.",
  embedding_refused:
    "The provider refuses the key of the model that searches by meaning, so passages were found by their words alone.",
  embedding_removed:
    "The connection of the model that searches by meaning was removed, so passages were found by their words alone.",
  embedding_too_slow: "The search by meaning took too long, so passages were found by their words alone.",
  dense_search_failed:
    "The search by meaning did not work just now, so passages were found by their words alone.",
  lexical_search_failed:
    "The search by words did not work just now, so passages were found by their meaning alone.",
  not_indexed_by_meaning_yet:
    "The sources are not indexed by meaning yet, so passages were found by their words alone.",
};

const UNKNOWN = "A part of the search did not work just now, so this answer may rest on fewer passages.";

export function describeDegraded(reason: string): string {
  return Object.hasOwn(REASONS, reason) ? String(REASONS[reason]) : UNKNOWN;
}
