import { expect, test } from "vitest";
import type { BotId } from "@/lib/core/ids";
import { botsAtFirst } from "./bots-at-first";

const bot = (id: string, isSample = false) => ({ id: id as BotId, isSample });

test("the bots that the address names are chosen, as far as they are there", () => {
  expect(botsAtFirst([bot("bot_1"), bot("bot_2"), bot("bot_3")], ["bot_3", "bot_1", "bot_9"])).toEqual([
    "bot_1",
    "bot_3",
  ]);
});

test("a team's one bot is chosen by itself; samples do not count", () => {
  expect(botsAtFirst([bot("bot_1"), bot("bot_s", true)], [])).toEqual(["bot_1"]);
  expect(botsAtFirst([bot("bot_s", true)], [])).toEqual([]);
  expect(botsAtFirst([bot("bot_1"), bot("bot_2")], [])).toEqual([]);
  expect(botsAtFirst([], ["bot_1"])).toEqual([]);
});
