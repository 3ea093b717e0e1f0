import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { analyze, analyzeQuery } from "@/lib/services/retrieval";
import { createSqliteIndex } from "../sqlite";
import { all, entry } from "../testing/entries";
import { open } from "./testing/open";

const PAGES = [
  ["Returns", "You may return any item within 30 days of delivery. Returned items must be unused."],
  [
    "Shipping",
    "Orders are shipped within two days. Delivery to islands takes a week longer than to the mainland.",
  ],
  ["Delivery times", "A parcel is on its way for two to four days. Islands wait for the ferry."],
  ["Warranty", "The warranty covers faults of material for two years, but no damage by water."],
  ["Water damage", "Dry the device for two days. Damage by water is not covered by the warranty."],
  ["Battery", "The battery charges in two hours. A damaged battery must not be charged or shipped."],
  ["Payment", "Pay by card, by invoice or on delivery. An invoice is due within 30 days."],
  ["Invoices", "Invoices are sent by mail. An invoice that was lost is sent again on request."],
  ["Discounts", "Students pay ten percent less. Discounts do not apply to shipping or returns."],
  ["Contact", "Call us on weekdays, or write a mail. We answer within two days."],
] as const;

const QUESTIONS = [
  "how long does delivery take",
  "delivery to islands",
  "is water damage covered by the warranty",
  "return an unused item",
  "lost invoice",
  "can I ship a damaged battery",
  "discount for students",
  "when is an invoice due",
  "answer by mail",
  "charging the battery",
  "two days",
  "something about penguins",
];

test("questions find the same as in the embedded index, in the same order and with the same scores", async () => {
  const { tenant, tenantId } = await open();
  const folder = await mkdtemp(path.join(tmpdir(), "minirag-ranking-"));
  const sqlite = createSqliteIndex({ folder, log: SILENT });
  onTestFinished(async () => {
    await sqlite.close();
    await rm(folder, { recursive: true });
  });
  const entries = PAGES.map(([title, body]) =>
    entry({ title: [...analyze(title)], body: [...analyze(body)], source: newId("source") }),
  );
  const embedded = sqlite.forTenant(tenantId, null);
  await Promise.all([embedded.upsert(entries), tenant.upsert(entries)]);
  for (const question of QUESTIONS) {
    const query = { terms: analyzeQuery(question, {}), topK: 10, filter: all(entries) };
    const [there, here] = await Promise.all([tenant.search(query), embedded.search(query)]);
    expect(there.lexical, question).toEqual(here.lexical);
    expect(there.statistics, question).toEqual(here.statistics);
  }
});
