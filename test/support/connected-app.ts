import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { RequestedTokenType } from "@shopify/shopify-api";
import { type Dispatcher, getGlobalDispatcher, setGlobalDispatcher } from "undici";
import { startWorking } from "#app/jobs/work.server.ts";
import { type Clock, systemClock } from "#app/kernel/clock.ts";
import { steps } from "#app/pipeline/index.ts";
import { db } from "#app/runtime/database.server.ts";
import { shopifyLibrary } from "#app/shopify/api.server.ts";
import { sessionStorage } from "#app/shopify/session-storage.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { makeRedirect } from "#test/local-store/redirect.ts";
import { type LocalStore, type LocalStoreOptions, startLocalStore } from "#test/local-store/start-local-store.ts";

export type ConnectedApp = {
  store: LocalStore;
  /** Opens the app in the shop's admin, as far as the server sees it: token exchange, session, welcome. */
  open: (shop: string) => Promise<void>;
  /** Waits until no webhook is under way and no job waits or runs. */
  untilIdle: () => Promise<void>;
  stop: () => Promise<void>;
};

type Options = Pick<LocalStoreOptions, "worlds" | "clock"> & { work?: boolean; now?: Clock };

/**
 * Tandem's webhook routes and its worker in this process, connected to a local store that it meets over HTTP only.
 * (The journeys that kill processes start the real ones instead.)
 */
export async function startConnectedApp({
  worlds,
  clock,
  work = true,
  now = systemClock,
}: Options): Promise<ConnectedApp> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  const app = { apiKey: "test-api-key", apiSecret: "test-api-secret", url: `http://127.0.0.1:${address.port}` };
  const store = await startLocalStore({ worlds, clock, app: { ...app, manifest: "shopify.app.toml" } });
  const before: Dispatcher = getGlobalDispatcher();
  setGlobalDispatcher(makeRedirect(store.url));
  if (work) await startWorking(steps, now);
  return {
    store,
    open: (shop) => open(store, shop, now),
    untilIdle: () => untilIdle(store),
    stop: async () => {
      setGlobalDispatcher(before);
      await store.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function open(store: LocalStore, shop: string, now: Clock): Promise<void> {
  const { session } = await shopifyLibrary().auth.tokenExchange({
    shop,
    sessionToken: store.mintSessionToken(shop),
    requestedTokenType: RequestedTokenType.OfflineAccessToken,
    expiring: true,
  });
  await sessionStorage().storeSession(session);
  await welcomeShop(shop, { scopes: session.scope?.split(",") ?? [], now: now() });
}

async function untilIdle(store: LocalStore): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await store.webhooks.settled();
    const [jobs] = await db().$queryRaw<{ count: bigint }[]>`
      select count(*) from pgboss.job where state in ('created', 'retry', 'active') and name not like '%-all-shops'`;
    quiet = jobs?.count === 0n ? quiet + 1 : 0;
    await sleep(50);
  }
}

/** Hands a webhook to the route that its path names, as Remix would. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const name = (request.url ?? "").slice(1).replaceAll("/", ".");
  try {
    const route = (await import(`../../app/routes/${name}.ts`)) as { action: (args: object) => Promise<Response> };
    const headers = Object.entries(request.headers).map(([key, value]): [string, string] => [key, String(value)]);
    const init = { method: request.method ?? "POST", headers, body: Buffer.concat(chunks) };
    const answered = await route.action({ request: new Request(`https://tandem.example${request.url}`, init) });
    response.writeHead(answered.status).end(await answered.text());
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}
