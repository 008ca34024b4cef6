/**
 * `npm run demo`: a shop, its admin and Tandem on this machine, with nothing installed but what npm brought. Ends with one
 * address to open; Ctrl-C ends every part of it. A second run goes on from what the first left.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startEmbeddedPostgres } from "#app/runtime/postgres/embedded.server.ts";
import { embeddedFolder } from "#app/runtime/postgres/find-database.server.ts";
import { buildIfNeeded } from "./build-app.ts";
import { findShowcase } from "./find-showcase.ts";
import {
  appEnvironment,
  installApp,
  type StartedStore,
  startApp,
  startAppForDevelopment,
  startStore,
} from "./parts.ts";
import { makeReport } from "./report.ts";
import { chooseHandle, DemoError, type DemoOptions, keepSecrets, parseDemoOptions, USAGE } from "./settings.ts";
import { settleOffers, untilPublished } from "./settle-offers.ts";
import { watchSync } from "./watch-sync.ts";

const say = (line: string) => console.log(line);
const stops: (() => Promise<unknown>)[] = [];
let stopping = false;

async function stopAll(code: number): Promise<never> {
  if (stopping) process.exit(code);
  stopping = true;
  for (const stop of stops) await stop().catch((error: unknown) => console.error(String(error)));
  process.exit(code);
}

function giveUp(reason: string): void {
  if (stopping) return;
  console.error(`\n${reason}`);
  void stopAll(1);
}

async function run(options: DemoOptions): Promise<void> {
  if (options.fresh) rmSync(".data", { recursive: true, force: true });
  mkdirSync(".data", { recursive: true });
  if (!options.dev && !options.built) buildIfNeeded(say);
  say("Starting the database …");
  const postgres = await startEmbeddedPostgres(embeddedFolder);
  stops.unshift(postgres.stop);
  const secrets = keepSecrets(path.resolve(".data"));
  const handle = await chooseHandle(options);
  say(options.orders ? "Loading the exported shop …" : "Making up a shop with two years of orders …");
  const store = await startStore(options, handle, secrets, giveUp);
  stops.unshift(store.child.stop);
  say("Starting Tandem …");
  // The same for the app's process and for this one, which looks into the database to tell how far it is.
  Object.assign(process.env, appEnvironment(store, secrets, postgres.url));
  const parts = options.dev ? await startAppForDevelopment(store.appPort, giveUp) : await startApp(giveUp);
  stops.unshift(...parts.map((part) => part.stop));
  await installApp(store);
  say(`\n  The shop's admin, with Tandem in it:  ${store.adminUrl}\n`);
  await watchSync(
    store.shop,
    (line) => say(`  ${line}`),
    () => stopping,
  );
  const report = await makeReport(store.shop);
  say(
    `  All read: ${report.products} products, ${report.orders} orders with ${report.orderLines} lines, ${report.customers} customers.`,
  );
  say(
    `  Found: ${report.bundles.length} bundles, ${report.tiers.length} tiers, ${report.quantityBreaks.length} quantity breaks, ${report.upgrades.length} upgrades; ${report.metafieldsWritten} metafields are in the shop.`,
  );
  if (options.report === undefined) {
    if (options.orders === undefined) await decide(store.shop);
    await sayAddresses(store);
    return;
  }
  writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`);
  await stopAll(0);
}

async function sayAddresses({ shop, adminUrl, storefrontUrl, url }: StartedStore): Promise<void> {
  const showcase = await findShowcase(shop);
  if (showcase) {
    say(`\n  A bundle as a shopper sees it:  ${storefrontUrl}${showcase}`);
    say("  One browser in twenty is held out to compare with, and sees no offer: with ?tandem_arm=offers it does.");
  }
  say(`\n  Open ${adminUrl}\n  The shop itself: ${storefrontUrl}\n  What else the shop can do: ${url}/__control`);
  say("  Ctrl-C ends all of it.");
}

/** The made-up shop has a made-up merchant too. */
async function decide(shop: string): Promise<void> {
  const given = await settleOffers(shop, new Date());
  await untilPublished(() => stopping);
  if (given > 0) say(`  The shop's merchant gives a saving on ${given} of them.`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stopAll(0));
try {
  const options = parseDemoOptions(process.argv.slice(2));
  if (options === "help") say(USAGE);
  else await run(options);
} catch (error) {
  giveUp(error instanceof DemoError ? error.message : String(error instanceof Error ? error.stack : error));
}
