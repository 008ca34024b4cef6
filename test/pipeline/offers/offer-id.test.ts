import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OfferKind } from "#app/pipeline/offers/offer.ts";
import { makeOfferId, makeVersionId, type Terms } from "#app/pipeline/offers/offer-id.ts";
import { setOf } from "#test/pipeline/offers/an-offer.ts";

const kinds = fc.constantFrom<OfferKind>("bundle", "tier", "quantity", "upgrade");
const sets = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: 2n ** 60n }), { minLength: 2, maxLength: 4 })
  .map((ids) => setOf(...ids));

describe("makeOfferId", () => {
  test("is what it has always been: live offers keep their ids", () => {
    expect(makeOfferId("bundle", setOf(1n, 2n), "mined")).toBe("b19a88a03c4b5335");
    expect(makeOfferId("tier", setOf(1n, 2n, 3n), "mined")).toBe("9d2257d973a73b69");
    expect(makeOfferId("quantity", [{ productId: 1n, quantity: 3 }], "mined")).toBe("c030b1dc7ef6463f");
    expect(makeOfferId("upgrade", setOf(1n, 2n), "mined")).toBe("33d7bcb4c3e9dbaf");
  });

  test("a bundle is a set: the order of its products does not matter", () => {
    fc.assert(
      fc.property(sets, (members) => {
        expect(makeOfferId("bundle", members.toReversed(), "mined")).toBe(makeOfferId("bundle", members, "mined"));
      }),
    );
  });

  test("a tier and an upgrade are a way: the order matters", () => {
    for (const kind of ["tier", "upgrade"] as const) {
      expect(makeOfferId(kind, setOf(1n, 2n), "mined")).not.toBe(makeOfferId(kind, setOf(2n, 1n), "mined"));
    }
  });

  test("a quantity break is its product, whatever its quantities become", () => {
    const id = (quantity: number) => makeOfferId("quantity", [{ productId: 1n, quantity }], "mined");
    expect(id(2)).toBe(id(12));
  });

  test("two of a product in a bundle are another bundle", () => {
    const two = [{ productId: 1n, quantity: 2 }, ...setOf(2n)];
    expect(makeOfferId("bundle", two, "mined")).not.toBe(makeOfferId("bundle", setOf(1n, 2n), "mined"));
  });

  test("kind and origin tell offers of the same products apart", () => {
    fc.assert(
      fc.property(sets, kinds, kinds, (members, one, other) => {
        expect(makeOfferId(one, members, "mined") === makeOfferId(other, members, "mined")).toBe(one === other);
        expect(makeOfferId(one, members, "mined")).not.toBe(makeOfferId(one, members, "merchant"));
      }),
    );
  });
});

describe("makeVersionId", () => {
  const terms: Terms = {
    levels: [{ members: setOf(1n, 2n), savingPercent: 5 }],
    ...{ fromDay: null, untilDay: null, audience: null, words: null },
  };

  test("the same promise is the same version, whatever the order of a bundle's products and of the words", () => {
    const turned = { ...terms, levels: [{ members: setOf(2n, 1n), savingPercent: 5 }] };
    expect(makeVersionId("a", "bundle", turned)).toBe(makeVersionId("a", "bundle", terms));
    const [one, other] = [
      { title: "Set", call: "Add" },
      { call: "Add", title: "Set" },
    ];
    expect(makeVersionId("a", "bundle", { ...terms, words: one })).toBe(
      makeVersionId("a", "bundle", { ...terms, words: other }),
    );
  });

  test.each<[string, Partial<Terms>]>([
    ["saving", { levels: [{ members: setOf(1n, 2n), savingPercent: 5.5 }] }],
    ["quantity", { levels: [{ members: [{ productId: 1n, quantity: 2 }, ...setOf(2n)], savingPercent: 5 }] }],
    ["further level", { levels: [...terms.levels, { members: setOf(1n, 2n, 3n), savingPercent: 10 }] }],
    ["first day", { fromDay: "2026-03-01" }],
    ["last day", { untilDay: "2026-03-01" }],
    ["audience", { audience: "vip" }],
    ["word", { words: { title: "Set" } }],
  ])("another %s is another version", (_, changed) => {
    expect(makeVersionId("a", "bundle", { ...terms, ...changed })).not.toBe(makeVersionId("a", "bundle", terms));
  });

  test("another offer with the same terms has versions of its own", () => {
    expect(makeVersionId("a", "bundle", terms)).not.toBe(makeVersionId("b", "bundle", terms));
  });
});
