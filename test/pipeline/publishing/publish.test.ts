import { describe, expect, test } from "vitest";
import { DiscountConfig, InstallationConfig } from "#app/pipeline/publishing/wire.ts";
import { HOUR, NOON, PretendShop, TARGET } from "#test/pipeline/publishing/a-pretend-shopify.ts";
import { aLevel, anOffer, wanting } from "#test/pipeline/publishing/an-offer.ts";

const later = (hours: number) => new Date(NOON.getTime() + hours * HOUR);
const pair = anOffer();

describe("publish", () => {
  test("grants a bundle's rule before its page shows it", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    expect(shop.calls).toEqual([
      { phase: "grant", keys: ["Product/1 bundle_rules", "DiscountAutomaticNode/1 config"] },
      {
        phase: "show",
        keys: [
          "Product/1 bundle_products",
          "Product/1 bundles",
          "Shop/1 config",
          "AppInstallation/1 enabled",
          "AppInstallation/1 config",
        ],
      },
    ]);
    expect(shop.read(1, "bundle_rules")).toEqual({ v: 1, r: [{ s: [1, 2], p: 10 }] });
    expect(shop.lies()).toEqual([]);
  });

  test("a second run writes nothing", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    const calls = shop.calls.length;
    await shop.publish(wanting([pair]), { now: later(1) });
    expect(shop.calls.length).toBe(calls);
  });

  test("a bundle that goes is hidden first, and its rule is honoured for the grace", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    shop.calls.length = 0;
    await shop.publish(wanting([]), { now: later(1) });
    expect(shop.calls).toEqual([{ phase: "hide", keys: ["Product/1 bundle_products", "Product/1 bundles"] }]);
    expect(shop.shown()).toEqual([]);
    expect(shop.granted()).toHaveLength(1);
    await shop.publish(wanting([]), { now: later(72) });
    expect(shop.granted()).toHaveLength(1);
    await shop.publish(wanting([]), { now: later(74) });
    expect(shop.granted()).toEqual([]);
    expect(shop.read(1, "bundle_rules")).toEqual({ v: 1, r: [] });
    expect(shop.rules).toEqual([]);
  });

  test("a bundle that the merchant ends at once is hidden and then revoked, in this order", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    shop.calls.length = 0;
    shop.endAtOnce(pair.offerId);
    await shop.publish(wanting([]));
    expect(shop.calls.map((call) => call.phase)).toEqual(["hide", "revoke"]);
    expect(shop.granted()).toEqual([]);
  });

  test("ending it at once ends a grace that is running", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    await shop.publish(wanting([]), { now: later(1) });
    shop.endAtOnce(pair.offerId);
    await shop.publish(wanting([]), { now: later(2) });
    expect(shop.granted()).toEqual([]);
  });

  test("a bundle that comes back within its grace is shown without a new rule", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    await shop.publish(wanting([]), { now: later(1) });
    shop.calls.length = 0;
    await shop.publish(wanting([pair]), { now: later(2) });
    expect(shop.calls.map((call) => call.phase)).toEqual(["show"]);
    await shop.publish(wanting([pair]), { now: later(100) });
    expect(shop.granted()).toHaveLength(1);
  });

  test("a smaller saving is shown at once, and the larger one is honoured beside it for the grace", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    const smaller = anOffer({ versionId: "v2", levels: [aLevel(8, [1, 2])] });
    await shop.publish(wanting([smaller]), { now: later(1) });
    expect(shop.shown().map(({ entry }) => entry.pct)).toEqual([8]);
    expect(
      shop
        .granted()
        .map(({ rule }) => rule.p)
        .sort(),
    ).toEqual([10, 8]);
    await shop.publish(wanting([smaller]), { now: later(74) });
    expect(shop.granted().map(({ rule }) => rule.p)).toEqual([8]);
  });

  test("a larger saving replaces the smaller one: nobody loses by it", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    await shop.publish(wanting([anOffer({ levels: [aLevel(12, [1, 2])] })]), { now: later(1) });
    expect(shop.granted().map(({ rule }) => rule.p)).toEqual([12]);
    expect(shop.calls.at(-1)?.phase).toBe("revoke");
  });

  test("a page is never empty while its offer gets a new version", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    shop.onChange = (at) => expect(at.shown()).toHaveLength(1);
    await shop.publish(wanting([anOffer({ versionId: "v2", levels: [aLevel(5, [1, 2])] })]));
  });

  test("the kill switch empties the pages and lets the rules run out", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair], { fallback: [1n] }));
    await shop.publish(wanting([pair], { isOn: false }), { now: later(1) });
    expect(shop.shown()).toEqual([]);
    expect(shop.read(TARGET.installationGid, "enabled")).toBe(false);
    expect(shop.read(TARGET.shopGid, "fallback_products")).toEqual([]);
    expect(shop.read(TARGET.shopGid, "config")).toEqual({ v: 1, on: false });
    expect(shop.read(TARGET.discountGid ?? "", "config")).toEqual({ v: 1, on: true });
    await shop.publish(wanting([pair], { isOn: false }), { now: later(74) });
    expect(shop.read(TARGET.discountGid ?? "", "config")).toEqual({ v: 1, on: false });
  });

  test("companies are given what they are shown: the Function first, and last when they are shown it no more", async () => {
    const shop = new PretendShop();
    const forCompanies = (is: boolean) => wanting([pair], { manners: { ...wanting([]).manners, isForCompanies: is } });
    const isShown = () =>
      [TARGET.installationGid, TARGET.shopGid].some(
        (owner) => InstallationConfig.safeParse(shop.read(owner, "config")).data?.b2b === true,
      );
    const isGiven = () => DiscountConfig.safeParse(shop.read(TARGET.discountGid ?? "", "config")).data?.b2b === true;
    const seen: string[] = [];
    shop.onChange = () => seen.push(`shown ${isShown()}, given ${isGiven()}`);
    for (const is of [false, true, false]) await shop.publish(forCompanies(is));
    expect(seen).toEqual([
      ...["shown false, given false", "shown false, given false"],
      ...["shown false, given true", "shown true, given true"],
      ...["shown false, given true", "shown false, given false"],
    ]);
  });

  test("without a discount, only what saves nothing is shown", async () => {
    const shop = new PretendShop();
    const target = { ...TARGET, discountGid: null };
    const plain = anOffer({ offerId: "plain", levels: [aLevel(0, [3, 4])] });
    const { cuts } = await shop.publish(wanting([pair, plain]), { target });
    expect(shop.shown().map(({ entry }) => entry.id)).toEqual(["plain-v1"]);
    expect(cuts).toEqual([{ offerId: "offer", versionId: "offer-v1", reason: "no-discount" }]);
  });

  test("an offer with a product that Shopify does not have is left out, and no other suffers", async () => {
    const shop = new PretendShop();
    shop.gone.add(2n);
    const good = anOffer({ offerId: "good", levels: [aLevel(10, [1, 3])], rank: 2 });
    const other = anOffer({ offerId: "other", levels: [aLevel(10, [5, 6])] });
    const { cuts } = await shop.publish(wanting([pair, good, other]));
    expect(
      shop
        .shown()
        .map(({ entry }) => entry.id)
        .sort(),
    ).toEqual(["good-v1", "other-v1"]);
    expect(cuts).toEqual([{ offerId: "offer", versionId: "offer-v1", reason: "not-in-shopify" }]);
    expect(shop.lies()).toEqual([]);
  });

  test("a product that is gone takes its rules with it", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    shop.gone.add(1n);
    await shop.publish(wanting([]), { now: later(1) });
    await shop.publish(wanting([]), { now: later(80) });
    expect(shop.rules).toEqual([]);
    expect([...shop.ledger.keys()].filter((key) => key.includes("/Product/1 "))).toEqual([]);
  });

  test("a value that is not known to be there is written again", async () => {
    const shop = new PretendShop();
    await shop.publish(wanting([pair]));
    const key = "gid://shopify/Product/1 bundles";
    shop.ledger.set(key, { digest: null, pending: null });
    shop.metafields.set(key, '{"v":1,"b":[]}');
    await shop.publish(wanting([pair]));
    expect(shop.shown()).toHaveLength(1);
  });
});
