import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { aSmallWorld } from "#test/local-store/a-small-world.ts";
import { type StubApp, startStubApp } from "#test/local-store/a-stub-app.ts";
import { parseAppManifest } from "#test/local-store/app-manifest.ts";
import { readSessionToken } from "#test/local-store/auth/session-token.ts";
import { USER_AGENT } from "#test/local-store/open-app.ts";
import { type LocalStore, startLocalStore } from "#test/local-store/start-local-store.ts";
import { launchBrowser } from "#test/support/browser.ts";

const credentials = { apiKey: "key", apiSecret: "secret" };
const manifest = parseAppManifest(`
name = "Tandem"
handle = "tandem"
[access_scopes]
scopes = "read_orders"
optional_scopes = ["read_all_orders"]
[[webhooks.subscriptions]]
topics = ["app/scopes_update"]
uri = "/webhooks/app/scopes_update"
`);

let browser: Browser;
let stub: StubApp;
let store: LocalStore;
let page: Page;
let app: FrameLocator;
let problems: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  stub = await startStubApp();
  store = await startLocalStore({ worlds: [aSmallWorld()], app: { ...credentials, url: stub.url, manifest } });
});

afterAll(async () => {
  await browser?.close();
  await store?.close();
  await stub?.close();
});

beforeEach(async () => {
  problems = [];
  const context = await browser.newContext({ userAgent: USER_AGENT, viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  app = page.frameLocator("#app");
});

afterEach(async () => {
  await page.context().close();
  expect(problems).toEqual([]);
});

async function openApp(path = "/app") {
  await page.goto(`${store.url}/store/birch-and-brook/apps/tandem${path}`);
  await app.locator("#page").waitFor();
}

const said = () => app.locator("#out-text").textContent();

test("the app opens in the frame with Shopify's query parameters and a good session token", async () => {
  await openApp();
  const opened = stub.seen.find(({ path }) => path.startsWith("/app?"));
  const query = new URLSearchParams(opened?.path.split("?")[1]);
  expect([...query.keys()].sort()).toEqual(
    ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"].sort(),
  );
  expect(Buffer.from(query.get("host") ?? "", "base64").toString()).toBe("admin.shopify.com/store/birch-and-brook");
  expect(readSessionToken(query.get("id_token") ?? "", credentials)?.dest).toBe(
    "https://birch-and-brook.myshopify.com",
  );
  expect(store.shop("birch-and-brook").installation).not.toBeNull();
});

test("the app's menu is drawn in the admin's navigation and the address bar follows it", async () => {
  await openApp();
  await page.getByRole("link", { name: "Import" }).click();
  await app.locator("#page", { hasText: "/app/import" }).waitFor();
  await page.waitForURL("**/store/birch-and-brook/apps/tandem/app/import");
  expect(await page.getByRole("link", { name: "Import" }).getAttribute("aria-current")).toBe("");
});

test("requests of the app's page carry a session token, and are tried again when the app asks for it", async () => {
  await openApp();
  const answer = await app.locator("body").evaluate(async () => (await fetch("/data?retry=1")).json());
  const token = answer.authorization.replace("Bearer ", "");
  expect(readSessionToken(token, credentials)?.aud).toBe("key");
  problems = problems.filter((problem) => !problem.includes("401"));
});

test("the bounce page fetches the page that was meant and puts it in its place", async () => {
  await openApp("/bounce");
  expect(await app.locator("#page").textContent()).toBe("/app");
  const bounced = stub.seen.find(({ headers }) => headers["x-shopify-bounce"] === "1");
  expect(bounced?.headers.authorization).toMatch(/^Bearer /);
  await app.locator("#toast").click();
  await page.getByText("Saved", { exact: true }).waitFor();
});

test("a toast shows in the admin and its action reaches the app", async () => {
  await openApp();
  await app.locator("#toast").click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(said).toBe('"undone"');
});

test("unsaved changes show the save bar, and saving reaches the app", async () => {
  await openApp();
  await app.locator("#name").fill("Ada");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(said).toBe('"saved Ada"');
  await page.locator("#save-bar").waitFor({ state: "hidden" });
});

test("leaving with unsaved changes asks first", async () => {
  await openApp();
  await app.locator("#name").fill("Ada");
  await page.locator("#save-bar").waitFor();
  await page.getByRole("link", { name: "Activity" }).click();
  await page.getByRole("button", { name: "Continue editing" }).click();
  expect(await app.locator("#page").textContent()).toBe("/app");
});

test("a modal shows its content and its buttons press the app's", async () => {
  await openApp();
  await app.locator("#modal").click();
  await app.getByText("Are you sure?").waitFor();
  await app.getByRole("button", { name: "Yes" }).click();
  await expect.poll(said).toBe('"yes"');
  await app.locator("dialog").waitFor({ state: "detached" });
});

test("the resource picker offers the shop's products", async () => {
  await openApp();
  await app.locator("#pick").click();
  await page.getByLabel("Search").fill("teap");
  await page.getByRole("checkbox", { name: "Teapot" }).check();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect.poll(said).toContain('"title":"Teapot"');
});

test("an optional scope is asked of the merchant, granted, and told by a webhook", async () => {
  await openApp();
  await app.locator("#ask").click();
  await page.getByRole("button", { name: "Update access" }).click();
  await expect.poll(said).toContain('"granted":["read_orders","read_all_orders"]');
  await store.webhooks.settled();
  const told = stub.seen.find(({ path }) => path === "/webhooks/app/scopes_update");
  expect(JSON.parse(told?.body ?? "{}")).toMatchObject({ previous: ["read_orders"] });
});

test("an address of Shopify's admin leaves the app for the local admin", async () => {
  await openApp();
  await app.locator("#out").click();
  await page.getByText("The local store has no such page").waitFor();
  expect(new URL(page.url()).pathname).toBe("/store/birch-and-brook/products/1");
  problems = problems.filter((problem) => !problem.includes("404"));
});

test("a person places an order and sees its webhook on the controls' page", async () => {
  await page.goto(`${store.url}/__control`);
  const before = store.shop("birch-and-brook").world.orders.length;
  await page.getByRole("button", { name: "Place an order" }).click();
  await page.getByRole("button", { name: `Refund #${1001 + before}` }).waitFor();
  await page.screenshot({ path: "screenshots/controls-1280.png" });
  expect(store.shop("birch-and-brook").world.orders.length).toBe(before + 1);
});

test("scopes that the app's server asks for are granted on a page of the admin", async () => {
  store.setScopes("birch-and-brook", ["read_orders"]);
  await openApp();
  await app.locator("body").evaluate(() => {
    open("https://birch-and-brook.myshopify.com/admin/oauth/install?optional_scopes=read_all_orders", "_top");
  });
  await page.getByRole("button", { name: "Update access" }).click();
  await app.locator("#page").waitFor();
  expect(store.shop("birch-and-brook").installation?.scopes).toEqual(["read_orders", "read_all_orders"]);
});

test.each([390, 1280])("the frame fits a screen %i pixels wide", async (width) => {
  await page.setViewportSize({ width, height: 800 });
  await openApp();
  if (width < 768) await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Activity" }).waitFor();
  await page.waitForTimeout(200);
  await page.screenshot({ path: `screenshots/frame-${width}.png` });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});
