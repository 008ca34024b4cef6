import { describe, expect, test } from "vitest";
import { describeVersion } from "#app/pages/offers/history.tsx";
import { listChoices } from "#app/pages/offers/offer-actions.tsx";
import type { OfferDetails } from "#app/pages/offers/offer-details.ts";
import { OfferScreen } from "#app/pages/offers/offer-screen.tsx";
import { aVersion, someDetails } from "#test/pages/offers/some-offers.ts";
import { renderScreen } from "#test/pages/render.tsx";

const render = (given: Partial<OfferDetails> = {}) => renderScreen(<OfferScreen details={someDetails(given)} />);
const earnings = someDetails().earnings;

describe("OfferScreen", () => {
  test.each([
    [{}, "From now on, for good."],
    [{ untilDay: "2026-03-31" }, "Ends on 31 Mar 2026."],
    [{ fromDay: "2026-03-20", untilDay: "2026-03-31" }, "From 20 Mar 2026 on; ends on 31 Mar 2026."],
    [{ fromDay: "2026-03-20" }, "From 20 Mar 2026 on."],
    [{ untilDay: "2026-03-09" }, "It was over on 9 Mar 2026."],
  ])("with days %j says %s", async (days, words) => {
    expect((await render(days)).text).toContain(words);
  });

  test("says what the merchant says for it", async () => {
    expect((await render()).text).toContain("The words of your theme's block.");
    const { text } = await render({ own: { title: "Tea for two", callToAction: "Take both" } });
    expect(text).toContain("“Tea for two”, with “Take both” on its button");
  });

  test("shows the sentence and every count", async () => {
    const { text } = await render();
    expect(text).toContain("42 of the 310 orders with “Mug” also had “Saucer”.");
    expect(text).toContain("Counted since 3 Mar 2025");
    for (const figure of [
      ...["Orders looked at 2,552", "With both 42", "With Mug 310", "With Saucer 200", "Expected by chance"],
      ...["2.1 (1.6 to 2.8)", "3.4", "Of those with Mug, also had Saucer 14 %", "Different customers 40"],
    ]) {
      expect(text).toContain(figure);
    }
  });

  test("says what it is expected to earn, when it breaks even, and that the margin is safe", async () => {
    const { text } = await render();
    expect(text).toContain("Expected profit in 30 days £123");
    expect(text).toContain("It pays for its saving from 4 more sets a month on.");
    expect(text).toContain("Your margin is protected: no saving takes it below 20 %.");
  });

  test("says that it is revenue, whose margin is not safe, and which saving was not proposed", async () => {
    const turnedDown = { savingPercent: 5, minor: -250 };
    const { text } = await render({
      earnings: { ...earnings, isProfit: false, breakEvenSets: null, turnedDown },
      margin: { unprotected: ["Saucer"], floorPercent: 20, caps: [] },
    });
    expect(text).toContain("Expected revenue in 30 days");
    expect(text).toContain("A saving of 5 % was not proposed: it would come to −\u2060£2.50.");
    expect(text).toContain("The margin of Saucer is not protected");
  });

  test("says to how many shoppers it was useful, and what they said last", async () => {
    const at = new Date("2026-03-10T10:00:00Z");
    const said = [
      { text: "בדיוק מה שחיפשתי", useful: true, at },
      { text: "<b>Mine</b> has one already", useful: false, at },
    ];
    const { html, text } = await render({ answers: { count: 15, useful: 12, said } });
    expect(text).toContain("Useful to 12 of 15 shoppers who said so (80 %)");
    expect(text).toContain("“בדיוק מה שחיפשתי” Useful, 2 hours ago");
    expect(html).toContain("<bdi>“בדיוק מה שחיפשתי”</bdi>");
    expect(html).toContain("<bdi>“&lt;b&gt;Mine&lt;/b&gt; has one already”</bdi>");
    expect(text).toContain("Not useful, 2 hours ago");
  });

  test.each([
    [{ count: 4, useful: 3 }, "Useful to 3 of 4 shoppers who said so"],
    [{ count: 1, useful: 0 }, "Useful to 0 of 1 shopper who said so"],
  ])("of too few answers it makes no share: %j", async (counts, words) => {
    const { text } = await render({ answers: { ...counts, said: [] } });
    expect(text).toContain(words);
    expect(text.split("What shoppers say")[1]?.split("Expected")[0]).not.toContain("%");
  });

  test("says where shoppers are asked, until one has answered", async () => {
    expect((await render()).text).toContain("No shopper has said yet whether this was useful.");
  });

  test("says where the margin holds the saving back, at home or in a market", async () => {
    const caps = [
      { productId: "1", capPercent: 4, lacksCost: false, market: "Germany" },
      { productId: "2", capPercent: 5, lacksCost: false, market: null },
    ];
    const { text } = await render({ margin: { unprotected: [], floorPercent: 20, caps } });
    expect(text).toContain("Mug is reduced by 4 % at most, so that 20 % of its price in Germany is left to you.");
    expect(text).not.toContain("Saucer is reduced");
  });

  test("names that run the other way turn nothing around them", async () => {
    const faces = ["ספל", "כוס"].map((title, at) => ({ productId: String(at + 1), title, imageUrl: null }));
    const { html } = await render({ faces });
    expect(html).toContain("\u2068ספל\u2069 + \u2068כוס\u2069");
    expect(html).toContain("Of those with \u2068ספל\u2069, also had \u2068כוס\u2069");
  });

  test("an upgrade has its facts as a table and its signals, and no saving to change", async () => {
    const facts = [{ label: "Warranty", from: "2 years", to: "10 years" }];
    const upgrade = { signals: ["alike" as const, "moved-up" as const], facts, moves: { up: 38, down: 2 } };
    const { html, text } = await render({ kind: "upgrade", upgrade });
    expect(html).toMatch(/<th scope="row"[^>]*>Warranty<\/th>/);
    expect(text).toContain("Warranty 2 years 10 years");
    expect(text).toContain("They are alike");
    expect(text).not.toContain("Change the saving");
    expect(text).toContain("Customers who went from the one to the other 38 Customers who went the other way 2");
    for (const ofBundles of ["Different customers", "by chance", "also had", "Orders looked at"]) {
      expect(text.split("The orders behind it")[1]).not.toContain(ofBundles);
    }
  });

  test("an upgrade whose products are seldom in one order says how seldom, and no more", async () => {
    const upgrade = { signals: ["alike" as const, "substitute" as const], facts: [], moves: { up: 3, down: 2 } };
    const { text } = await render({ kind: "upgrade", upgrade });
    expect(text).toContain("Orders looked at 2,552 With Mug 310 With Saucer 200 With both 42 Expected by chance");
    for (const other of ["Customers who went", "Times as many", "Different customers"])
      expect(text).not.toContain(other);
  });

  test("its history tells what was promised and what the merchant said", async () => {
    const at = new Date("2026-03-10T10:00:00Z");
    const { text } = await render({
      standing: "turnedDown",
      reason: "too alike",
      said: [{ verb: "dismiss", reason: "too alike", at }],
      versions: [
        aVersion({ versionId: "v2", createdAt: at, savings: [0, 7.5] }),
        aVersion({ createdAt: at, savings: [0], isNow: false }),
      ],
    });
    expect(text).toContain("Turned down by you: too alike");
    expect(text).toContain("Dismissed: too alike, 2 hours ago");
    expect(text).toContain("What it promised Saves 7.5 % (now), first promised 2 hours ago No saving, first promised");
  });

  test.each([
    ["shown", "Your customers are shown this."],
    ["paused", "Paused by you."],
    ["gone", "no longer speak for this"],
  ] as const)("an offer that is %s says so", async (standing, words) => {
    expect((await render({ standing })).text).toContain(words);
  });
});

describe("describeVersion", () => {
  test.each([
    [{}, {}, "Saves 5 %", "Saves 5 %"],
    [{ untilDay: "2026-12-24" }, {}, "Saves 5 %, ends on 24 Dec 2026", "Saves 5 %, for good"],
    [
      { own: { title: "Tea for two", callToAction: "" } },
      { savings: [10] },
      "Saves 5 %, “Tea for two”",
      "Saves 10 %, in the words of your theme's block",
    ],
    [{ quantities: [1, 2, 6] }, { quantities: [1, 2] }, "Saves 5 %, for 2 and 6", "Saves 5 %, for 2"],
  ])("with %j and %j names what is not the same in both", (later, earlier, ...words) => {
    const all = [aVersion(later), aVersion(earlier)];
    expect(all.map((one) => describeVersion(one, all).replaceAll("\u00a0", " "))).toEqual(words);
  });
});

describe("listChoices", () => {
  const all = ["accept", "pin", "pause", "resume", "exclude", "dismiss"] as const;
  const choices = (given: Partial<OfferDetails>) =>
    listChoices(someDetails({ words: [...all], ...given })).map(({ content }) => content);
  test("offers what makes sense now, and nothing that would be refused", () => {
    expect(choices({ standing: "proposed" })).toEqual(["Accept and show", "Pin to the top", "Never show"]);
    expect(choices({ standing: "shown" })).toEqual(["Accept", "Pin to the top", "Pause", "Never show"]);
    expect(choices({ standing: "shown", isPinned: true, isKept: true })).toEqual(["Unpin", "Pause", "Never show"]);
    expect(choices({ standing: "paused" })).toEqual(["Show again", "Never show"]);
    expect(choices({ standing: "turnedDown" })).toEqual(["Take back"]);
    expect(choices({ standing: "proposed", words: ["pin"] })).toEqual(["Pin to the top"]);
  });
});
