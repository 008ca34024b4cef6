import { handleEachDelivery } from "#app/shops/each-delivery.server.ts";
import { getEmailKey, makeSealedEmailKey } from "#app/shops/email-key.server.ts";
import { eraseShop } from "#app/shops/erase-shop.job.server.ts";
import { exportCustomers } from "#app/shops/export-customers.job.server.ts";
import { holdShop, requireShopToStore } from "#app/shops/hold-shop.server.ts";
import { identifyCustomers, joinAliases } from "#app/shops/identify-customers.server.ts";
import { install } from "#app/shops/install.job.server.ts";
import { mergeCustomers } from "#app/shops/merge-customers.job.server.ts";
import { notePrivacyRequests } from "#app/shops/note-privacy-requests.server.ts";
import { parsePersonSignal } from "#app/shops/person-signal.server.ts";
import * as people from "#app/shops/person-store.server.ts";
import * as requests from "#app/shops/privacy-requests.server.ts";
import { redactCustomers } from "#app/shops/redact-customers.job.server.ts";
import * as settings from "#app/shops/settings-store.server.ts";
import * as store from "#app/shops/store.server.ts";
import { listBuried, saveTombstones, tombstoneHash } from "#app/shops/tombstones.server.ts";
import { uninstall } from "#app/shops/uninstall.job.server.ts";
import { updateScopes } from "#app/shops/update-scopes.job.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { type Calls, changes, does, quiet, reads, works } from "#test/journeys/two-shops/call.ts";
import { BURIED_BY_OTHER, BURIED_ORDER, REQUEST_ID } from "#test/journeys/two-shops/seed-records.ts";

const facts = { name: "Renamed", currency: "GBP", timeZone: "Europe/London", countryCode: "GB", planName: "Plus" };

/** How a shop's life and its people are tried; the handlers that end them are last. */
export const callsOfShops: Calls = {
  "app/shops/email-key.server.ts": {
    getEmailKey: reads(({ shop, tx }) => getEmailKey(shop, tx)),
    makeSealedEmailKey: does(({ shop }) => makeSealedEmailKey(shop)),
  },
  "app/shops/hold-shop.server.ts": {
    holdShop: reads(({ tx, shop }) => holdShop(tx, shop)),
    requireShopToStore: quiet(changes(({ tx, shop }) => requireShopToStore(tx, shop))),
  },
  "app/shops/identify-customers.server.ts": {
    identifyCustomers: changes(({ tx, shop, customerId, now }) => {
      const values = [customerId, "123456"];
      return identifyCustomers(
        tx,
        shop,
        values.map((value) => ({ kind: "shopify" as const, value })),
        now,
      );
    }),
    joinAliases: changes(({ tx, shop, keys: [keep, drop] }) => joinAliases(tx, shop, keep, drop)),
  },
  "app/shops/person-signal.server.ts": {
    parsePersonSignal: reads(({ shop, customerId, email }) =>
      parsePersonSignal({ customer: { id: customerId, email } }, shop),
    ),
  },
  "app/shops/person-store.server.ts": {
    findPerson: reads(({ tx, shop, customerId, keys }) =>
      people.findPerson(tx, shop, { customerId, emailHmac: null, keys }),
    ),
    forgetPerson: changes(({ tx, shop, keys }) => people.forgetPerson(tx, shop, keys)),
    forgetShop: changes(({ tx, shop }) => people.forgetShop(tx, shop)),
  },
  "app/shops/privacy-requests.server.ts": {
    savePrivacyRequest: changes(({ tx, shop, now }) =>
      requests.savePrivacyRequest(tx, shop, { id: crypto.randomUUID(), topic: "shop/redact", requestedAt: now }),
    ),
    isPrivacyRequestDone: reads(({ tx, shop }) => requests.isPrivacyRequestDone(tx, shop, REQUEST_ID)),
    markPrivacyRequestDone: changes(
      ({ tx, shop, now }) => requests.markPrivacyRequestDone(tx, shop, REQUEST_ID, { doneAt: now, counts: {} }),
      ({ tx }) => tx.privacyRequest.updateMany({ where: { id: REQUEST_ID }, data: { doneAt: null } }),
    ),
    listPrivacyRequests: reads(({ shop }) => requests.listPrivacyRequests(shop)),
    getPrivacyExport: reads(({ shop }) => requests.getPrivacyExport(shop, REQUEST_ID)),
    forgetExportsOfPerson: changes(({ tx, shop, customerId }) =>
      requests.forgetExportsOfPerson(tx, shop, { customerIds: [customerId], emailHmacs: ["hash"] }),
    ),
    forgetShop: changes(({ tx, shop, now }) => requests.forgetShop(tx, shop, now)),
  },
  "app/shops/settings-store.server.ts": {
    getSettings: reads(({ tx, shop }) => settings.getSettings(tx, shop, "baskets")),
    saveSettings: changes(({ tx, shop }) => settings.saveSettings(tx, shop, "baskets", { minCustomers: 5 })),
    forgetShop: changes(({ tx, shop }) => settings.forgetShop(tx, shop)),
  },
  "app/shops/store.server.ts": {
    getShop: reads(({ shop }) => store.getShop(shop)),
    isKnownShop: reads(({ tx, shop }) => store.isKnownShop(tx, shop)),
    requireShop: reads(({ shop }) => store.requireShop(shop)),
    getInstalledShop: reads(({ shop }) => store.getInstalledShop(shop)),
    requireCurrency: reads(({ shop }) => store.requireCurrency(shop)),
    saveShopFacts: does(({ shop }) => store.saveShopFacts(shop, { ...facts, scopes: ["read_orders"] })),
    saveScopes: changes(({ tx, shop }) => store.saveScopes(tx, shop, ["read_products"])),
    markUninstalled: changes(({ tx, shop, now }) => store.markUninstalled(tx, shop, now)),
    forgetShop: changes(({ tx, shop }) => store.forgetShop(tx, shop)),
  },
  "app/shops/tombstones.server.ts": {
    tombstoneHash: reads(({ shop }) => tombstoneHash(shop, "order", "1")),
    saveTombstones: changes(({ tx, shop, now }) => saveTombstones(tx, shop, "order", ["1", BURIED_BY_OTHER], now)),
    listBuried: reads(({ tx, shop }) => listBuried(tx, shop, "order", [BURIED_ORDER, BURIED_BY_OTHER])),
  },
  "app/shops/note-privacy-requests.server.ts": {
    notePrivacyRequests: does(({ shop }) => notePrivacyRequests(shop, "customers/redact")),
  },
  "app/shops/each-delivery.server.ts": {
    handleEachDelivery: does(({ shop, context }) =>
      handleEachDelivery(shop, { topic: "bulk_operations/finish", handle: async () => "handled" }, context),
    ),
  },
};

/** The handlers of a shop's life, in the sequence in which a shop may live it. */
export const callsOfShopJobs: Calls = {
  "app/shops/welcome-shop.server.ts": {
    welcomeShop: does(({ shop, now }) => welcomeShop(shop, { scopes: ["read_orders"], now })),
  },
  "app/shops/install.job.server.ts": { install: works(install) },
  "app/shops/update-scopes.job.server.ts": { updateScopes: works(updateScopes) },
  "app/shops/export-customers.job.server.ts": { exportCustomers: works(exportCustomers) },
  "app/shops/merge-customers.job.server.ts": { mergeCustomers: works(mergeCustomers) },
  "app/shops/redact-customers.job.server.ts": { redactCustomers: works(redactCustomers) },
  "app/shops/uninstall.job.server.ts": { uninstall: works(uninstall) },
  "app/shops/erase-shop.job.server.ts": { eraseShop: works(eraseShop) },
};
