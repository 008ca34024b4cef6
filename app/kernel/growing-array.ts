type Numbers = Uint16Array | Uint32Array | Float64Array;

/** A typed array that grows as numbers are put at its end: a tenth of the memory of an array of numbers, and no garbage. */
export type GrowingArray<Kind extends Numbers> = {
  push(value: number): void;
  readonly length: number;
  /** What was put in so far; a view that the next `push` may leave behind. */
  values(): Kind;
};

export const growingUint16 = () => grow((length) => new Uint16Array(length));
export const growingUint32 = () => grow((length) => new Uint32Array(length));
export const growingFloat64 = () => grow((length) => new Float64Array(length));

function grow<Kind extends Numbers>(make: (length: number) => Kind): GrowingArray<Kind> {
  let held = make(1024);
  let length = 0;
  return {
    push(value) {
      if (length === held.length) {
        const wider = make(Math.ceil(held.length * 1.6));
        wider.set(held);
        held = wider;
      }
      held[length++] = value;
    },
    get length() {
      return length;
    },
    values: () => held.subarray(0, length) as Kind,
  };
}
