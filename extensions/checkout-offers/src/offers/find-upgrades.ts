import type { UpgradeEntry } from "#app/pipeline/publishing/wire.ts";
import { isOpen } from "./check-open.ts";
import type { CartLine } from "./read-cart.ts";
import type { Published } from "./read-published.ts";

/** A line, and a better product that could take its place. */
export type NearUpgrade = { line: CartLine; entry: UpgradeEntry };

/** The upgrades of the cart's lines; never one to what is in the cart already, nor one of a subscription or of a bundle's part. */
export function findUpgrades(lines: readonly CartLine[], published: Published, now: Date): NearUpgrade[] {
  return lines.flatMap((line) => {
    if (!line.isPlain) return [];
    const open = (published.upgrades.get(line.productId) ?? []).filter(
      (entry) => isOpen(entry, now, published.audiences) && !lines.some(({ productId }) => productId === entry.to),
    );
    return open.map((entry) => ({ line, entry }));
  });
}
