import { afterAll, beforeAll, expect, test } from "vitest";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { listProducts } from "#app/pipeline/catalog/list-store.server.ts";
import { guardProducts } from "#app/pipeline/offers/guard-offers.ts";
import { DEFAULT_RULES } from "#app/pipeline/offers/rules.ts";
import { changeOffer } from "#app/pipeline/offers/store.server.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { aLevel, anOffer } from "#test/pipeline/publishing/an-offer.ts";
import { findLies, listShown } from "#test/pipeline/publishing/find-lies.ts";
import { standLive } from "#test/pipeline/publishing/stand-live.ts";
import { prepareRealApp, type RealApp, until } from "#test/support/real-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { readPublications, watchPublications } from "#test/support/watch-publications.ts";

withTestDatabase();

const world = generateWorld({ seed: 12, now: new Date().toISOString(), orders: 50 });
const shop = world.shop.domain;
let app: RealApp;
let products: number[] = [];
const published = () => readPublications(app.store, shop);
const lies: string[] = [];
/** Called with how many products have been written since the last change. */
let onWrite: (written: number) => void = () => undefined;
let written = 0;

beforeAll(async () => {
  app = await prepareRealApp({ worlds: [world] });
  watchPublications(app.store, () => {
    lies.push(...findLies(published()));
    written += 1;
    onWrite(written);
  });
  await app.start();
  expect(await app.open(shop)).toBe(200);
  await until("the shop is read in", isIdle, 90);
  const listed = (await listProducts(db(), shop)).map(({ product, ...rest }) => ({ ...product, ...rest }));
  const { goods } = guardProducts(listed, { rules: DEFAULT_RULES, now: new Date() });
  products = [...goods.values()].filter((one) => (one.capPercent ?? 99) > 20).map((one) => Number(one.productId));
}, 180_000);
afterAll(() => app.stop());

async function isIdle(): Promise<boolean> {
  const [jobs] = await db().$queryRaw<{ count: bigint }[]>`
    select count(*) from pgboss.job where state in ('created', 'retry', 'active') and name not like '%-all-shops'`;
  return jobs?.count === 0n;
}

/** Lets every two neighbours be a bundle at this saving, by the merchant's word. */
async function offer(savingPercent: number): Promise<number> {
  const pairs = products.slice(0, 40).flatMap((id, at) => {
    const next = products[at + 1];
    return next === undefined ? [] : [anOffer({ offerId: `pair-${at}`, levels: [aLevel(savingPercent, [id, next])] })];
  });
  await standLive(shop, pairs);
  for (const { offerId } of pairs) await changeOffer(db(), shop, offerId, { decision: "accepted" });
  return pairs.length;
}

test.each([
  ["while rules are granted", 5, 5],
  ["while pages are written", 7, 65],
])(
  "killed %s, a publisher resumes, and no offer is ever half shown",
  async (_when, saving, killAt) => {
    const pairs = await offer(saving);
    written = 0;
    const killed = new Promise<void>((resolve) => {
      onWrite = (count) => {
        if (count === killAt) void app.kill().then(resolve);
      };
    });
    await enqueue(db(), syncPublicationsJob, { shop });
    await killed;
    onWrite = () => undefined;
    const halfway = listShown(published()).filter(({ entry }) => entry.pct === saving);
    expect(halfway.length).toBeLessThan(pairs);
    expect(await db().publication.count({ where: { shop, pendingDigest: { not: null } } })).toBeGreaterThan(0);
    await app.start();
    await until(
      "all of it is shown",
      async () => listShown(published()).filter(({ entry }) => entry.pct === saving).length === pairs,
      90,
    );
    await until("nothing is left to do", isIdle, 60);
    expect(lies).toEqual([]);
    expect(await db().publication.count({ where: { shop, pendingDigest: { not: null } } })).toBe(0);
  },
  180_000,
);
