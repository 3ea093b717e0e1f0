import { expect, test } from "vitest";
import { DEFAULT_LOOK } from "@/lib/schemas/widget";
import { toValues } from "../to-values";
import { toPreviewConfig } from "./preview-config";

const shown = (widget: Parameters<typeof toValues>[0], shade: "light" | "dark" = "light") =>
  toPreviewConfig(toValues(widget), shade, null);

test("an owner who has set nothing sees what visitors would", () => {
  expect(shown({})).toEqual({
    state: "on",
    welcome: null,
    suggestions: [],
    followUps: true,
    texts: {},
    appearance: {
      ...{
        colour: DEFAULT_LOOK.colour,
        ink: "#ffffff",
        scheme: "light",
        radius: 16,
        font: "system",
        logo: null,
      },
    },
    lead: null,
    person: false,
    privacy: null,
    attribution: true,
  });
});

test("the page's shade counts where the owner leaves it to the visitor", () => {
  expect(shown({}, "dark").appearance?.scheme).toBe("dark");
  expect(shown({ appearance: { scheme: "light" } }, "dark").appearance?.scheme).toBe("light");
});

test("the ink goes with the colour", () => {
  expect(shown({ appearance: { colour: "#facc15" } }).appearance?.ink).toBe("#000000");
});

test("a colour that is half written is not shown yet", () => {
  const values = { ...toValues({}), colour: "#12" };
  expect(toPreviewConfig(values, "light", null).appearance?.colour).toBe(DEFAULT_LOOK.colour);
});

test("paused, off and on: off can be tried as if it were on", () => {
  expect(shown({ state: "paused", pausedText: "Later." })).toMatchObject({
    state: "paused",
    pausedText: "Later.",
  });
  expect(shown({ state: "off" }).state).toBe("on");
});
