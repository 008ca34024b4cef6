import "@shopify/shopify-api/adapters/web-api";
import { type ApiVersion, LogSeverity, type Shopify, shopifyApi } from "@shopify/shopify-api";
import { config } from "#app/runtime/config.server.ts";
import { log } from "#app/runtime/log.server.ts";
import { API_VERSION } from "#app/shopify/api-version.ts";

let api: Shopify | undefined;

/**
 * Shopify's API library, for what needs no embedded page: webhook signatures, token refresh, the Admin client.
 * (`app.server.ts` holds the Remix package, which authenticates pages.)
 */
export function shopifyLibrary(): Shopify {
  api ??= shopifyApi({
    apiKey: config().apiKey,
    apiSecretKey: config().apiSecret,
    apiVersion: API_VERSION as ApiVersion,
    hostName: new URL(config().appUrl).host,
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Warning, log: logFromLibrary },
  });
  return api;
}

/** Lets Shopify's libraries write to our log. */
export async function logFromLibrary(severity: LogSeverity, message: string): Promise<void> {
  log[severity === LogSeverity.Error ? "error" : "debug"]({ from: "shopify-api" }, message);
}
