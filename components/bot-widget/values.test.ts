import { expect, test } from "vitest";
import { BotWidget } from "@/lib/schemas/widget";
import { toValues } from "./to-values";
import { toWidget } from "./to-widget";
import { WidgetValues } from "./values";

const FULL: BotWidget = {
  welcome: "Hello",
  suggestions: ["When?", "Where?"],
  followUps: false,
  state: "paused",
  pausedText: "Back on Monday.",
  origins: ["https://example.com", "https://*.example.org"],
  hosted: { isOn: true, isIndexed: true, title: "Help", description: "Ask." },
  persistence: "month",
  language: "ar",
  texts: { title: "T", subtitle: "S", placeholder: "P", launcher: "L", greeting: "G" },
  appearance: {
    ...{ colour: "#0f766e", scheme: "dark", radius: 4, font: "serif", icon: "book", position: "start" },
    ...{ offsetX: 0, offsetY: 64 },
  },
  privacy: { text: "We keep it.", url: "https://example.com/privacy" },
  attribution: false,
  limits: { most: { visitor: 3, botDay: 100 }, messages: { visitor: "Slowly." } },
  lead: {
    when: "unknown",
    fields: [
      { field: "name", isRequired: false },
      { field: "email", isRequired: true },
    ],
    intro: "Leave your address.",
    consent: "I agree.",
  },
  person: { email: "help@example.com" },
};

const roundTrip = (widget: BotWidget) => toWidget(WidgetValues.parse(toValues(widget)));
const problemsOf = (values: Partial<WidgetValues>) =>
  (WidgetValues.safeParse({ ...toValues({}), ...values }).error?.issues ?? []).map(({ path }) => path[0]);

test("all that can be set comes back as it was", () => {
  expect(roundTrip(FULL)).toEqual(FULL);
  expect(BotWidget.safeParse(roundTrip(FULL)).success).toBe(true);
});

test("what nobody has set is not sent, so that better defaults can come", () => {
  expect(roundTrip({})).toEqual({});
});

test("a form is right from the start, also for a widget that has nothing", () => {
  expect(problemsOf({})).toEqual([]);
});

test("sites are sent in their one form, and lines that hold nothing are not", () => {
  const origins = ["HTTPS://Example.com/", "", "http://localhost:3000"];
  expect(toWidget({ ...toValues({}), origins }).origins).toEqual([
    "https://example.com",
    "http://localhost:3000",
  ]);
});

test("a hosted page that is switched off keeps its words", () => {
  const hosted = { isOn: false, isIndexed: false, title: "Help" };
  expect(roundTrip({ hosted }).hosted).toEqual(hosted);
});

test.each<[string, Partial<WidgetValues>, string]>([
  ["a site that is none", { origins: ["example.com"] }, "origins"],
  ["a colour that is none", { colour: "blue" }, "colour"],
  ["too many suggestions", { suggestions: "a\nb\nc\nd\ne\nf\ng" }, "suggestions"],
  ["a suggestion that is too long", { suggestions: "x".repeat(121) }, "suggestions"],
  ["a link that is none", { privacyText: "We keep it.", privacyUrl: "example.com" }, "privacyUrl"],
  ["a link without words", { privacyUrl: "https://example.com" }, "privacyText"],
  ["an address that is none", { personEmail: "help" }, "personEmail"],
  ["a limit that is none", { most: { address: "0", visitor: "", botMinute: "", botDay: "" } }, "most"],
  [
    "a form that asks for nothing",
    { leadWhen: "before", leadFields: { name: "no", email: "no", phone: "no", company: "no" } },
    "leadFields",
  ],
])("%s is refused at its field", (_, values, field) => {
  expect(problemsOf(values)).toEqual([field]);
});

test("a new form for details asks for the address", () => {
  expect(toWidget({ ...toValues({}), leadWhen: "before" }).lead).toEqual({
    when: "before",
    fields: [{ field: "email", isRequired: true }],
  });
});
