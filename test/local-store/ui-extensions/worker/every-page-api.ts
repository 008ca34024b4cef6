import type { Extension, StandardApi } from "@shopify/ui-extensions/checkout";
import type { WorkerStart } from "#test/local-store/ui-extensions/messages.ts";
import { ask } from "./channel.ts";
import { makeI18n } from "./i18n.ts";
import { notHere } from "./not-here.ts";
import type { LiveState } from "./signals.ts";

type Answer<Name extends "query"> = Awaited<ReturnType<StandardApi[Name]>>;

/** The parts of `shopify` that are the same on every page. */
export function makeShared(start: WorkerStart, { signal }: LiveState) {
  const { settings, state } = start;
  return {
    analytics: {
      publish: async (name, data) => (await ask("publish", name, data)) === true,
      visitor: notHere("analytics.visitor"),
    },
    applyTrackingConsentChange: notHere("applyTrackingConsentChange"),
    buyerIdentity: {
      customer: signal(({ customer }) => customer ?? undefined),
      email: signal(({ email }) => email ?? undefined),
      phone: signal(() => undefined),
      purchasingCompany: signal(({ purchasingCompany }) => purchasingCompany ?? undefined),
    },
    checkoutToken: signal(({ checkoutToken }) => checkoutToken ?? undefined),
    cost: {
      subtotalAmount: signal(({ subtotal }) => subtotal),
      totalShippingAmount: signal(({ shipping }) => shipping ?? undefined),
      totalTaxAmount: signal(() => undefined),
      totalAmount: signal(({ total }) => total),
    },
    customerPrivacy: signal(({ customerPrivacy }) => customerPrivacy),
    discountCodes: signal(({ discountCodes }) => discountCodes),
    i18n: makeI18n(start),
    localization: makeLocalization(start, { signal }),
    note: signal(({ note }) => note ?? undefined),
    query: async (query, options) => (await ask("query", query, options?.variables ?? {})) as Answer<"query"> as never,
    sessionToken: { get: notHere("sessionToken.get") },
    settings: signal(() => settings),
    shop: state.shop,
    storage: {
      read: async (key) => (await ask("storageRead", key)) as never,
      write: async (key, data) => void (await ask("storageWrite", key, data)),
      delete: async (key) => void (await ask("storageDelete", key)),
    },
    version: start.apiVersion,
  } satisfies Partial<StandardApi>;
}

function makeLocalization({ extensionLanguage }: WorkerStart, { signal }: Pick<LiveState, "signal">) {
  // The state's codes are ISO's own, as text; the package lists them one by one.
  return {
    currency: signal(({ localization }) => ({ isoCode: localization.currency as never })),
    // The buyer's own, as Shopify says.
    timezone: signal(() => Intl.DateTimeFormat().resolvedOptions().timeZone as never),
    language: signal(({ localization }) => ({ isoCode: localization.language })),
    extensionLanguage: signal(() => ({ isoCode: extensionLanguage })),
    country: signal(({ localization }) => ({ isoCode: localization.country as never })),
    market: signal(({ localization }) => localization.market),
  } satisfies StandardApi["localization"];
}

/** `shopify.extension`. */
export function makeExtension<Target>(start: WorkerStart, { signal }: LiveState) {
  return {
    apiVersion: start.apiVersion,
    capabilities: signal(() => start.capabilities),
    ...(start.isEditor ? { editor: { type: "checkout" as const } } : {}),
    rendered: signal(() => true),
    scriptUrl: start.scriptUrl,
    target: start.target as Target,
    version: undefined,
  } satisfies Omit<Extension, "target"> & { target: Target };
}
