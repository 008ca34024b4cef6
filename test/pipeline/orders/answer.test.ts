import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ORDER_KEYS, parseAnswer, SAID_LENGTH } from "#app/pipeline/orders/answer.ts";
import { saveAnswer } from "#extensions/checkout-offers/src/offers/ask-customer-account.ts";

const Metafield = z.object({
  ...{ ownerId: z.string(), namespace: z.literal("$app"), key: z.literal(ORDER_KEYS.suggestion) },
  ...{ type: z.literal("json"), value: z.string() },
});
const updatedAt = "2026-03-01T10:00:00Z";
const answer = { v: 1, id: "0f1e2d3c4b5a0001", useful: true };
const parse = (value: unknown) => parseAnswer({ value: JSON.stringify(value), updatedAt });

describe("parseAnswer", () => {
  test("takes what order status writes", () => {
    const parsed = { versionId: "0f1e2d3c4b5a0001", useful: true, said: null, answeredAt: new Date(updatedAt) };
    expect(parse(answer)).toEqual(parsed);
    expect(parse({ ...answer, useful: false, said: "I have one already" })).toEqual({
      ...parsed,
      ...{ useful: false, said: "I have one already" },
    });
  });

  test.each([
    ["a sentence that is too long", { ...answer, said: "a".repeat(301) }],
    ["another version", { ...answer, v: 2 }],
    ["no offer", { v: 1, useful: true }],
    ["an offer that cannot be one", { ...answer, id: "0f1e\u0000" }],
    ["another word than yes or no", { ...answer, useful: "yes" }],
    ["what nobody asked for", { ...answer, email: "a@shop.example" }],
    ["a list", [answer]],
    ["nothing", null],
  ])("takes no answer with %s", (_what, value) => {
    expect(parse(value)).toBeNull();
  });

  test.each(["", "{", '{"v":1', `{"v":1,"id":"a","useful":true${" ".repeat(5000)}}`])("takes no text %#", (value) => {
    expect(parseAnswer({ value, updatedAt })).toBeNull();
  });

  test.each([
    ["a NUL, which the database refuses", "very\u0000 useful", "very useful"],
    ["half a character", "very useful\ud800", "very useful\ufffd"],
    ["lines", "very\r\n\r\n\u2028useful\t", "very useful"],
    ["three hundred characters, some of them of two halves", "🌱".repeat(300), "🌱".repeat(300)],
    ["nothing but blanks", " \n ", null],
  ])("makes one line that can be stored of %s", (_what, said, stored) => {
    expect(parse({ ...answer, said })?.said).toBe(stored);
  });
});

test.each([
  ["yes", { useful: true, said: "" }],
  ["a sentence as long as may be", { useful: false, said: ` ${"🌱".repeat(301)}` }],
])("what order status writes is read: %s", async (_what, { useful, said }) => {
  let sent = "";
  const fetch = (_url: string, { body }: { body: string }) => {
    sent =
      z.object({ variables: z.object({ metafields: z.array(Metafield) }) }).parse(JSON.parse(body)).variables
        .metafields[0]?.value ?? "";
    return Promise.resolve(Response.json({ data: { metafieldsSet: { userErrors: [] } } }));
  };
  await saveAnswer(fetch, "gid://shopify/Order/1", { id: answer.id, useful, said });
  const written = [...said.trim()].slice(0, SAID_LENGTH).join("");
  expect(parseAnswer({ value: sent, updatedAt })).toMatchObject({
    versionId: answer.id,
    useful,
    said: written || null,
  });
});
