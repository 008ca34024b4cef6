import { mineShop } from "#app/pipeline/affinities/mine.job.server.ts";
import * as store from "#app/pipeline/affinities/store.server.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { loadBaskets } from "#app/pipeline/baskets/load-baskets.server.ts";
import { listProducts } from "#app/pipeline/catalog/list-store.server.ts";
import { readSales, type Sale } from "#app/pipeline/orders/sales-store.server.ts";
import { type Calls, changes, reads, works } from "#test/journeys/two-shops/call.ts";
import { miningOf } from "#test/journeys/two-shops/seed-offers.ts";

/** How what is read for baskets, and the ties that are found in them, are tried. */
export const callsOfMining: Calls = {
  "app/pipeline/orders/sales-store.server.ts": {
    readSales: reads(async ({ tx, shop }) => {
      const sales: Sale[] = [];
      for await (const page of readSales(tx, shop)) sales.push(...page);
      return sales;
    }),
  },
  "app/pipeline/baskets/load-baskets.server.ts": {
    loadBaskets: reads(async ({ tx, shop }) =>
      loadBaskets(tx, shop, DEFAULT_BASKET_RULES, await listProducts(tx, shop)),
    ),
  },
  "app/pipeline/affinities/store.server.ts": {
    saveMining: changes(({ tx, shop, world }) => store.saveMining(tx, shop, miningOf(world, 30))),
    listAffinities: reads(({ tx, shop }) => store.listAffinities(tx, shop)),
    getMining: reads(({ tx, shop }) => store.getMining(tx, shop)),
    forgetShop: changes(({ tx, shop }) => store.forgetShop(tx, shop)),
  },
};

export const callsOfMiningJobs: Calls = {
  "app/pipeline/affinities/mine.job.server.ts": {
    // As if none had been mined yet: a slow machine would have to rest first.
    mineShop: { ...works(mineShop), prepare: ({ tx }) => tx.stageRun.deleteMany({ where: { stage: "affinities" } }) },
  },
};
