import { listProducts } from "#app/pipeline/catalog/list-store.server.ts";
import { composeOffersOfShop } from "#app/pipeline/offers/compose.job.server.ts";
import { guardListed } from "#app/pipeline/offers/compose-offers.ts";
import { decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import * as decisions from "#app/pipeline/offers/decision-store.server.ts";
import { forgetShop } from "#app/pipeline/offers/forget-offers.server.ts";
import * as rulesStore from "#app/pipeline/offers/rules-store.server.ts";
import { saveCampaign } from "#app/pipeline/offers/save-campaign.server.ts";
import { settleRun } from "#app/pipeline/offers/settle-run.server.ts";
import * as store from "#app/pipeline/offers/store.server.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";
import { type Calls, changes, does, type Given, reads, works } from "#test/journeys/two-shops/call.ts";
import { proposalsOf, versionIdOf } from "#test/journeys/two-shops/seed-offers.ts";
import { aProposal } from "#test/pipeline/offers/an-offer.ts";

/** The bundle that both shops have under the same id. */
function bundleOf({ world }: Given) {
  const [bundle] = proposalsOf(world);
  if (!bundle) throw new Error("no offer");
  return bundle;
}

/** A run that found a bundle more than the shop has. */
async function settleAnother(given: Given) {
  const { tx, shop, productIds, now } = given;
  const rules = await rulesStore.getRules(tx, shop);
  const guarded = guardListed(await listProducts(tx, shop), { rules, now });
  const proposals = [bundleOf(given), aProposal(productIds.slice(2, 4), 800)];
  return settleRun(tx, shop, { proposals, rejected: {} }, { rules, guarded, now });
}

/** How offers, what they promised, and the merchant's word on them are tried. */
export const callsOfOffers: Calls = {
  "app/pipeline/offers/store.server.ts": {
    saveOffers: changes(async ({ tx, shop, now }) => {
      const offers = await store.listOffers(tx, shop);
      await store.saveOffers(
        tx,
        shop,
        offers.map((offer) => ({ ...offer, sentence: "said anew" })),
        now,
      );
    }),
    saveVersions: changes((given) => {
      const { offerId, levels } = bundleOf(given);
      const terms = { levels, fromDay: null, untilDay: null, audience: null, words: null };
      return store.saveVersions(given.tx, given.shop, [{ versionId: "new", offerId, terms }], given.now);
    }),
    listOffers: reads(({ tx, shop }) => store.listOffers(tx, shop)),
    listStanding: reads(({ tx, shop }) => store.listStanding(tx, shop)),
    getOffer: reads((given) => store.getOffer(given.tx, given.shop, bundleOf(given).offerId)),
    countOffers: reads(({ tx, shop }) => store.countOffers(tx, shop)),
    changeOffer: changes((given) =>
      store.changeOffer(given.tx, given.shop, bundleOf(given).offerId, { decision: "paused", rank: null }),
    ),
    getVersion: reads((given) => store.getVersion(given.tx, given.shop, versionIdOf(bundleOf(given)))),
    forgetOffers: changes(({ tx, shop }) => store.forgetOffers(tx, shop)),
  },
  "app/pipeline/offers/decision-store.server.ts": {
    saveDecision: changes((given) => {
      const { offerId } = bundleOf(given);
      return decisions.saveDecision(given.tx, given.shop, {
        ...{ offerId, verb: "pause", reason: null, decidedAt: given.now },
      });
    }),
    listDecisions: reads((given) => decisions.listDecisions(given.tx, given.shop, bundleOf(given).offerId)),
    saveRun: changes(({ tx, shop, now }) => decisions.saveRun(tx, shop, { ranAt: now, rejected: {} })),
    getRun: reads(({ tx, shop }) => decisions.getRun(tx, shop)),
    forgetDecisions: changes(({ tx, shop }) => decisions.forgetDecisions(tx, shop)),
  },
  "app/pipeline/offers/rules-store.server.ts": {
    getRules: reads(({ tx, shop }) => rulesStore.getRules(tx, shop)),
    saveRules: changes(({ tx, shop }) => rulesStore.saveRules(tx, shop, { savingForTwo: 7 })),
    excludeProduct: changes(({ tx, shop, productIds: [id = 0n] }) =>
      rulesStore.excludeProduct(tx, shop, id, { isExcluded: true }),
    ),
  },
  "app/pipeline/offers/settle-run.server.ts": { settleRun: changes(settleAnother) },
  "app/pipeline/offers/forget-offers.server.ts": { forgetShop: changes(({ tx, shop }) => forgetShop(tx, shop)) },
  "app/pipeline/offers/save-campaign.server.ts": {
    saveCampaign: does(({ shop, productIds, now }) => {
      const words = { title: "Two", text: "", choose: null, savingPercent: 5, fromDay: null, untilDay: null };
      const terms = { ...words, productIds: productIds.slice(0, 2) };
      return saveCampaign(shop, { offerId: null, terms }, { now, next: [] });
    }),
  },
  "app/pipeline/offers/decide-offer.server.ts": {
    decideOffer: does((given) =>
      decideOffer(
        given.shop,
        { offerId: proposalsOf(given.world)[1]?.offerId ?? "", verb: "dismiss", reason: "not ours" },
        { now: given.now, next: [syncPublicationsJob] },
      ),
    ),
  },
};

export const callsOfOfferJobs: Calls = {
  "app/pipeline/offers/compose.job.server.ts": { composeOffersOfShop: works(composeOffersOfShop) },
};
