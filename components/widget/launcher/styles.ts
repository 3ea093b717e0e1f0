import type { WidgetConfigDto } from "@/lib/schemas/visitor";

type Look = WidgetConfigDto["appearance"];

/** Where the chat takes the whole window: phones, and pages at 400 %. */
export const SMALL = "(max-width:480px),(max-height:480px)";

// Shapes in a square of 24, for `clip-path`: drawn without elements, so without a policy that forbids them.
const ICONS: Record<Look["icon"], string> = {
  chat: "M4 3h16q2 0 2 2v10q0 2-2 2H10l-5 4v-4H4q-2 0-2-2V5q0-2 2-2z",
  question: "M7 8a5 5 0 1 1 8 4q-2 1-2 4h-2q0-4 2-5a3 3 0 1 0-4-3zM11 18h2v3h-2z",
  book: "M11 6Q8 4 2 4v15q6 0 9 2zM13 6q3-2 9-2v15q-6 0-9 2z",
  spark: "M12 2l3 7 7 3-7 3-3 7-3-7-7-3 7-3z",
};
const CROSS = "M5 7l2-2 5 5 5-5 2 2-5 5 5 5-2 2-5-5-5 5-2-2 5-5z";

// A page's own `!important` wins over everything but an `!important` of the shadow root for its host.
const outside = (rules: string) => `:host{${rules.replaceAll(";", "!important;")}}`;

/** The style sheet of a bubble (56 px, 12 px between things); `place` counts from the corner, where there is more than one. */
export function bubbleStyles(look: Look, scheme: string, place: number): string {
  const { colour, ink, icon, radius, offsetY } = look;
  const x = look.offsetX + place * 68;
  const edge = `inset-inline-${look.position}:`;
  return `${outside(
    `all:initial;display:block;position:fixed;bottom:${offsetY}px;${edge}${x}px;width:56px;height:56px;z-index:2147483000;pointer-events:none;font:15px/1.4 system-ui;color-scheme:${scheme === "auto" ? "light dark" : scheme};`,
  )}[hidden]{display:none!important}
button{all:unset;display:grid;place-items:center;min-width:44px;min-height:44px;cursor:pointer;pointer-events:auto}
button:focus-visible{outline:2px solid #fff;outline-offset:-4px;box-shadow:0 0 0 3px #000}
.b,.g,.p{position:absolute;${edge}0;bottom:0;box-shadow:0 4px 20px #0005,0 0 0 1px #8883;pointer-events:auto}
.b{width:100%;height:100%;border-radius:50%;background:${colour};color:${ink};forced-color-adjust:none}
.b:before,.x:before{content:"";width:24px;height:24px;background:currentColor;clip-path:path("${ICONS[icon]}")}
.b[aria-expanded=true]:before,.x:before{clip-path:path("${CROSS}")}
.x:before{scale:.6}
.u{position:absolute;top:0;${edge}0;width:12px;height:12px;border:2px solid #fff;border-radius:50%;background:#c00}
.g,.p{bottom:68px;background:Canvas;color:CanvasText;border-radius:${radius}px;overflow:hidden}
.g{display:flex;padding-block:4px;padding-inline-start:16px;width:max-content;max-width:min(300px,100vw - ${x + 28}px)}
.p{width:min(400px,100vw - ${x + 12}px);height:min(640px,100dvh - ${offsetY + 80}px)}
iframe{width:100%;height:100%;border:0}
@media ${SMALL}{.p{position:fixed;inset:0;width:auto;height:100dvh;border-radius:0}.r:not([hidden])~*{display:none}}
@media print{:host{display:none!important}}`;
}

/** The style sheet of `<minirag-chat>`: as high before as after it has loaded. Its edge takes no room, and a page may draw another. */
export const inlineStyles = ({ radius }: Pick<Look, "radius">) =>
  `:host{display:block!important;height:600px;border-radius:${radius}px;overflow:hidden;box-shadow:0 0 0 1px #8884}iframe{width:100%;height:100%;min-height:480px;border:0}`;
