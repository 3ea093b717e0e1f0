import { expect, test } from "vitest";
import { makeTenant } from "@/lib/testing/fixtures";
import { addSource } from "./add-source";
import { listSources } from "./list-sources";

test("sources are found by a part of their title or address, as it is written", async () => {
  const { ctx } = await makeTenant();
  await addSource(ctx, { type: "text", title: "Opening HOURS, 100%", text: "Nine to five." });
  await addSource(ctx, { type: "text", title: "دليل الموظف", text: "Words." });
  await addSource(ctx, { type: "url", title: "Prices", url: "https://93.184.215.14/Price_List" });
  const found = async (search: string) =>
    (await listSources(ctx, { search })).items.map(({ title }) => title);

  expect(await found("opening hours")).toEqual(["Opening HOURS, 100%"]);
  expect(await found("الموظف")).toEqual(["دليل الموظف"]);
  expect(await found("price_list")).toEqual(["Prices"]);
  expect(await found("%")).toEqual(["Opening HOURS, 100%"]);
  expect(await found("_")).toEqual(["Prices"]);
  expect(await found("nowhere")).toEqual([]);
  await expect(found("a\u0000b")).rejects.toMatchObject({ code: "validation_failed" });
});
