import { z } from "zod";
import { changeScopes, installApp } from "#test/local-store/auth/install.ts";
import { mintSessionToken } from "#test/local-store/auth/session-token.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { appUrl } from "./app-url.ts";
import type { ExtensionAnswer, ScopesAnswer } from "./messages.ts";
import { listPicked, listPickerRows, pickerQuestion } from "./pick-resources.ts";
import { rewriteCdn } from "./rewrite-cdn.ts";

/** What the frame's page asks the local store, by the last part of `/__frame/…`; the answer is sent as JSON. */
export type FrameQuestions = Record<string, (shop: LocalShop, body: unknown) => unknown>;

const pathBody = z.object({ path: z.string().startsWith("/") });
const pickBody = z.object({ question: pickerQuestion, search: z.string() });
const pickedBody = z.object({ question: pickerQuestion, ids: z.array(z.string()) });
const scopesBody = z.object({ action: z.enum(["query", "request", "revoke"]), scopes: z.array(z.string()) });

/** What stands of the app's theme extensions in a shop's theme. */
export type ListActivations = (shop: LocalShop) => ExtensionAnswer[];

/** `appOrigin`: where the merchant's browser reaches the app. */
export function frameQuestions(
  parts: StoreParts,
  appOrigin: () => string,
  listActivations: ListActivations,
): FrameQuestions {
  return {
    token: (shop) => ({ token: mintFor(parts, shop) }),
    user: (shop) => ({
      id: shop.user.id,
      name: `${shop.user.firstName} ${shop.user.lastName}`,
      email: shop.world.shop.email,
      accountAccess: "Account Owner",
    }),
    "app-url": (shop, body) => ({ url: makeAppUrl(parts, shop, appOrigin(), pathBody.parse(body).path) }),
    pick: (shop, body) => {
      const { question, search } = pickBody.parse(body);
      return { rows: listPickerRows(shop, question, search) };
    },
    picked: (shop, body) => {
      const { question, ids } = pickedBody.parse(body);
      // Its pictures are where the app's own page gets them.
      const text = rewriteCdn(JSON.stringify(listPicked(shop, question, ids)), `${appOrigin()}/__cdn/`);
      return { picked: JSON.parse(text) };
    },
    scopes: (shop, body) => answerScopes(parts, shop, scopesBody.parse(body)),
    extensions: (shop) => [
      ...parts.manifest.extensions.map((extension) => ({ ...extension, activations: [] })),
      ...listActivations(shop),
    ],
  };
}

/** The iframe's address for a path of the app. */
export function makeAppUrl(parts: StoreParts, shop: LocalShop, appOrigin: string, path: string): string {
  return appUrl(appOrigin, path, shop, { apiSecret: parts.app.apiSecret, idToken: mintFor(parts, shop) });
}

function mintFor(parts: StoreParts, shop: LocalShop): string {
  if (!shop.installation)
    throw new Error(`The app is no longer installed in ${shop.domain}: reload the page to install it`);
  const { apiKey, apiSecret } = parts.app;
  return mintSessionToken({ apiKey, apiSecret, shop: shop.domain, userId: shop.user.id });
}

/** Only optional scopes of the toml can be granted or given back one by one. */
function answerScopes(parts: StoreParts, shop: LocalShop, ask: z.infer<typeof scopesBody>): ScopesAnswer {
  installApp(parts, shop);
  const { scopes: required, optionalScopes: optional } = parts.manifest;
  const foreign = ask.scopes.filter((scope) => !optional.includes(scope) && !required.includes(scope));
  if (foreign.length > 0) throw new Error(`Not declared in shopify.app.toml: ${foreign.join(", ")}`);
  const granted = shop.installation?.scopes ?? [];
  if (ask.action === "request") changeScopes(parts, shop, [...new Set([...granted, ...ask.scopes])]);
  if (ask.action === "revoke") {
    const fixed = ask.scopes.filter((scope) => required.includes(scope));
    if (fixed.length > 0) throw new Error(`Required scopes cannot be revoked: ${fixed.join(", ")}`);
    changeScopes(
      parts,
      shop,
      granted.filter((scope) => !ask.scopes.includes(scope)),
    );
  }
  return { result: "granted-all", granted: shop.installation?.scopes ?? [], required, optional };
}
