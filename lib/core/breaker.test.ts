import { beforeEach, expect, test } from "vitest";
import { Breaker } from "./breaker";

let time: number;
let breaker: Breaker;
beforeEach(() => {
  time = 1000;
  breaker = new Breaker({ failures: 3, coolDownMs: 500, now: () => time });
});

function open() {
  return [breaker.fail(), breaker.fail(), breaker.fail()];
}

test("it opens with so many failures in a row, and says once that it did", () => {
  breaker.fail();
  breaker.fail();
  expect(breaker.enter()).toBe("through");
  expect(breaker.succeed()).toBeNull();
  expect(open()).toEqual([false, false, true]);
  expect(breaker.enter()).toBe("refused");
  expect(breaker.fail()).toBe(false);
});

test("an outage began with the first of its failures, and is tried again a while after the last", () => {
  breaker.fail();
  time = 1100;
  breaker.fail();
  time = 1200;
  breaker.fail();
  expect(breaker.outage).toEqual({ since: 1000, nextTryAt: 1700 });
});

test("after the cool-down one call tries, and only that one", () => {
  open();
  time = 1499;
  expect(breaker.enter()).toBe("refused");
  time = 1500;
  expect(breaker.enter()).toBe("trial");
  expect(breaker.enter()).toBe("refused");
});

test("a trial that works ends the outage", () => {
  open();
  time = 2000;
  expect(breaker.enter()).toBe("trial");
  expect(breaker.succeed()).toEqual({ since: 1000, nextTryAt: 1500 });
  breaker.leave();
  expect(breaker.outage).toBeNull();
  expect(breaker.enter()).toBe("through");
  expect(open()).toEqual([false, false, true]);
});

test("a trial that fails waits for another cool-down, within the same outage", () => {
  open();
  time = 2000;
  breaker.enter();
  expect(breaker.fail()).toBe(false);
  breaker.leave();
  expect(breaker.outage).toEqual({ since: 1000, nextTryAt: 2500 });
  expect(breaker.enter()).toBe("refused");
  time = 2500;
  expect(breaker.enter()).toBe("trial");
});

test("a trial that said nothing leaves its place to the next", () => {
  open();
  time = 2000;
  breaker.enter();
  breaker.leave();
  expect(breaker.enter()).toBe("trial");
});
