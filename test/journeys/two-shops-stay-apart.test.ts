import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, db } from "#app/runtime/database.server.ts";
import { listShopFunctions } from "#test/contracts/shop-functions.ts";
import { readTree } from "#test/contracts/source-tree.ts";
import type { Call, Calls, Given } from "#test/journeys/two-shops/call.ts";
import { callsOfCatalog, callsOfCatalogJobs } from "#test/journeys/two-shops/calls/of-catalog.ts";
import { callsOfIntake, callsOfIntakeJobs } from "#test/journeys/two-shops/calls/of-intake.ts";
import { callsOfMining, callsOfMiningJobs } from "#test/journeys/two-shops/calls/of-mining.ts";
import { callsOfOfferJobs, callsOfOffers } from "#test/journeys/two-shops/calls/of-offers.ts";
import { callsOfOrderJobs, callsOfOrders } from "#test/journeys/two-shops/calls/of-orders.ts";
import { callsOfPageActions, callsOfPages } from "#test/journeys/two-shops/calls/of-pages.ts";
import { callsOfPublishing, callsOfPublishingJobs } from "#test/journeys/two-shops/calls/of-publishing.ts";
import { callsOfResultJobs, callsOfResults } from "#test/journeys/two-shops/calls/of-results.ts";
import { callsOfShopify } from "#test/journeys/two-shops/calls/of-shopify.ts";
import { callsOfShopJobs, callsOfShops } from "#test/journeys/two-shops/calls/of-shops.ts";
import { makeGiven } from "#test/journeys/two-shops/given.ts";
import { digestRows, hideRows, showRows } from "#test/journeys/two-shops/rows.ts";
import { startTwins, type Twins } from "#test/journeys/two-shops/twins.ts";
import { TELL_TALE } from "#test/journeys/two-shops/worlds.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

/** What ends the shop comes at the very end. */
const groups = [
  ...[callsOfShopify, callsOfShops, callsOfCatalog, callsOfIntake, callsOfOrders, callsOfMining, callsOfOffers],
  ...[
    callsOfPublishing,
    callsOfResults,
    callsOfPages,
    callsOfPageActions,
    callsOfIntakeJobs,
    callsOfCatalogJobs,
    callsOfOrderJobs,
  ],
  ...[callsOfPublishingJobs, callsOfMiningJobs, callsOfOfferJobs, callsOfResultJobs, callsOfShopJobs],
];
const listed = groups.flatMap(listCalls);
/** What leaves its traces comes after what does not. */
const calls = ["reads", "changes", "does"].flatMap((kind) => listed.filter(([, call]) => call.kind === kind));
/** What each reading function answered while the other shop was not there. */
const alone = new Map<string, string>();
let twins: Twins;
let given: Given;

beforeAll(async () => {
  twins = await startTwins();
  given = await makeGiven(twins);
  await hideRows(twins.other.shop.domain);
  for (const [name, call] of calls) if (call.kind === "reads") alone.set(name, await answerOf(call));
  await showRows();
}, 120_000);
afterAll(() => twins.app.stop());

function listCalls(group: Calls): [string, Call][] {
  return Object.entries(group).flatMap(([file, functions]) =>
    Object.entries(functions).map(([name, call]): [string, Call] => [`${file} ${name}`, call]),
  );
}

const write = (value: unknown) =>
  inspect(value, { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: 200, sorted: true });

async function answerOf(call: Call, tx: Database = db()): Promise<string> {
  const answer: unknown = await call.run({ ...given, tx });
  // Whose the rows are is asked here, not in which order they come: PostgreSQL promises none where none is asked for.
  return Array.isArray(answer) ? write(answer.toSorted((a, b) => (write(a) < write(b) ? -1 : 1))) : write(answer);
}

const NOTHING = ["undefined", "null", "0", "false", "[]", "{}", "''", "Set(0) {}", "Map(0) {}", "[ null, null, null ]"];

/** Makes one call for our shop, and holds it to what it may answer and change. */
async function watch(call: Call, tx: Database): Promise<string> {
  await call.prepare?.({ ...given, tx });
  const [mine, other] = [twins.mine.shop.domain, twins.other.shop.domain];
  const before = { mine: await digestRows(tx, mine), other: await digestRows(tx, other) };
  const answer = await answerOf(call, tx);
  expect(await digestRows(tx, other), "rows of the other shop").toEqual(before.other);
  expect(answer.toLowerCase(), "the answer").not.toContain(TELL_TALE);
  const after = await digestRows(tx, mine);
  if (call.kind === "reads") expect(after, "rows of this shop").toEqual(before.mine);
  const isIdle = NOTHING.includes(answer) && JSON.stringify(after) === JSON.stringify(before.mine);
  expect(isIdle && !call.quiet, "it found nothing to do, so it shows nothing").toBe(false);
  return answer;
}

class RollBack extends Error {}

async function watchRolledBack(call: Call): Promise<void> {
  const trial = db().$transaction(async (tx) => {
    await watch(call, tx);
    throw new RollBack();
  });
  await expect(trial).rejects.toThrow(RollBack);
}

async function tryCall(name: string, call: Call): Promise<void> {
  if (call.kind === "changes") return watchRolledBack(call);
  const answer = await watch(call, db());
  if (call.kind === "reads") expect(answer, "the answer, beside the one without the other shop").toBe(alone.get(name));
}

test("every function that is told a shop is tried below", () => {
  const found = listShopFunctions(readTree("app"));
  expect(found.length).toBeGreaterThan(100);
  const hint = "a function has no entry, or an entry no function: see test/journeys/two-shops/calls";
  expect(calls.map(([name]) => name).toSorted(), hint).toEqual(found.toSorted());
});

describe("a function that looks across", () => {
  const other = () => twins.other.shop.domain;
  test.each<[string, Call]>([
    ["reads another's text", { kind: "reads", run: ({ tx }) => tx.product.findMany() }],
    ["names another shop", { kind: "reads", run: () => [other()] }],
    ["changes another's row", { kind: "changes", run: ({ tx }) => tx.intake.updateMany({ data: { problems: 7 } }) }],
    ["deletes another's row", { kind: "changes", run: ({ tx }) => tx.order.deleteMany() }],
    [
      "adds a row to another",
      {
        kind: "changes",
        run: ({ tx, now }) =>
          tx.accessLoss.upsert({ where: { shop: "x" }, create: { shop: other(), lostAt: now }, update: {} }),
      },
    ],
    ["takes another's job", { kind: "changes", run: ({ tx }) => tx.$executeRaw`delete from pgboss.job` }],
    ["does nothing at all", { kind: "changes", run: () => undefined }],
  ])("is found: it %s", async (_what, call) => {
    await expect(watchRolledBack(call)).rejects.toThrow();
  });

  test("is found when it only counts across", async () => {
    const count: Call = { kind: "reads", run: ({ tx }) => tx.orderLine.count() };
    await hideRows(other());
    alone.set("count", await answerOf(count));
    await showRows();
    await expect(tryCall("count", count)).rejects.toThrow();
  });
});

describe("asked for one shop", () => {
  test.each(calls)("%s leaves the other alone", tryCall);
});
