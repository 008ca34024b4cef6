import { stopBoss } from "#app/jobs/boss.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { steps } from "#app/pipeline/index.ts";
import { db } from "#app/runtime/database.server.ts";
import { seedAnswers } from "#test/journeys/two-shops/seed-answers.ts";
import { seedOffers } from "#test/journeys/two-shops/seed-offers.ts";
import { seedPromises } from "#test/journeys/two-shops/seed-promises.ts";
import { seedPublications } from "#test/journeys/two-shops/seed-publications.ts";
import { OTHER_HANDLE, seedRecords } from "#test/journeys/two-shops/seed-records.ts";
import { makeTwins, TELL_TALE } from "#test/journeys/two-shops/worlds.ts";
import type { World } from "#test/local-store/world/types.ts";
import { fillEveryTable } from "#test/shops/rows-of-a-shop.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";

export type Twins = { app: ConnectedApp; mine: World; other: World };

/** Both shops read in over HTTP by the real jobs; then nobody works any more, so that only a test changes rows. */
export async function startTwins(): Promise<Twins> {
  const { mine, other } = makeTwins(60);
  const app = await startConnectedApp({ worlds: [mine, other] });
  for (const { shop } of [mine, other]) await app.open(shop.domain);
  await app.untilIdle();
  await stopBoss();
  await seedRecords(mine, "of this shop");
  await seedRecords(other, TELL_TALE);
  await seedPublications(mine, "of this shop");
  await seedPublications(other, TELL_TALE);
  await seedOffers(mine, "of this shop", true);
  await seedOffers(other, TELL_TALE, false);
  await seedPromises(mine, "of this shop");
  await seedPromises(other, TELL_TALE);
  await seedAnswers(mine, "of this shop");
  await seedAnswers(other, TELL_TALE);
  // Tables that nothing above fills yet.
  for (const { shop } of [mine, other]) await fillEveryTable(shop.domain);
  await collide(mine.shop.domain, other.shop.domain);
  await differ(other.shop.domain);
  for (const { shop } of [mine, other]) await queueEverything(shop.domain);
  return { app, mine, other };
}

/** Our own random keys collide too: the other shop's shoppers and intakes get the keys of this one's. */
async function collide(mine: string, other: string): Promise<void> {
  await db().$executeRaw`
    update customer_alias b set customer_key = a.customer_key from customer_alias a
    where a.shop = ${mine} and b.shop = ${other} and a.kind = b.kind and a.value = b.value`;
  await db().$executeRaw`
    update "order" b set customer_key = a.customer_key from "order" a
    where a.shop = ${mine} and b.shop = ${other} and a.order_id = b.order_id and a.source = 'api'`;
  await db().$executeRaw`delete from customer where shop = ${other}`;
  await db().$executeRaw`
    insert into customer (shop, customer_key, created_at)
    select distinct shop, customer_key, now() from customer_alias where shop = ${other}`;
  for (const kind of ["products.bulk", "orders.bulk"]) {
    const { id } = await db().intake.findFirstOrThrow({ where: { shop: mine, kind } });
    const twin = await db().intake.findFirstOrThrow({ where: { shop: other, kind } });
    for (const table of ["product", "variant", "order"]) {
      await db().$executeRawUnsafe(
        `update "${table}" set intake_id = $1::uuid where shop = $2 and intake_id = $3::uuid`,
        ...[id, other, twin.id],
      );
    }
    await db().intake.update({ where: { shop_id: { shop: other, id: twin.id } }, data: { id } });
  }
}

/** Where an answer is one value of many rows, the other shop's rows would give another. */
async function differ(other: string): Promise<void> {
  await db().$executeRaw`
    update "order" set processed_at = processed_at + interval '1 day', source_updated_at = source_updated_at + interval '1 day'
    where shop = ${other}`;
  // Other best sellers.
  await db().$executeRaw`
    update order_line set product_id = (select max(product_id) from product where shop = ${other})
    where shop = ${other} and product_id > 0 and line_id % 2 = 0`;
  await db().$executeRaw`update customer set created_at = '2000-01-01' where shop = ${other}`;
  await db().$executeRaw`
    update product set handle = ${OTHER_HANDLE}
    where shop = ${other} and product_id = (select max(product_id) from product where shop = ${other})`;
}

/** One job of every kind waits for the shop. */
async function queueEverything(shop: string): Promise<void> {
  for (const { job } of steps) if (!job.schedule) await enqueue(db(), job, { shop } as never, { inSeconds: 3600 });
}
