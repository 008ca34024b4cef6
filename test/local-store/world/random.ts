import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { fnv1a } from "./ids.ts";

/** Chance from a seed: the same seed and the same questions in the same sequence give the same answers everywhere. */
export interface Chance {
  /** True with this probability (0 to 1). */
  hits(probability: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** A number from `low` up to but without `high`. */
  between(low: number, high: number): number;
  /** Around `mean`, bell-shaped (sum of uniforms), never further off than three deviations. */
  near(mean: number, deviation: number): number;
  pick<T>(items: readonly T[]): T;
  /** The position of one of the weights, drawn in proportion; -1 when all are zero. */
  weigh(weights: readonly number[]): number;
  /** So many lower-case hexadecimal digits. */
  hex(digits: number): string;
}

/** A stream of chance of its own for each `label`, so that a change in one part of the world leaves the others as they are. */
export function startChance(seed: number, label: string): Chance {
  const generator = xoroshiro128plus(fnv1a(label, seed >>> 0));
  const float = () => uniformFloat64(generator);
  const whole = (low: number, high: number) => uniformInt(generator, low, high);
  return {
    hits: (probability) => float() < probability,
    whole,
    between: (low, high) => low + float() * (high - low),
    near(mean, deviation) {
      let sum = 0;
      for (let i = 0; i < 12; i++) sum += float();
      return mean + deviation * Math.max(-3, Math.min(3, sum - 6));
    },
    pick(items) {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new Error("pick needs at least one item");
      return item;
    },
    weigh(weights) {
      let sum = 0;
      for (const weight of weights) sum += weight;
      if (sum <= 0) return -1;
      let left = float() * sum;
      for (let i = 0; i < weights.length; i++) {
        left -= weights[i] ?? 0;
        if (left < 0) return i;
      }
      return weights.findLastIndex((weight) => weight > 0);
    },
    hex(digits) {
      let text = "";
      while (text.length < digits) text += whole(0, 15).toString(16);
      return text;
    },
  };
}
