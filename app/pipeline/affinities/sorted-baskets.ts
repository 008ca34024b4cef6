/** The numbers that all of these ascending lists hold. */
export function intersect(lists: readonly Uint32Array[]): Uint32Array {
  const [shortest = new Uint32Array(), ...others] = lists.toSorted((a, b) => a.length - b.length);
  return others.reduce(intersectTwo, shortest);
}

/** The numbers that either of two ascending lists without a number in common holds. */
export function unite(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (b.length === 0) return a;
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both.sort();
}

function intersectTwo(a: Uint32Array, b: Uint32Array): Uint32Array {
  const found = new Uint32Array(Math.min(a.length, b.length));
  let count = 0;
  walkCommon(a, b, (value) => {
    found[count++] = value;
    return true;
  });
  return found.subarray(0, count);
}

/** Calls `visit` with each number that both ascending lists hold, until it says false. */
export function walkCommon(a: Uint32Array, b: Uint32Array, visit: (value: number) => boolean): void {
  let [inA, inB] = [0, 0];
  while (inA < a.length && inB < b.length) {
    const [valueA, valueB] = [a[inA] ?? 0, b[inB] ?? 0];
    if (valueA === valueB && !visit(valueA)) return;
    if (valueA <= valueB) inA++;
    if (valueB <= valueA) inB++;
  }
}
