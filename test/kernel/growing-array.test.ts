import { expect, test } from "vitest";
import { growingFloat64, growingUint16, growingUint32 } from "#app/kernel/growing-array.ts";

test.each([
  ["16-bit numbers", growingUint16, Uint16Array],
  ["32-bit numbers", growingUint32, Uint32Array],
  ["fractions", growingFloat64, Float64Array],
] as const)("%s are all there after more were put in than there was room for", (_, grow, kind) => {
  const array = grow();
  expect(array.values()).toHaveLength(0);
  for (let i = 0; i < 5000; i++) array.push(i);
  expect(array.length).toBe(5000);
  expect(array.values()).toBeInstanceOf(kind);
  expect([...array.values()]).toEqual(Array.from({ length: 5000 }, (_unused, i) => i));
});
