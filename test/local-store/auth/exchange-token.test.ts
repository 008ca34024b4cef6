import { describe, expect, test } from "vitest";
import { askShopify, credentials, SHOP, START_MS, startTestStore } from "#test/local-store/a-test-store.ts";
import type { LocalStore } from "#test/local-store/start-local-store.ts";
import { mintSessionToken } from "./session-token.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Tokens {
  access_token: string;
  refresh_token: string;
  [key: string]: unknown;
}

function exchange(store: LocalStore, body: Record<string, unknown> = {}) {
  return askShopify(store, "/admin/oauth/access_token", {
    body: {
      client_id: credentials.apiKey,
      client_secret: credentials.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: store.mintSessionToken(SHOP),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
      ...body,
    },
  });
}

const refresh = (store: LocalStore, refresh_token: string) =>
  exchange(store, { grant_type: "refresh_token", refresh_token, subject_token: undefined });

async function tokensOf(answer: Promise<Response>): Promise<Tokens> {
  const response = await answer;
  expect(response.status).toBe(200);
  return response.json();
}

async function shopName(store: LocalStore, token: string) {
  const answer = await askShopify(store, "/admin/api/2026-10/graphql.json", { token, body: { query: "{shop{name}}" } });
  return { status: answer.status, body: await answer.json() };
}

describe("access tokens", () => {
  test("an offline token works for sixty minutes and is refused with Shopify's words after that", async () => {
    const { store, clock } = await startTestStore();
    const { access_token } = await tokensOf(exchange(store));
    await clock.advance(HOUR - 1000);
    expect((await shopName(store, access_token)).status).toBe(200);
    await clock.advance(2000);
    expect(await shopName(store, access_token)).toEqual({
      status: 401,
      body: { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
    });
  });

  test("a token that never expires is issued, but the Admin API refuses it", async () => {
    const { store } = await startTestStore();
    const tokens = await tokensOf(exchange(store, { expiring: "0" }));
    expect(tokens.refresh_token).toBeUndefined();
    const answer = await shopName(store, tokens.access_token);
    expect(answer.status).toBe(403);
    expect(answer.body.errors).toContain("Non-expiring access tokens are no longer accepted");
  });

  test("an online token tells who the user is and has no refresh token", async () => {
    const { store } = await startTestStore();
    const requested_token_type = "urn:shopify:params:oauth:token-type:online-access-token";
    const tokens = await tokensOf(exchange(store, { requested_token_type }));
    expect(tokens).toMatchObject({ expires_in: 86_399, associated_user: { id: store.shop(SHOP).user.id } });
    expect((await shopName(store, tokens.access_token)).status).toBe(200);
  });

  test("a token of another shop is refused", async () => {
    const { store } = await startTestStore();
    const subject_token = mintSessionToken({ ...credentials, shop: "other.myshopify.com", userId: 1 });
    const answer = await exchange(store, { subject_token });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: "invalid_subject_token" });
  });

  test.each([
    ["is expired", { expMs: -5000 }],
    ["is for another app", { claims: { aud: "someone-else" } }],
  ])("a session token that %s buys nothing", async (_why, options) => {
    const { store } = await startTestStore();
    const answer = await exchange(store, { subject_token: store.mintSessionToken(SHOP, options) });
    expect(answer.status).toBe(400);
  });

  test("a session token with a forged signature buys nothing", async () => {
    const { store } = await startTestStore();
    store.install(SHOP);
    const forged = mintSessionToken({ apiKey: "key", apiSecret: "guessed", shop: SHOP, userId: 1 });
    expect((await exchange(store, { subject_token: forged })).status).toBe(400);
  });

  test("revoked tokens are refused at once, and a new exchange works", async () => {
    const { store } = await startTestStore();
    const { access_token } = await tokensOf(exchange(store));
    store.revokeTokens(SHOP);
    expect((await shopName(store, access_token)).status).toBe(401);
    const again = await tokensOf(exchange(store));
    expect((await shopName(store, again.access_token)).status).toBe(200);
  });

  test("the granted scopes are the manifest's, unless the merchant granted others", async () => {
    const { store } = await startTestStore();
    store.install(SHOP, ["read_orders", "read_all_orders"]);
    expect((await tokensOf(exchange(store))).scope).toBe("read_orders,read_all_orders");
  });
});

test("a scope that is granted later holds for the token that is already out", async () => {
  const { store } = await startTestStore();
  store.install(SHOP, ["read_products"]);
  const { access_token } = await tokensOf(exchange(store));
  const ask = () =>
    askShopify(store, "/admin/api/2026-10/graphql.json", {
      token: access_token,
      body: { query: "{ orders(first: 1) { nodes { id } } }" },
    }).then((answer) => answer.json());
  expect((await ask()).errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  store.setScopes(SHOP, ["read_products", "read_orders", "read_all_orders"]);
  expect((await ask()).data.orders.nodes).toHaveLength(1);
});

describe("refresh tokens", () => {
  test("a refresh gives a new pair for sixty minutes", async () => {
    const { store, clock } = await startTestStore();
    const first = await tokensOf(exchange(store));
    await clock.advance(2 * HOUR);
    const second = await tokensOf(refresh(store, first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await shopName(store, second.access_token)).status).toBe(200);
  });

  test("the old refresh token works until the new one is used, then no more", async () => {
    const { store } = await startTestStore();
    const first = await tokensOf(exchange(store));
    const lost = await tokensOf(refresh(store, first.refresh_token));
    const second = await tokensOf(refresh(store, first.refresh_token));
    await tokensOf(refresh(store, second.refresh_token));
    const answer = await refresh(store, first.refresh_token);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      error: "invalid_request",
      error_description: "This request requires an active refresh_token",
    });
    expect((await refresh(store, lost.refresh_token)).status).toBe(401);
  });

  test("the old refresh token is retried for thirty days at most", async () => {
    const { store, clock } = await startTestStore();
    const first = await tokensOf(exchange(store));
    await tokensOf(refresh(store, first.refresh_token));
    await clock.advance(31 * DAY);
    expect((await refresh(store, first.refresh_token)).status).toBe(401);
  });

  test("a refresh token that was not used for ninety days is dead", async () => {
    const { store, clock } = await startTestStore();
    const first = await tokensOf(exchange(store));
    await clock.advance(90 * DAY);
    expect((await refresh(store, first.refresh_token)).status).toBe(401);
  });
});

describe("faults", () => {
  test("auth that cannot be reached breaks the connection as often as told", async () => {
    const { store } = await startTestStore();
    store.authFaults.set({ kind: "unreachable", times: 1 });
    await expect(exchange(store)).rejects.toThrow();
    expect((await exchange(store)).status).toBe(200);
  });

  test("refused refreshes leave the token exchange alone", async () => {
    const { store } = await startTestStore();
    const first = await tokensOf(exchange(store));
    store.authFaults.set({ kind: "refuse-refresh" });
    expect((await refresh(store, first.refresh_token)).status).toBe(401);
    expect((await exchange(store)).status).toBe(200);
  });
});

describe("uninstalling", () => {
  const topics = (stub: { seen: { headers: Record<string, unknown> }[] }) =>
    stub.seen.map(({ headers }) => headers["x-shopify-topic"]);

  test("tokens die at once, app/uninstalled comes, and shop/redact two days later", async () => {
    const { store, stub, clock } = await startTestStore();
    const { access_token } = await tokensOf(exchange(store));
    store.uninstall(SHOP);
    await store.webhooks.settled();
    expect((await shopName(store, access_token)).status).toBe(401);
    expect(topics(stub)).toEqual(["app/uninstalled"]);
    await clock.advance(48 * HOUR);
    await store.webhooks.settled();
    expect(topics(stub)).toEqual(["app/uninstalled", "shop/redact"]);
  });

  test("a shop that comes back within two days is not redacted, and is a new generation", async () => {
    const { store, stub, clock } = await startTestStore();
    store.install(SHOP);
    store.uninstall(SHOP);
    await clock.advance(HOUR);
    store.install(SHOP);
    await clock.advance(72 * HOUR);
    await store.webhooks.settled();
    expect(topics(stub)).toEqual(["app/uninstalled"]);
    expect(store.shop(SHOP).generation).toBe(2);
    expect(store.shop(SHOP).installation?.installedAt).toBe(new Date(START_MS + HOUR).toISOString());
  });
});
