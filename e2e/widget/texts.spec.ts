import { expect, test } from "@playwright/test";
import { HOSTILE_TEXTS } from "@/components/patterns/markdown/testing/hostile-texts";
import { watchHarm } from "../support/hostile-panel";
import { holdPanel, play, SCENES, type Scene } from "../support/panel-in-hand";
import { publish } from "../support/widget";

// Pictures of each of thousands of renderings would take most of the time.
test.use({ trace: "off", viewport: { width: 400, height: 640 } });

const HARMLESS = { ran: 0, faults: [], refused: [] };

const PLACES: Record<Scene, string> = {
  owner: "the owner's texts",
  answer: "an answer, with each of its beginnings, its sources, links and next questions",
  error: "why an answer did not come",
  form: "what is wrong with a form",
  history: "what was said before",
  erase: "why nothing was erased",
};

let bot = "";
test.beforeAll(async () => {
  bot = await publish("Reader", []);
});

/** Where texts stay plain, every second one is enough: that is more than 150 of all kinds. */
const SOME = HOSTILE_TEXTS.filter((_, index) => index % 2 === 0);
const isMarkdown = (scene: Scene) => scene === "answer" || scene === "owner";

test("there are at least 150 of them", () => {
  expect(new Set(SOME).size).toBeGreaterThanOrEqual(150);
});

for (const scene of SCENES)
  test(`hostile texts do nothing as ${PLACES[scene]}`, async ({ page }) => {
    const watch = await watchHarm(page);
    await holdPanel(page, bot);
    const texts = isMarkdown(scene) ? HOSTILE_TEXTS : SOME;
    expect(await play(page, scene, texts)).toEqual([]);
    const { looks, ...harm } = await watch.harm();
    expect(harm).toEqual(HARMLESS);
    expect(watch.strangers).toEqual([]);
    // Each beginning of an answer was on the screen, and looked at.
    const changes = scene === "answer" ? texts.join("").length : texts.length;
    expect(looks).toBeGreaterThan(changes);
  });
