import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Draws a whole number from 0 up to but without `below`. */
export type Draw = (below: number) => number;

/** The same seed and the same questions give the same draws everywhere. */
export function startDrawing(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  return (below) => uniformInt(generator, 0, below - 1);
}

/** Brings `items` into a random order, in place (R. A. Fisher and F. Yates; every order is as likely). */
export function shuffle<Items extends { [place: number]: unknown; length: number }>(items: Items, draw: Draw): Items {
  for (let last = items.length - 1; last > 0; last--) {
    const place = draw(last + 1);
    const moved = items[last];
    items[last] = items[place];
    items[place] = moved;
  }
  return items;
}
