import { saveMining } from "#app/pipeline/affinities/store.server.ts";
import { saveDecision, saveRun } from "#app/pipeline/offers/decision-store.server.ts";
import type { Proposal } from "#app/pipeline/offers/offer.ts";
import { makeVersionId } from "#app/pipeline/offers/offer-id.ts";
import { saveOffers, saveVersions } from "#app/pipeline/offers/store.server.ts";
import { memberIdsOf } from "#app/pipeline/offers/stored-offer.ts";
import { type Database, db } from "#app/runtime/database.server.ts";
import { saveSettings } from "#app/shops/settings-store.server.ts";
import { NOW } from "#test/journeys/two-shops/seed-records.ts";
import type { World } from "#test/local-store/world/types.ts";
import { aProposal, evidenceOf } from "#test/pipeline/offers/an-offer.ts";

/** The ids that both shops' catalogues begin with. */
export function firstProducts({ products }: World, count: number): bigint[] {
  return products.slice(0, count).map((product) => BigInt(product.id));
}

/** A bundle, an upgrade and a quantity break of the first products; their ids are the same in both shops. */
export function proposalsOf(world: World) {
  const [a = 0n, b = 0n, c = 0n] = firstProducts(world, 3);
  return [
    aProposal([a, b], 900),
    aProposal([b, c], 700, { kind: "upgrade" }),
    aProposal([c], 500, { kind: "quantity" }),
  ];
}

/** A set that the merchant put together, under the same id in both shops. */
export function campaignOf(world: World): Proposal {
  const [a = 0n, , c = 0n] = firstProducts(world, 3);
  return { ...aProposal([a, c], 0), offerId: "campaign00000000", origin: "merchant" };
}

/** Without the words, which differ: so the versions of both shops go by the same id. */
export function versionIdOf({ offerId, kind, levels }: Proposal): string {
  return makeVersionId(offerId, kind, { levels, fromDay: null, untilDay: null, audience: null, words: null });
}

/** What two shops of a few orders have no reason to find: ties, offers and decisions on them. */
export async function seedOffers(world: World, mark: string, isMine: boolean): Promise<void> {
  const shop = world.shop.domain;
  const strength = isMine ? 10 : 20;
  await db().$transaction(async (tx) => {
    await saveMining(tx, shop, miningOf(world, strength));
    await saveOfferRows(tx, world, mark);
    await saveRun(tx, shop, { ranAt: NOW, rejected: { set: { tooRare: strength } } });
    await saveSettings(tx, shop, "baskets", { minCustomers: isMine ? 2 : 4 });
    const last = String(world.products.at(-1)?.id);
    await saveSettings(tx, shop, "offers", { excludedProducts: isMine ? ["1"] : ["1", last] });
  });
}

export function miningOf(world: World, strength: number): Parameters<typeof saveMining>[2] {
  const [productId = 0n, otherId = 0n] = firstProducts(world, 2);
  const evidence = evidenceOf(strength, [30, 40]);
  const affinity = { productId, otherId, rank: 1, score: strength / 100, q: 0.01, evidence };
  const counts = { pairsCounted: strength, pairsTested: strength, pairsTied: 1 };
  const mining = {
    affinities: [affinity, { ...affinity, productId: otherId, otherId: productId }],
    ...{ borrowed: [], ...counts, refused: { byChance: 0, fewCustomers: 0, addOn: 0 }, addOns: [] },
    ...{ scoring: { alpha: 0.8, power: 3 }, quality: { enough: false as const, n: strength } },
  };
  return { mining, census: { orders: strength, baskets: strength, leftOut: {} }, now: NOW };
}

async function saveOfferRows(tx: Database, world: World, mark: string): Promise<void> {
  const shop = world.shop.domain;
  const rows = [...proposalsOf(world), campaignOf(world)].map((proposal) => {
    const terms = { levels: proposal.levels, fromDay: null, untilDay: null, audience: null, words: { title: mark } };
    const memberIds = memberIdsOf(proposal.levels);
    const versionId = versionIdOf(proposal);
    const place = { anchorId: memberIds[0] ?? 0n, memberIds, state: "live" as const, rank: 1 };
    return { ...proposal, ...place, sentence: mark, versionId, terms };
  });
  await saveVersions(tx, shop, rows, NOW);
  await saveOffers(tx, shop, rows, NOW);
  for (const { offerId } of rows) {
    await saveDecision(tx, shop, { offerId, verb: "accept", reason: mark, decidedAt: NOW });
  }
}
