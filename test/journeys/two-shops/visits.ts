import type { Visit } from "#test/journeys/two-shops/door.ts";
import { campaignOf, firstProducts, proposalsOf } from "#test/journeys/two-shops/seed-offers.ts";
import { INTAKE_ID, JOB_ID, REQUEST_ID } from "#test/journeys/two-shops/seed-records.ts";
import { makeTwins } from "#test/journeys/two-shops/worlds.ts";
import { csvOf, orderRow, productRow } from "#test/pipeline/orders/file/a-file.ts";

const upload = (kind: string, body: string): Visit => ({ path: `/app/import/upload?kind=${kind}&name=a.csv`, body });

/** The first of the offers that both shops have by the same id. */
const OFFER_ID = proposalsOf(makeTwins(1).mine)[0]?.offerId ?? "";
const offer = { path: `/app/offers/${OFFER_ID}`, params: { id: OFFER_ID } };
const CAMPAIGN_ID = campaignOf(makeTwins(1).mine).offerId;
const campaign = { path: `/app/campaigns/${CAMPAIGN_ID}`, params: { id: CAMPAIGN_ID } };
/** What the form of a campaign sends: any two of the first three products for a tenth less. */
const campaignForm: [string, string][] = [
  ...Object.entries({
    verb: "save",
    title: "Mine",
    text: "",
    savingPercent: "10",
    choose: "2",
    fromDay: "",
    untilDay: "",
  }),
  ...firstProducts(makeTwins(1).mine, 3).map((id): [string, string] => ["productId", String(id)]),
];
const productId = String(firstProducts(makeTwins(1).mine, 1)[0]);

/** Everything that can be asked of each page, with ids that are the other shop's too. */
export const VISITS: Record<string, Visit[]> = {
  "_index.tsx": [{ path: "/" }],
  "healthz.ts": [{ path: "/healthz" }],
  "auth.$.tsx": [{ path: "/auth/exit-iframe?exitIframe=/app" }],
  "app.tsx": [{ path: "/app" }],
  "app._index.tsx": [{ path: "/app" }],
  "app.activity.tsx": [
    { path: "/app/activity" },
    { path: "/app/activity?show=all" },
    { path: "/app/activity?view=news&show=all" },
    { path: "/app/activity?view=privacy" },
    { path: "/app/activity", form: { intent: "retry-task", jobId: JOB_ID, attempt: "1" } },
    { path: "/app/activity", form: { intent: "retry-news" } },
    { path: "/app/activity", form: { intent: "read-again", what: "orders" } },
  ],
  "app.activity_.privacy.$id.ts": [{ path: `/app/activity/privacy/${REQUEST_ID}`, params: { id: REQUEST_ID } }],
  "app.bundles.tsx": [
    { path: "/app/bundles" },
    { path: "/app/bundles?show=proposed" },
    { path: "/app/bundles", form: { productId, verb: "leaveOut" } },
  ],
  "app.promises.tsx": [{ path: "/app/promises" }, { path: "/app/promises?show=broken" }],
  "app.upgrades.tsx": [{ path: "/app/upgrades" }],
  "app.offers.$id.tsx": [offer, { ...offer, form: { verb: "pin" } }, { ...offer, form: { verb: "pause" } }],
  "app.campaigns.tsx": [{ path: "/app/campaigns" }],
  "app.campaigns_.$id.tsx": [
    { path: "/app/campaigns/new", params: { id: "new" } },
    { path: "/app/campaigns/new", params: { id: "new" }, form: campaignForm },
    campaign,
    { ...campaign, form: campaignForm },
    { ...campaign, form: { verb: "show" } },
    { ...campaign, form: { verb: "hide" } },
    { ...campaign, form: { verb: "end" } },
  ],
  "app.settings.tsx": [
    { path: "/app/settings" },
    { path: "/app/settings", body: JSON.stringify({ "offers.savingForTwo": "7.5", "baskets.leaveOut.pos": true }) },
  ],
  "app.import.tsx": [{ path: "/app/import" }],
  "app.import_.$id.tsx": [{ path: `/app/import/${INTAKE_ID}`, params: { id: INTAKE_ID } }],
  "app.import_.$id_.problems.ts": [{ path: `/app/import/${INTAKE_ID}/problems`, params: { id: INTAKE_ID } }],
  "app.import_.unmatched.ts": [{ path: "/app/import/unmatched" }],
  "app.import_.upload.ts": [
    upload("products", csvOf([productRow()])),
    upload("orders", csvOf([orderRow({ Id: "9005" })])),
  ],
};

/** Pages that show nothing of any shop. */
export const SAY_NOTHING = ["_index.tsx", "healthz.ts", "auth.$.tsx", "app.tsx", "app.import_.upload.ts"];
