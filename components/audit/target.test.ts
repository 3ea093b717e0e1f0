import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { targetOf } from "./target";

const event = { action: "bot.update", targetId: null, targetName: null, before: null, after: null };

test("a target has its name and the way there", () => {
  const targetId = newId("bot");
  expect(targetOf({ ...event, targetId, after: { name: "Help" } }, "/t/a")).toEqual({
    label: "Help",
    href: `/t/a/bots/${targetId}/settings`,
  });
});

test("what is deleted has a name and no way there", () => {
  const removed = {
    ...event,
    action: "source.remove",
    targetId: newId("source"),
    before: { title: "Manual" },
  };
  expect(targetOf(removed, "/t/a")).toEqual({ label: "Manual", href: null });
});

test("a person or a team is told by the name it has now", () => {
  const renamed = {
    ...event,
    action: "tenant.update",
    targetId: newId("tenant"),
    targetName: "New",
    before: { name: "Old" },
  };
  expect(targetOf(renamed, "/t/a")).toEqual({ label: "New", href: null });
});

test("without a name it is named by its kind, and a setting by its key", () => {
  expect(targetOf({ ...event, targetId: newId("user") }, "/t/a")).toEqual({
    label: "Person",
    href: "/t/a/members",
  });
  expect(targetOf({ ...event, targetId: newId("user") }, null)).toEqual({ label: "Person", href: null });
  expect(targetOf({ ...event, targetId: "timeZone" }, "/t/a")).toEqual({ label: "time zone", href: null });
  expect(targetOf(event, "/t/a")).toBeNull();
});
