import { toGid } from "#app/kernel/ids.ts";
import { findDrift } from "#app/pipeline/publishing/find-drift.server.ts";
import { forgetShop } from "#app/pipeline/publishing/forget-publications.server.ts";
import { whileInstalled } from "#app/pipeline/publishing/hold-install.server.ts";
import { loadWanted } from "#app/pipeline/publishing/load-wanted.server.ts";
import * as markets from "#app/pipeline/publishing/market-store.server.ts";
import { preparePublishing } from "#app/pipeline/publishing/prepare.job.server.ts";
import { prepareTarget } from "#app/pipeline/publishing/prepare-target.server.ts";
import { refreshMarketPrices } from "#app/pipeline/publishing/read-markets.server.ts";
import * as rules from "#app/pipeline/publishing/rule-store.server.ts";
import { DEFAULT_PUBLISHING } from "#app/pipeline/publishing/settings.ts";
import * as settings from "#app/pipeline/publishing/settings-store.server.ts";
import * as store from "#app/pipeline/publishing/store.server.ts";
import { syncPublications } from "#app/pipeline/publishing/sync.job.server.ts";
import { syncShop } from "#app/pipeline/publishing/sync-shop.server.ts";
import * as target from "#app/pipeline/publishing/target-store.server.ts";
import { verifyPublications } from "#app/pipeline/publishing/verify.job.server.ts";
import { metaobjectOwner } from "#app/pipeline/publishing/wire.ts";
import { notePending } from "#app/pipeline/publishing/write-changes.server.ts";
import { writeMetaobject } from "#app/pipeline/publishing/write-metaobjects.server.ts";
import { type Calls, changes, does, type Given, reads, works } from "#test/journeys/two-shops/call.ts";
import { holderOf } from "#test/journeys/two-shops/seed-publications.ts";

const placeOf = ({ world }: Given) => ({ ownerId: toGid("Product", holderOf(world)), key: "bundles" });
const writeOf = (given: Given) => ({ ...placeOf(given), value: "new", digest: "new" });
const pend = (given: Given) => store.markPending(given.tx, given.shop, [writeOf(given)]);
const operation = { operationId: null, phase: null, installGeneration: 8, startedAt: new Date(0) };

/** What is published, as our tables have it. */
export const callsOfPublishing: Calls = {
  "app/pipeline/publishing/store.server.ts": {
    loadLedger: reads(({ shop }) => store.loadLedger(shop)),
    listSettled: reads(({ shop }) => store.listSettled(shop, new Date(Date.now() + 60_000))),
    listKnownKeys: reads(({ shop }) => store.listKnownKeys(shop)),
    markPending: changes(pend),
    confirmPending: changes((given) => {
      const saved = [{ ...placeOf(given), compareDigest: "new" }];
      return store.confirmPending(given.tx, given.shop, saved, given.now);
    }, pend),
    clearPending: changes((given) => store.clearPending(given.tx, given.shop, [placeOf(given).ownerId]), pend),
    markUnknown: changes((given) => store.markUnknown(given.tx, given.shop, [placeOf(given)])),
    forgetOwners: changes((given) => store.forgetOwners(given.tx, given.shop, [placeOf(given).ownerId])),
    forgetPublications: changes(({ tx, shop }) => store.forgetPublications(tx, shop)),
  },
  "app/pipeline/publishing/rule-store.server.ts": {
    listRules: reads(({ shop }) => rules.listRules(shop)),
    replaceRules: changes(async ({ tx, shop }) => rules.replaceRules(tx, shop, [], await rules.listRules(shop))),
    endRulesAtOnce: changes(({ tx, shop }) => rules.endRulesAtOnce(tx, shop, "of this shop")),
    forgetRulesOf: changes((given) => rules.forgetRulesOf(given.tx, given.shop, [placeOf(given).ownerId])),
    forgetRules: changes(({ tx, shop }) => rules.forgetRules(tx, shop)),
  },
  "app/pipeline/publishing/target-store.server.ts": {
    getTarget: reads(({ shop }) => target.getTarget(shop)),
    saveTarget: changes(({ tx, shop, now }) =>
      target.saveTarget(tx, shop, { shopGid: "a", installationGid: "b", discountGid: null, problem: null }, now),
    ),
    getOperation: reads(({ shop }) => target.getOperation(shop, "write")),
    saveOperation: changes(({ tx, shop }) => target.saveOperation(tx, shop, "write", operation)),
    endOperation: changes(({ tx, shop }) => target.endOperation(tx, shop, "write")),
    forgetTarget: changes(({ tx, shop }) => target.forgetTarget(tx, shop)),
  },
  "app/pipeline/publishing/market-store.server.ts": {
    getMarketReading: reads(({ tx, shop }) => markets.getMarketReading(tx, shop)),
    saveMarketReading: changes(({ tx, shop, now }) =>
      markets.saveMarketReading(tx, shop, { contexts: [], unrated: ["Japan"], readAt: now, isDue: false }),
    ),
    outdateMarketReading: changes(({ tx, shop }) => markets.outdateMarketReading(tx, shop)),
    listMarketPrices: reads(({ tx, shop }) => markets.listMarketPrices(tx, shop)),
    saveMarketPrices: changes(({ tx, shop, now }) =>
      markets.saveMarketPrices(tx, shop, [
        { variantId: 1n, ownMinor: 100, leastMinor: 90, market: "Japan", readAt: now },
      ]),
    ),
    forgetPricesBefore: changes(({ tx, shop }) => markets.forgetPricesBefore(tx, shop, new Date("2200-01-01"))),
    forgetMarkets: changes(({ tx, shop }) => markets.forgetMarkets(tx, shop)),
  },
  "app/pipeline/publishing/settings-store.server.ts": {
    getPublishingSettings: reads(({ tx, shop }) => settings.getPublishingSettings(tx, shop)),
    savePublishingSettings: changes(({ tx, shop }) => settings.savePublishingSettings(tx, shop, { graceHours: 5 })),
  },
  "app/pipeline/publishing/forget-publications.server.ts": {
    forgetShop: changes(({ tx, shop }) => forgetShop(tx, shop)),
  },
  "app/pipeline/publishing/write-metaobjects.server.ts": {
    writeMetaobject: does(({ shop }) => {
      const ownerId = metaobjectOwner("words", "quiet");
      const write = { ownerId, key: "words", value: JSON.stringify({ title: "Quiet" }), digest: "" };
      return writeMetaobject(shop, { ownerId, writes: [write] });
    }),
  },
  "app/pipeline/publishing/load-wanted.server.ts": {
    loadWanted: reads(({ shop, now }) => loadWanted(shop, { settings: DEFAULT_PUBLISHING, now })),
  },
};

/** What publishes. */
export const callsOfPublishingJobs: Calls = {
  "app/pipeline/publishing/hold-install.server.ts": {
    whileInstalled: does(({ shop }) =>
      whileInstalled(shop, 1, async (tx) => void (await settings.savePublishingSettings(tx, shop, { graceHours: 6 }))),
    ),
  },
  "app/pipeline/publishing/write-changes.server.ts": {
    notePending: does((given) => {
      const { shop, context } = given;
      const changed = [{ ownerId: placeOf(given).ownerId, writes: [writeOf(given)] }];
      return notePending({ shop, generation: 1, ...context }, changed, new Map());
    }),
  },
  "app/pipeline/publishing/read-markets.server.ts": {
    refreshMarketPrices: does(({ shop, now, context: { signal } }) =>
      refreshMarketPrices(shop, { generation: 1, currency: "GBP", now: new Date(now.getTime() + 86_400_000), signal }),
    ),
  },
  "app/pipeline/publishing/prepare-target.server.ts": {
    prepareTarget: does(({ shop, now }) => prepareTarget(shop, now)),
  },
  "app/pipeline/publishing/prepare.job.server.ts": { preparePublishing: works(preparePublishing) },
  "app/pipeline/publishing/sync-shop.server.ts": {
    syncShop: works(({ shop }, context) => syncShop(shop, context)),
  },
  "app/pipeline/publishing/sync.job.server.ts": { syncPublications: works(syncPublications) },
  "app/pipeline/publishing/verify.job.server.ts": { verifyPublications: works(verifyPublications) },
  "app/pipeline/publishing/find-drift.server.ts": {
    findDrift: does(({ shop, context: { signal } }) => findDrift(shop, { url: null, before: new Date(), signal })),
  },
};
