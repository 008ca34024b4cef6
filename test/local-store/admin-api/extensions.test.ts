import { afterEach, expect, test } from "vitest";
import { ALL_SCOPES, aTestShop, type TestShop } from "./a-test-shop.ts";

let opened: TestShop | null = null;
const open = () => {
  opened = aTestShop();
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const CREATE =
  "mutation ($settings: JSON!) { webPixelCreate(webPixel: { settings: $settings }) { webPixel { id settings } userErrors { code field } } }";

test("a pixel is made once, changed and deleted", async () => {
  const shop = open();
  const made = (await shop.data(CREATE, { settings: { accountKey: "a" } })).webPixelCreate;
  expect(made).toMatchObject({ webPixel: { settings: { accountKey: "a" } }, userErrors: [] });
  expect((await shop.data(CREATE, { settings: { accountKey: "a" } })).webPixelCreate?.userErrors).toMatchObject([
    { code: "TAKEN" },
  ]);
  const id = made?.webPixel?.id;
  const update =
    "mutation ($id: ID!, $settings: JSON!) { webPixelUpdate(id: $id, webPixel: { settings: $settings }) { webPixel { settings } userErrors { code } } }";
  expect((await shop.data(update, { id, settings: '{"accountKey":"b"}' })).webPixelUpdate?.webPixel).toEqual({
    settings: { accountKey: "b" },
  });
  const remove = "mutation ($id: ID!) { webPixelDelete(id: $id) { deletedWebPixelId userErrors { code } } }";
  expect((await shop.data(remove, { id })).webPixelDelete).toEqual({ deletedWebPixelId: id, userErrors: [] });
  expect((await shop.data(remove, { id })).webPixelDelete?.userErrors).toEqual([{ code: "NOT_FOUND" }]);
});

test.each([
  [{ other: "a" }, "INVALID_SETTINGS"],
  [{ accountKey: 1 }, "INVALID_SETTINGS"],
  ["{", "INVALID_CONFIGURATION_JSON"],
])("the pixel settings %j are refused", async (settings, code) => {
  expect((await open().data(CREATE, { settings })).webPixelCreate).toMatchObject({
    webPixel: null,
    userErrors: [{ code }],
  });
});

test("a pixel needs read_customer_events", async () => {
  const scopes = ALL_SCOPES.filter((scope) => scope !== "read_customer_events");
  const { errors } = await open().send(CREATE, { settings: { accountKey: "a" } }, scopes);
  expect(errors?.[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
});

test("a Flow trigger that the app declares is taken, another is not", async () => {
  const shop = open();
  const query =
    "mutation ($handle: String!) { flowTriggerReceive(handle: $handle, payload: { customer_id: 1 }) { userErrors { field message } } }";
  expect((await shop.data(query, { handle: "picks-ready" })).flowTriggerReceive?.userErrors).toEqual([]);
  expect((await shop.data(query, { handle: "other" })).flowTriggerReceive?.userErrors).toMatchObject([
    { field: ["handle"] },
  ]);
  expect(shop.shop.admin.flowTriggers).toEqual([
    { handle: "picks-ready", payload: { customer_id: 1 }, at: "2026-06-15T12:00:00Z" },
  ]);
});
