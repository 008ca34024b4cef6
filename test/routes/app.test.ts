import { randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { sessionStorage } from "#app/shopify/session-storage.server.ts";
import { mintSessionToken } from "#test/local-store/auth/session-token.ts";
import { anOffer } from "#test/pages/offers/an-offer-row.ts";
import { anIntake, aTry, queuedJobs } from "#test/pages/records.ts";
import { aProposal } from "#test/pipeline/offers/an-offer.ts";
import { aShop, csvOf, orderRow } from "#test/pipeline/orders/file/a-file.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
// Shopify's storage looks at its table as soon as a route is loaded: not before there is a database.
let routes: Awaited<ReturnType<typeof loadRoutes>>;
beforeAll(async () => {
  routes = await loadRoutes();
});
beforeEach(async () => {
  await emptyDatabase();
  for (const shop of [SHOP, OTHER]) {
    await aShop({ shop });
    await sessionStorage().storeSession(sessionOf(shop));
  }
});

async function loadRoutes() {
  const activity = await import("#app/routes/app.activity.tsx");
  const bundles = await import("#app/routes/app.bundles.tsx");
  const offer = await import("#app/routes/app.offers.$id.tsx");
  return {
    loadBundles: bundles.loader,
    decideAddOn: bundles.action,
    loadUpgrades: (await import("#app/routes/app.upgrades.tsx")).loader,
    loadOffer: offer.loader,
    decide: offer.action,
    loadApp: (await import("#app/routes/app.tsx")).loader,
    loadHome: (await import("#app/routes/app._index.tsx")).loader,
    loadImports: (await import("#app/routes/app.import.tsx")).loader,
    loadImport: (await import("#app/routes/app.import_.$id.tsx")).loader,
    loadProblems: (await import("#app/routes/app.import_.$id_.problems.ts")).loader,
    loadUnmatched: (await import("#app/routes/app.import_.unmatched.ts")).loader,
    upload: (await import("#app/routes/app.import_.upload.ts")).action,
    loadActivity: activity.loader,
    tryAgain: activity.action,
    loadExport: (await import("#app/routes/app.activity_.privacy.$id.ts")).loader,
  };
}

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";
const bundle = aProposal([1n, 2n], 900);
const credentials = { apiKey: "test-api-key", apiSecret: "test-api-secret", userId: 1 };

function sessionOf(shop: string): Session {
  const expires = new Date(Date.now() + 3_600_000);
  const tokens = { accessToken: "token", refreshToken: "refresh", refreshTokenExpires: expires };
  return new Session({
    id: `offline_${shop}`,
    shop,
    state: "",
    isOnline: false,
    scope: "read_orders",
    expires,
    ...tokens,
  });
}

type Asked = { params?: Record<string, string>; init?: RequestInit; shop?: string | null };

/** What a route is given when App Bridge's fetch asks for `path` on behalf of a shop; of none without a session token. */
function asked(path: string, { params = {}, init = {}, shop = SHOP }: Asked = {}) {
  const headers = new Headers(init.headers);
  if (shop) headers.set("authorization", `Bearer ${mintSessionToken({ ...credentials, shop })}`);
  const request = new Request(`https://tandem.example${path}`, { ...init, headers });
  return { request, params, context: {} };
}

const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });

const id = randomUUID();
type RouteName = keyof Awaited<ReturnType<typeof loadRoutes>>;
const ASKED: Record<RouteName, ReturnType<typeof asked>> = {
  loadBundles: asked("/app/bundles", { shop: null }),
  decideAddOn: asked("/app/bundles", { init: form({ productId: "1", verb: "leaveOut" }), shop: null }),
  loadUpgrades: asked("/app/upgrades", { shop: null }),
  loadOffer: asked("/app/offers/o", { params: { id: "o" }, shop: null }),
  decide: asked("/app/offers/o", { params: { id: "o" }, init: form({ verb: "accept" }), shop: null }),
  loadApp: asked("/app", { shop: null }),
  loadHome: asked("/app", { shop: null }),
  loadImports: asked("/app/import", { shop: null }),
  loadImport: asked(`/app/import/${id}`, { params: { id }, shop: null }),
  loadProblems: asked(`/app/import/${id}/problems`, { params: { id }, shop: null }),
  loadUnmatched: asked("/app/import/unmatched", { shop: null }),
  upload: asked("/app/import/upload?kind=orders&name=a.csv", { init: { method: "POST", body: "x" }, shop: null }),
  loadActivity: asked("/app/activity", { shop: null }),
  tryAgain: asked("/app/activity", { init: form({ intent: "retry-news" }), shop: null }),
  loadExport: asked(`/app/activity/privacy/${id}`, { params: { id }, shop: null }),
};

describe("without a session token", () => {
  test.each(Object.keys(ASKED) as RouteName[])("%s answers nothing of a shop", async (name) => {
    await expect(routes[name](ASKED[name])).rejects.toBeInstanceOf(Response);
    expect(await db().intake.count()).toBe(0);
  });
});

describe("one shop's session", () => {
  test("sees its own records by their address, and no other shop's", async () => {
    const mine = await anIntake({ shop: SHOP, kind: "orders.file", fileName: "mine.csv" });
    const theirs = await anIntake({ shop: OTHER, kind: "orders.file", fileName: "theirs.csv" });
    expect(await routes.loadImport(asked(`/app/import/${mine}`, { params: { id: mine } }))).toMatchObject({
      imported: { fileName: "mine.csv" },
    });
    for (const other of [theirs, "not-an-id", undefined]) {
      const params: Record<string, string> = other === undefined ? {} : { id: other };
      const refused = routes.loadImport(asked(`/app/import/${other}`, { params }));
      await expect(refused).rejects.toMatchObject({ status: 404 });
      expect((await routes.loadProblems(asked(`/app/import/${other}/problems`, { params }))).status).toBe(404);
    }
  });

  test("sees and decides its own offers, and no other shop's", async () => {
    await anOffer(OTHER, bundle, { state: "proposed" });
    const params = { id: bundle.offerId };
    const path = `/app/offers/${bundle.offerId}`;
    await expect(routes.loadOffer(asked(path, { params }))).rejects.toMatchObject({ status: 404 });
    const init = form({ verb: "accept" });
    expect(await routes.decide(asked(path, { params, init }))).toMatchObject({ isDone: false });
    expect(await queuedJobs()).toEqual([]);
    expect(await routes.loadBundles(asked("/app/bundles"))).toMatchObject({ offers: [] });
    expect(await routes.loadUpgrades(asked("/app/upgrades"))).toMatchObject({ offers: [] });
    expect(await routes.decide(asked(path, { params, init, shop: OTHER }))).toMatchObject({ isDone: true });
    expect(await routes.loadOffer(asked(path, { params, shop: OTHER }))).toMatchObject({ standing: "shown" });
  });

  test("downloads its customers' exports, and no other shop's", async () => {
    const request = { topic: "customers/data_request", requestedAt: new Date(), doneAt: new Date() };
    await db().privacyRequest.create({ data: { shop: OTHER, id, ...request, export: { orders: [1] } } });
    const path = `/app/activity/privacy/${id}`;
    expect((await routes.loadExport(asked(path, { params: { id } }))).status).toBe(404);
    const theirs = await routes.loadExport(asked(path, { params: { id }, shop: OTHER }));
    expect(await theirs.json()).toEqual({ orders: [1] });
    expect(theirs.headers.get("cache-control")).toBe("no-store");
  });

  test("tries its own task again, and no other shop's", async () => {
    const jobId = await aTry({ shop: OTHER, outcome: "failed" });
    const init = form({ intent: "retry-task", jobId, attempt: "1" });
    expect(await routes.tryAgain(asked("/app/activity", { init }))).toMatchObject({ isRetried: false });
    expect(await queuedJobs()).toEqual([]);
    expect(await routes.tryAgain(asked("/app/activity", { init, shop: OTHER }))).toMatchObject({ isRetried: true });
    expect(await queuedJobs()).toEqual([{ name: "orders.refresh", data: { shop: OTHER } }]);
  });

  test("uploads into its own shop", async () => {
    const init = { method: "POST", body: csvOf([orderRow()]) };
    const response = await routes.upload(asked("/app/import/upload?kind=orders&name=may.csv", { init }));
    expect(await response.json()).toMatchObject({ status: "done", objects: 1 });
    expect(await db().order.findMany({ select: { shop: true, name: true } })).toEqual([{ shop: SHOP, name: "#1001" }]);
  });
});

test.each([{ intent: "erase-everything" }, { intent: "retry-task", jobId: "7", attempt: "1" }, {}])(
  "a form that was not ours is answered 400: %o",
  async (fields) => {
    const answer = await routes.tryAgain(asked("/app/activity", { init: form(fields as Record<string, string>) }));
    expect(answer).toMatchObject({ init: { status: 400 }, data: { isRetried: false } });
    expect(await queuedJobs()).toEqual([]);
  },
);

test.each([{ verb: "burn" }, {}, { verb: "edit", saving: "" }, { verb: "edit", saving: "much" }])(
  "a word on an offer that is none is answered 400: %o",
  async (fields) => {
    const init = form(fields as Record<string, string>);
    const answer = await routes.decide(asked("/app/offers/o", { params: { id: "o" }, init }));
    expect(answer).toMatchObject({ init: { status: 400 }, data: { isDone: false } });
    const addOn = await routes.decideAddOn(asked("/app/bundles", { init }));
    expect(addOn).toMatchObject({ init: { status: 400 }, data: { isDone: false } });
  },
);

test("an upload that names no kind of export is answered 400", async () => {
  const response = await routes.upload(
    asked("/app/import/upload?name=may.csv", { init: { method: "POST", body: "x" } }),
  );
  expect(response.status).toBe(400);
});
