/** Turns the direction or position of something in a page's own space (y up) into the page as shown (y down). */
export type Shown = (x: number, y: number) => { x: number; y: number };

const TURNS: readonly Shown[] = [
  (x, y) => ({ x, y: -y }),
  (x, y) => ({ x: y, y: x }),
  (x, y) => ({ x: -x, y }),
  (x, y) => ({ x: -y, y: -x }),
];

/** `rotation` is the page's: quarter turns clockwise. */
export function toShown(rotation: number): Shown {
  return TURNS[rotation & 3] ?? ((x, y) => ({ x, y: -y }));
}
