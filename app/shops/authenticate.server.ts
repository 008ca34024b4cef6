import "@shopify/shopify-app-remix/adapters/node";
import { AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { config } from "#app/runtime/config.server.ts";
import { logFromLibrary } from "#app/shopify/api.server.ts";
import { API_VERSION } from "#app/shopify/api-version.ts";
import { sessionStorage } from "#app/shopify/session-storage.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";

/**
 * The one app object of Shopify's Remix package. Scopes, webhooks and metafield definitions are not here but in
 * shopify.app.toml, where Shopify's managed install reads them.
 */
export const shopify = shopifyApp({
  apiKey: config().apiKey,
  apiSecretKey: config().apiSecret,
  appUrl: config().appUrl,
  apiVersion: API_VERSION as Parameters<typeof shopifyApp>[0]["apiVersion"],
  distribution: AppDistribution.AppStore,
  authPathPrefix: "/auth",
  sessionStorage: sessionStorage(),
  logger: { level: LogSeverity.Warning, log: logFromLibrary },
  hooks: {
    // Runs after every token exchange, with 60-minute tokens often: it only notes the shop and leaves the rest to workers.
    afterAuth: async ({ session }) => {
      await welcomeShop(session.shop, { scopes: session.scope?.split(",") ?? [], now: new Date() });
    },
  },
  future: {
    unstable_newEmbeddedAuthStrategy: true,
    expiringOfflineAccessTokens: true,
  },
});

export const { authenticate, addDocumentResponseHeaders } = shopify;
