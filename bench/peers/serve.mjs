// What every peer is: a process of its own that answers one message at a time.

/** Answers each message with what `answer` makes of it, or with the error it ended in. */
export function serve(answer) {
  process.on("message", async ({ id, question }) => {
    try {
      process.send({ id, answer: await answer(question) });
    } catch (error) {
      process.send({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
  process.on("disconnect", () => process.exit(0));
  process.send("ready");
}

/** What a process was told when it was started. */
export const settings = JSON.parse(process.argv[2] ?? "{}");

/** Works at all of `items`, `count` at a time. */
export async function atOnce(count, items, work) {
  let next = 0;
  const worker = async () => {
    while (next < items.length) await work(items[next++]);
  };
  await Promise.all(Array.from({ length: count }, worker));
}
