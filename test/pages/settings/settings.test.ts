import { describe, expect, test } from "vitest";
import { GROUPS } from "#app/pages/settings/declared-settings.server.ts";
import { judgeEntries, judgeEntry, type NumberSetting, pickChanged } from "#app/pages/settings/settings.ts";
import { BASKET_RULES, LEAVE_OUT_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { RULES } from "#app/pipeline/offers/rules.ts";
import { PUBLISHING_RULES } from "#app/pipeline/publishing/settings.ts";

const settings = GROUPS.flatMap((group) => group.settings);
const face = (productId: string) => ({ productId, title: `Product ${productId}`, imageUrl: null });

describe("the page's settings", () => {
  test("are all that the parts of the app declare, each once", () => {
    const declared = [
      ...Object.keys(RULES).map((name) => `offers.${name}`),
      ...Object.keys(PUBLISHING_RULES).map((name) => `publishing.${name}`),
      ...Object.keys(BASKET_RULES).map((name) => `baskets.${name}`),
      ...LEAVE_OUT_RULES.map(({ reason }) => `baskets.leaveOut.${reason}`),
    ];
    expect(settings.map(({ name }) => name).sort()).toEqual(declared.sort());
  });

  test.each(settings.map((one) => [one.name, one] as const))("%s is right by default, and has words", (_, one) => {
    expect(judgeEntry(one, one.byDefault)).toBeNull();
    expect(one.label.length).toBeGreaterThan(3);
    expect(one.help).toMatch(/[.]$/);
  });
});

describe("judgeEntry", () => {
  const half: NumberSetting = {
    ...{ kind: "number", name: "a", label: "A", help: "A.", unit: "percent", min: 0, max: 50, step: 0.5 },
    byDefault: "5",
  };

  test.each([
    ["", "Enter a number."],
    [" ", "Enter a number."],
    ["five", "Enter a number."],
    ["-1", "Enter a number from 0 to 50."],
    ["50.5", "Enter a number from 0 to 50."],
    ["5.25", "Enter a whole or half number."],
    ["7.5", null],
    ["0", null],
    ["50", null],
  ])("says of %j: %s", (text, problem) => {
    expect(judgeEntry(half, text)).toBe(problem);
  });

  test("a whole number is asked for where halves mean nothing", () => {
    expect(judgeEntry({ ...half, step: 1 }, "5.5")).toBe("Enter a whole number.");
  });

  test("no more products than there may be", () => {
    const few = { kind: "products" as const, name: "p", label: "P", help: "P.", max: 1, byDefault: [] };
    expect(judgeEntry(few, [face("1"), face("2")])).toBe("Choose 1 products at most.");
    expect(judgeEntry(few, [face("1")])).toBeNull();
  });

  test("only what is given is judged, each by its name", () => {
    expect(judgeEntries(GROUPS, { "offers.savingForTwo": "99", "publishing.isOn": false })).toEqual({
      "offers.savingForTwo": "Enter a number from 0 to 50.",
    });
  });
});

test("pickChanged knows the same products in another order, and leaves out what is as it was", () => {
  const before = { a: "5", b: true, c: [face("1"), face("2")] };
  expect(pickChanged(before, { a: "5", b: true, c: [face("2"), face("1")] })).toEqual({});
  expect(pickChanged(before, { a: "6", b: false, c: [face("1")] })).toEqual({ a: "6", b: false, c: [face("1")] });
});
