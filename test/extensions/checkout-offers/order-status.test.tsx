import { afterEach, describe, expect, test, vi } from "vitest";
import { SuggestionAnswer } from "#app/pipeline/publishing/wire.ts";
import { openOrderStatus } from "./an-order-page.ts";
import { press, read, readAll } from "./read-page.ts";

let close = () => {};
afterEach(() => close());

async function open(scene: Parameters<typeof openOrderStatus>[0]) {
  const { extension, ...rest } = openOrderStatus(scene);
  close = () => extension[Symbol.dispose]();
  await extension.render();
  return rest;
}

const pair = (id: string, other: number) => ({
  ...{ id, kind: "bundle", pct: 5 },
  slots: [1, other].map((one) => ({ p: [one], q: 1 })),
});
const MUG = {
  lines: [{ product: 1, unit: 20 }],
  published: { 1: { bundles: { v: 1, b: [pair("pair", 2), pair("other", 3)] } } },
  sold: [
    { id: 2, title: "Saucer", price: "9.99" },
    { id: 3, title: "Spoon", price: "5.00" },
  ],
};
const ASK = "Was this suggestion useful?";
const kept = (told: readonly unknown[]) => told.map((one) => JSON.parse((one as { value: string }).value));

describe("order status", () => {
  test("shows what goes with the order, but for what the shopper has from earlier ones", async () => {
    await open({ ...MUG, earlier: [2] });
    expect(await read("Spoon")).not.toContain("Saucer");
  });

  test("shows all of it where Shopify doesn't say what the shopper has", async () => {
    await open({ ...MUG, earlier: null });
    expect(await read("Saucer")).toContain("Spoon");
  });

  test("asks nobody for earlier orders, and no question, where the shopper isn't signed in", async () => {
    const { told } = await open({ ...MUG, isSignedIn: false, earlier: [2] });
    expect(await read("Saucer")).not.toContain(ASK);
    expect(told).toEqual([]);
  });
});

describe("the question", () => {
  test("keeps yes or no at once, and the sentence that may follow", async () => {
    const { told } = await open(MUG);
    await press(`${ASK} No`);
    await read("Thank you for telling us.");
    const area = document.querySelector("s-text-area");
    Object.assign(area ?? {}, { value: `  I have ${"one ".repeat(100)}` });
    area?.dispatchEvent(new Event("input"));
    await readAll();
    const send = [...document.querySelectorAll<HTMLElement>("s-button")].find((one) => one.textContent === "Send");
    send?.click();
    await vi.waitFor(() => expect(document.querySelector("s-text-area")).toBeNull());
    expect(told[0]).toMatchObject({
      ownerId: "gid://shopify/Order/5",
      namespace: "$app",
      key: "suggestion",
      type: "json",
    });
    const [first, second] = kept(told);
    expect(first).toEqual({ v: 1, id: "pair", useful: false });
    expect(second).toMatchObject({ v: 1, id: "pair", useful: false, said: expect.stringMatching(/^I have one/) });
    expect([...second.said]).toHaveLength(300);
    for (const answer of [first, second]) expect(SuggestionAnswer.parse(answer)).toEqual(answer);
  });

  test("thanks whoever comes back, and asks no more", async () => {
    await open({ ...MUG, answer: { v: 1, id: "pair", useful: true } });
    const page = await read("Thank you for telling us.");
    expect(page).not.toContain(ASK);
    expect(document.querySelector("s-text-area")).toBeNull();
  });

  test("says where an answer could not be kept, and takes it again", async () => {
    const { told } = await open({ ...MUG, refuses: true });
    await press(`${ASK} Yes`);
    expect(await read("could not be saved")).toContain(ASK);
    await press(`${ASK} Yes`);
    await vi.waitFor(() => expect(told).toHaveLength(2));
  });

  test("is not asked where nothing was suggested", async () => {
    await open({ ...MUG, earlier: [2, 3] });
    expect(await readAll()).toBe("");
  });
});
