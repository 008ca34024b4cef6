import { beforeEach, describe, expect, test } from "vitest";
import { changeCampaign, parseCampaign } from "#app/pages/campaigns/change-campaign.server.ts";
import { loadCampaign, loadCampaigns } from "#app/pages/campaigns/load-campaigns.server.ts";
import { countShows } from "#app/pages/offers/offer-pages.server.ts";
import { loadWanted } from "#app/pipeline/publishing/load-wanted.server.ts";
import { DEFAULT_PUBLISHING } from "#app/pipeline/publishing/settings.ts";
import { db } from "#app/runtime/database.server.ts";
import { aProduct } from "#test/pages/offers/an-offer-row.ts";
import { now } from "#test/pages/records.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aShop({ shop: SHOP });
  await aShop({ shop: OTHER });
  for (const productId of [1n, 2n, 3n]) await aProduct(SHOP, productId, { title: `Mug ${productId}` });
});

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";

function aForm(given: Record<string, string> = {}, productIds = ["1", "2", "3"]) {
  const form = new FormData();
  const fields = { verb: "save", title: "Winter table", text: "For it.", savingPercent: "15", choose: "", ...given };
  for (const [name, value] of Object.entries({ fromDay: "", untilDay: "", ...fields })) form.set(name, value);
  for (const id of productIds) form.append("productId", id);
  const parsed = parseCampaign(form);
  if (!parsed) throw new Error("the form is none of ours");
  return parsed;
}

const change = (form: ReturnType<typeof aForm>, offerId: string | null = null) =>
  changeCampaign(SHOP, offerId, form, now);

describe("changeCampaign", () => {
  test("a new campaign is a draft, is shown when the merchant says so, and ended for good", async () => {
    const { offerId } = await change(aForm({ untilDay: "2026-12-24" }));
    const stateOf = async () => (await loadCampaign(SHOP, offerId, now))?.campaign?.state;
    expect(await loadCampaigns(SHOP, now)).toMatchObject({
      campaigns: [
        { offerId, state: "draft", title: "Winter table", faces: [{ title: "Mug 1" }, {}, {}], choose: null },
      ],
    });
    await change(aForm({ verb: "show" }), offerId);
    expect(await stateOf()).toBe("live");
    const { offers } = await loadWanted(SHOP, { settings: DEFAULT_PUBLISHING, now });
    expect(offers).toMatchObject([
      { offerId, until: "2026-12-24", words: null, campaign: { title: "Winter table", text: "For it." } },
    ]);
    await change(aForm({ verb: "hide" }), offerId);
    expect(await stateOf()).toBe("draft");
    await change(aForm({ verb: "end" }), offerId);
    expect(await stateOf()).toBe("ended");
    expect((await loadCampaigns(OTHER, now)).campaigns).toEqual([]);
    expect(await loadCampaign(OTHER, offerId, now)).toBeNull();
  });

  test("changing one that is shown is a new version of the same offer, which stays shown", async () => {
    const { offerId } = await change(aForm());
    await change(aForm({ verb: "show" }), offerId);
    expect(await change(aForm({ savingPercent: "20", choose: "2" }), offerId)).toMatchObject({ isDone: true, offerId });
    expect((await loadCampaign(SHOP, offerId, now))?.campaign).toMatchObject({
      ...{ state: "live", savingPercent: 20, choose: 2 },
    });
    expect(await db().offerVersion.count({ where: { shop: SHOP } })).toBe(2);
    expect(await countShows(SHOP, ["bundle"])).toMatchObject({ all: 0, shown: 0 });
  });

  test("the form knows how far its products may be reduced, and those just chosen; of its own shop only", async () => {
    await aProduct(SHOP, 7n, { costMinor: 760n });
    await aProduct(OTHER, 8n, { costMinor: 760n });
    const { offerId } = await change(aForm({}, ["1", "7"]));
    const caps = (await loadCampaign(SHOP, offerId, now, [8n]))?.caps;
    expect(caps).toEqual([
      { productId: "1", capPercent: null, lacksCost: true, market: null },
      { productId: "7", capPercent: 5, lacksCost: false, market: null },
      { productId: "8", capPercent: null, lacksCost: false, market: null },
    ]);
  });

  test.each([
    [{ title: "" }, ["1", "2"], "title"],
    [{}, ["1"], "products"],
    [{}, ["1", "2", "3", "4", "5", "6", "7"], "products"],
    [{ choose: "3" }, ["1", "2", "3"], "choose"],
    [{ choose: "1" }, ["1", "2", "3"], "choose"],
    [{ savingPercent: "51" }, ["1", "2"], "saving"],
    [{ savingPercent: "" }, ["1", "2"], "saving"],
    [{ untilDay: "2020-01-01" }, ["1", "2"], "days"],
    [{ fromDay: "2027-01-02", untilDay: "2027-01-01" }, ["1", "2"], "days"],
  ])("says what is wrong with %j and products %j", async (given, productIds, field) => {
    const answer = await change(aForm(given, productIds));
    expect([answer.isDone, Object.keys(answer.problems)]).toEqual([false, [field]]);
    expect(await db().offer.count()).toBe(0);
  });

  test("what is no campaign of this shop can't be changed", async () => {
    expect(await change(aForm(), "unknown")).toMatchObject({ isDone: false });
    expect(await change(aForm({ verb: "show" }), "unknown")).toMatchObject({ isDone: false });
  });
});
