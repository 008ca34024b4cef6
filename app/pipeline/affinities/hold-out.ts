import { shuffle, startDrawing } from "#app/kernel/draw.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";

/** A basket with one of its products hidden: what is ranked best for the rest is compared with it. */
export type Question = { cart: Uint32Array; hidden: number };

/** Baskets are in order of time: the model is fitted on the first part, tuned on the second and judged on the last, once. */
export type Split = { fitUntil: number; tuneUntil: number; baskets: number };

export function splitByTime(baskets: number): Split {
  return { fitUntil: Math.floor(baskets * 0.65), tuneUntil: Math.floor(baskets * 0.8), baskets };
}

/**
 * One hidden product for each basket of two or more among `from … until - 1`, the same for the same seed.
 * @param atMost draws so many of these baskets where there are more.
 */
export function askQuestions(
  { start, items }: Baskets,
  from: number,
  until: number,
  { seed, atMost }: { seed: number; atMost: number },
): Question[] {
  const draw = startDrawing(seed);
  const chosen: number[] = [];
  for (let basket = from; basket < until; basket++) {
    if ((start[basket + 1] ?? 0) - (start[basket] ?? 0) >= 2) chosen.push(basket);
  }
  if (chosen.length > atMost) {
    shuffle(chosen, draw).length = atMost;
    chosen.sort((a, b) => a - b);
  }
  return chosen.map((basket) => {
    const held = items.subarray(start[basket], start[basket + 1]);
    const place = draw(held.length);
    return { cart: held.filter((_, at) => at !== place), hidden: held[place] ?? 0 };
  });
}
