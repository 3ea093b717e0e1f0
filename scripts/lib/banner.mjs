// What a person reads when the product has started.
import { during, note, say } from "./progress.mjs";

/** One line a component, the samples' answer on the first start, the address, and the owner's link. */
export async function banner(runtime, env) {
  say("");
  for (const { name, adapter, isWorking, detail } of await runtime.components()) {
    say(`${isWorking ? "✓" : "✗"} ${name.padEnd(18)} ${adapter}${detail ? ` (${detail})` : ""}`);
  }
  const { link, sample } = await during("Setting up", (tell) => runtime.firstRun(tell));
  if (sample) tellSample(sample);
  say("");
  say(`MiniRAG is at ${env.core.publicUrl}`);
  if (link) {
    say("Sign in as the owner with this link; it works once, within 24 hours:");
    note(link);
  }
  say("");
}

function tellSample({ question, answer }) {
  say("");
  say(`The sample documents were asked: ${question}`);
  for (const line of answer.answer.split("\n")) note(line);
  for (const { index, title, page, headingPath } of answer.citations) {
    note(`[${index}] ${[title, page && `page ${page}`, headingPath.at(-1)].filter(Boolean).join(", ")}`);
  }
}
