import { DAY_MS } from "#app/kernel/clock.ts";
import { listFailedTasks } from "#app/pages/activity/list-tasks.server.ts";
import { listConcerns } from "#app/pages/home/concerns.ts";
import type { Home, Prices, Reach, Reading, ReadingState } from "#app/pages/home/home.ts";
import { ALL_ORDERS_SCOPE } from "#app/pages/home/home.ts";
import { countCustomers, getPlacedAt, listStageRuns } from "#app/pages/home/shop-figures.server.ts";
import { countShows } from "#app/pages/offers/offer-pages.server.ts";
import { KINDS } from "#app/pages/offers/offers.ts";
import { countProducts } from "#app/pipeline/catalog/store.server.ts";
import { getLatestIntake, type Intake } from "#app/pipeline/intake/store.server.ts";
import { countOrders } from "#app/pipeline/orders/store.server.ts";
import { countVerdicts } from "#app/pipeline/results/store.server.ts";
import { config } from "#app/runtime/config.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { getAccessLostAt } from "#app/shopify/access-loss.server.ts";
import { countDeliveries } from "#app/shopify/deliveries.server.ts";
import { getShop } from "#app/shops/store.server.ts";
import { knownTimeZone } from "#app/ui/time-words.ts";

/** Everything the Home page shows of this shop. */
export async function loadHome(shop: string, now: Date): Promise<Home> {
  const [known, readings, counts, stages, bundles, upgrades] = await Promise.all([
    getShop(shop),
    loadReadings(shop),
    loadCounts(shop),
    listStageRuns(shop),
    countShows(shop, KINDS.bundles),
    countShows(shop, KINDS.upgrades),
  ]);
  return {
    now,
    timeZone: knownTimeZone(known?.timeZone),
    shopName: known?.name ?? null,
    readings,
    counts,
    found: {
      bundles: { shown: bundles.shown, proposed: bundles.proposed },
      upgrades: { shown: upgrades.shown, proposed: upgrades.proposed },
    },
    reach: await loadReach(shop, known?.scopes ?? []),
    stages,
    concerns: await loadConcerns(shop, readings, now),
    editor: { shop, apiKey: config().apiKey },
    prices: await loadPrices(shop, now),
  };
}

const PRICES_DAYS = 30;

async function loadPrices(shop: string, now: Date): Promise<Prices> {
  const since = new Date(now.getTime() - PRICES_DAYS * DAY_MS);
  const { kept, better, broken } = await countVerdicts(shop, since);
  return { kept: kept + better, broken, days: PRICES_DAYS };
}

async function loadReadings(shop: string): Promise<Reading[]> {
  const [known, products, orders] = await Promise.all([
    getShop(shop),
    getLatestIntake(shop, "products.bulk"),
    getLatestIntake(shop, "orders.bulk"),
  ]);
  // What an earlier install read says nothing about this one.
  const ofThisInstall = (intake: Intake | null) =>
    intake && intake.installGeneration === known?.installGeneration ? intake : null;
  return [toReading("products", ofThisInstall(products)), toReading("orders", ofThisInstall(orders))];
}

const STATES: Record<string, ReadingState> = {
  asked: "preparing",
  reading: "reading",
  done: "done",
  partial: "partial",
  failed: "failed",
};

function toReading(what: Reading["what"], intake: Intake | null): Reading {
  return {
    what,
    state: intake ? (STATES[intake.status] ?? "waiting") : "waiting",
    startedAt: intake?.startedAt ?? null,
    finishedAt: intake?.finishedAt ?? null,
    objects: Number(intake?.objectsRead ?? 0),
    rows: Number(intake?.rowsRead ?? 0),
    rowsTotal: intake?.rowsTotal === null || intake === null ? null : Number(intake.rowsTotal),
    problems: intake?.problems ?? 0,
    message: intake?.message ?? null,
  };
}

async function loadCounts(shop: string): Promise<Home["counts"]> {
  const [{ orders, lines }, products, customers] = await Promise.all([
    countOrders(db(), shop),
    countProducts(db(), shop),
    countCustomers(shop),
  ]);
  return { orders, orderLines: lines, products, customers };
}

async function loadReach(shop: string, scopes: readonly string[]): Promise<Reach> {
  const [since, fileSince, newest] = await Promise.all([
    getPlacedAt(shop, "first", "api"),
    getPlacedAt(shop, "first", "file"),
    getPlacedAt(shop, "last"),
  ]);
  return {
    ...{ since, newest },
    fileSince: fileSince && (!since || fileSince < since) ? fileSince : null,
    isLimited: !scopes.includes(ALL_ORDERS_SCOPE),
  };
}

async function loadConcerns(shop: string, readings: Reading[], now: Date) {
  const [accessLostAt, tasks, deliveries, ...files] = await Promise.all([
    getAccessLostAt(shop),
    listFailedTasks(shop, now),
    countDeliveries(shop),
    getLatestIntake(shop, "orders.file"),
    getLatestIntake(shop, "products.file"),
  ]);
  return listConcerns({
    accessLostAt,
    readings,
    tasks,
    failedNews: deliveries.failed ?? 0,
    files: files.flatMap((file) =>
      file && (file.status === "failed" || file.status === "partial")
        ? [{ id: file.id, fileName: file.fileName, status: file.status, message: file.message }]
        : [],
    ),
  });
}
