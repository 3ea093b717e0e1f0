import { asSystemSql } from "@/lib/db";

/** Runs `body` while so many connections are in transactions that do not end before it does. */
export async function whileHeld<T>(connections: number, body: (letGo: () => void) => Promise<T>): Promise<T> {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begun = 0;
  const held = Array.from({ length: connections }, () =>
    asSystemSql("setup", async (client) => {
      await client.query("select 1");
      begun += 1;
      await gate;
    }),
  );
  while (begun < connections) await new Promise((resolve) => setTimeout(resolve, 5));
  const result = await body(letGo).finally(letGo);
  await Promise.all(held);
  return result;
}
