import { HOUR, NOON, PretendShop } from "#test/pipeline/publishing/a-pretend-shopify.ts";
import { WIRE_CASES } from "#test/pipeline/publishing/wire-cases.ts";

/** What a golden file holds: every value in Shopify, by owner and key. */
export type PublishedCase = { about: string; published: Record<string, Record<string, unknown>> };

/** Publishes a case into an empty shop (`off.json`: into one where `pair.json` was). */
export async function publishCase(name: string): Promise<PublishedCase> {
  const one = WIRE_CASES[name];
  if (!one) throw new RangeError(`${name} is no case`);
  const shop = new PretendShop();
  if (!one.wanted.isOn && WIRE_CASES["pair.json"]) await shop.publish(WIRE_CASES["pair.json"].wanted);
  for (const days of [0, 10, 20]) await shop.publish(one.wanted, { now: new Date(NOON.getTime() + days * 24 * HOUR) });
  const published: PublishedCase["published"] = {};
  for (const [place, value] of [...shop.metafields].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [owner = "", key = ""] = place.split(" ");
    published[owner] = { ...published[owner], [key]: JSON.parse(value) };
  }
  return { about: one.about, published };
}
