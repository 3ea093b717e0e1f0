import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dotSteps,
  encodeSigns,
  encodeSteps,
  hammingDistances,
  rotate,
  toStepQuery,
  wordsOfSigns,
} from "./codes";

const vectors = fc
  .integer({ min: 2, max: 200 })
  .chain((size) =>
    fc.tuple(
      fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size }),
      fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size }),
    ),
  )
  .map(([left, right]) => [Float32Array.from(left), Float32Array.from(right)] as const);

const dot = (left: Float32Array, right: Float32Array) =>
  left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);

describe("rotate", () => {
  it("keeps lengths and angles", () => {
    fc.assert(
      fc.property(vectors, ([left, right]) => {
        expect(dot(rotate(left), rotate(right))).toBeCloseTo(dot(left, right), 3);
      }),
    );
  });

  it("spreads a vector of one coordinate over all", () => {
    const vector = new Float32Array(1_536);
    vector[7] = 1;
    const largest = Math.max(...rotate(vector).map(Math.abs));
    expect(largest).toBeLessThan(0.25);
  });

  it("gives the same codes on every machine, for they are stored", () => {
    const vector = Float32Array.from({ length: 96 }, (_, at) => Math.sin(at + 1));
    expect([...encodeSigns(rotate(vector))]).toMatchInlineSnapshot(`
      [
        1723660091,
        3332003042,
        1084947572,
      ]
    `);
  });
});

describe("codes", () => {
  it("count differing signs", () => {
    fc.assert(
      fc.property(vectors, ([left, right]) => {
        const code = encodeSigns(right);
        expect(code).toHaveLength(wordsOfSigns(right.length));
        const expected = left.filter((value, at) => value > 0 !== (right[at] ?? 0) > 0).length;
        const distances = new Uint16Array(1);
        hammingDistances(code, encodeSigns(left), Uint32Array.of(0), distances);
        expect(distances[0]).toBe(expected);
      }),
    );
  });

  it("tell dot products in steps, also from the middle of many codes", () => {
    fc.assert(
      fc.property(vectors, ([left, right]) => {
        const [query, vector] = [rotate(left), rotate(right)];
        const { nibbles, size } = encodeSteps(vector);
        const many = Uint8Array.from([...new Uint8Array(nibbles.length), ...nibbles]);
        const told = dotSteps(toStepQuery(query), many, 1, size);
        const cut = vector.map((value) => Math.min(7.5, Math.max(-7.5, value / size)) * size);
        const lengths = query.reduce((sum, value) => sum + Math.abs(value), 0);
        expect(Math.abs(told - dot(query, cut))).toBeLessThanOrEqual(0.52 * size * lengths + 1e-3);
      }),
    );
  });
});
