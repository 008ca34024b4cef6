import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { API_VERSION } from "#app/shopify/api-version.ts";
import { type Finding, readTree, type SourceFile } from "#test/contracts/source-tree.ts";

/** Shopify's versions are quarters; a date goes on with a day. */
const VERSION = /(?<![\d.-])20\d\d-(?:01|04|07|10)(?![\d-])/g;

/** Where the application may write it: a constant, the files that Shopify reads, and the address of an API in checkout. */
const PLACES =
  /^(app\/shopify\/api-version\.ts|shopify\.app\.toml|extensions\/.*\.toml|extensions\/checkout-offers\/src\/offers\/ask-customer-account\.ts)$/;

/**
 * UI extensions have a version of their own: the newest that Shopify's package of them is published for. With it go the APIs
 * that Shopify opens to them, and what stands for those in the local store.
 */
const UI_EXTENSIONS =
  /^(extensions\/checkout-offers\/|test\/extensions\/checkout-offers\/|test\/local-store\/(ui-extensions|storefront-api|customer-account-api)\/|test\/contracts\/account-schema\.ts$)/;
const UI_MANIFEST = "extensions/checkout-offers/shopify.extension.toml";

/** The published schemas of webhook payloads end with an older version; the payloads of the local store are held to those. */
const OLDER_SCHEMAS = /^test\/local-store\/(README\.md|webhooks\/payloads\/)/;

/** Checks that no file names another API version, and no file of the app names one at all but where it is kept. */
function checkVersions(files: readonly SourceFile[], versions: { app: string; ui: string }): Finding[] {
  return files.flatMap(({ path, text }) => {
    const version = UI_EXTENSIONS.test(path) ? versions.ui : versions.app;
    return text.split("\n").flatMap((line, index) => {
      // A comment may say since when Shopify does something.
      const code = /\.(tsx?|mjs)$/.test(path) ? line.replace(/(^|\s)(\/\/|\/?\*).*/, "") : line;
      const found = code.match(VERSION) ?? [];
      const isApps = /^(app|extensions)\//.test(path) && !PLACES.test(path);
      const wrong = found.filter((one) => one !== version || isApps);
      return wrong.map((one) => `${path}:${index + 1} says ${one}, and not ${version}`);
    });
  });
}

const versions = { app: "2026-10", ui: "2026-07" };

describe("one API version", () => {
  test("shopify.app.toml says what API_VERSION says", () => {
    const manifest = z.object({ webhooks: z.object({ api_version: z.string() }) });
    expect(manifest.parse(parse(readFileSync("shopify.app.toml", "utf8"))).webhooks.api_version).toBe(API_VERSION);
  });

  test("no file names another", () => {
    const own = "test/contracts/one-api-version.test.ts";
    const files = readTree().filter((file) => file.path !== own && !OLDER_SCHEMAS.test(file.path));
    const manifest = z.object({ api_version: z.string() }).parse(parse(readFileSync(UI_MANIFEST, "utf8")));
    expect(checkVersions(files, { app: API_VERSION, ui: manifest.api_version })).toEqual([]);
  });

  test.each([
    ["test/local-store/admin-api/schema.ts", 'const file = "admin_2026-07.json.gz";'],
    ["shopify.app.toml", 'api_version = "2026-07"'],
    ["app/shopify/read-shop.server.ts", 'const url = "/admin/api/2026-10/graphql.json";'],
    ["extensions/checkout-offers/src/checkout.tsx", 'const url = "/api/2026-07/graphql.json";'],
    ["test/local-store/ui-extensions/answer-page.ts", 'const url = "/api/2026-10/graphql.json";'],
  ])("finds a planted one in %s: %s", (path, text) => {
    expect(checkVersions([{ path, text }], versions)).toHaveLength(1);
  });

  test("takes no date and no comment for a version", () => {
    const text = 'new Date("2026-07-01T10:00:00Z"); // since 2026-01 five at a time';
    expect(checkVersions([{ path: "test/a.ts", text }], versions)).toEqual([]);
  });
});
