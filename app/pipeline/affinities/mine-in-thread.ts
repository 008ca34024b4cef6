import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { type Mining, type MiningWish, mineAffinities } from "./mine-affinities.ts";

export type MiningInput = { baskets: Baskets; wish: MiningWish };

/** What the mining job's thread runs. */
export default function mineInThread({ baskets, wish }: MiningInput): Mining {
  return mineAffinities(baskets, wish);
}
