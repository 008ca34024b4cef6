/**
 * How fast a product page is with every block of Tandem on it, beside the same page without any: Lighthouse's performance in
 * pairs, one after the other in the same browser, with the bytes that come along. Tandem itself is stopped, as shoppers never meet it.
 */
import lighthouse from "lighthouse";
import { findFreePort } from "#app/runtime/free-port.server.ts";
import { withDatabase } from "#test/bench/with-database.ts";
import { openStoreWithOffers, type StoreWithOffers } from "#test/journeys/in-the-store/a-store-with-offers.ts";
import { aLevel, anOffer } from "#test/pipeline/publishing/an-offer.ts";
import { launchBrowser } from "#test/support/browser.ts";

const PAIRS = 5;
const PAGE = "/products/harbour-mug";

await withDatabase(async () => {
  // As the local store of the journeys knows the app.
  Object.assign(process.env, { SHOPIFY_API_KEY: "test-api-key", SHOPIFY_API_SECRET: "test-api-secret" });
  const opened = await openStoreWithOffers(31);
  await opened.publish(offersOfEveryKind(opened));
  await opened.app.kill();
  const port = await findFreePort();
  const browser = await launchBrowser({ debuggingPort: port });
  try {
    const { store } = opened.app;
    const url = `${store.storefrontUrl}${PAGE}`;
    const measures = { with: [] as Measure[], without: [] as Measure[] };
    for (let pair = 0; pair <= PAIRS; pair++) {
      store.setPlacements(opened.shop, "obvious");
      const withBlocks = await measure(url, port);
      store.setPlacements(opened.shop, { blocks: [], embeds: [] });
      const withoutBlocks = await measure(url, port);
      // The first pair warms everything up.
      if (pair === 0) continue;
      measures.with.push(withBlocks);
      measures.without.push(withoutBlocks);
    }
    const [withBlocks, withoutBlocks] = [summarize(measures.with), summarize(measures.without)];
    const lost = withoutBlocks.score - withBlocks.score;
    console.log(JSON.stringify({ bench: "page-speed", pairs: PAIRS, with: withBlocks, without: withoutBlocks, lost }));
  } finally {
    await browser.close();
    await opened.app.stop();
  }
});

function offersOfEveryKind({ product }: StoreWithOffers) {
  const id = (handle: string) => product(handle).id;
  const mug = id("harbour-mug");
  return [
    anOffer({ offerId: "pair", levels: [aLevel(5, [mug, id("cork-coasters")])] }),
    anOffer({
      offerId: "tier",
      kind: "tier",
      levels: [
        aLevel(0, [mug]),
        aLevel(5, [mug, id("tea-strainer")]),
        aLevel(10, [mug, id("tea-strainer"), id("milk-jug")]),
      ],
    }),
    anOffer({
      offerId: "several",
      kind: "quantity",
      levels: [1, 2, 4].map((quantity, at) => aLevel([0, 5, 10][at] ?? 0, [[mug, quantity]])),
    }),
    anOffer({
      offerId: "better",
      kind: "upgrade",
      levels: [aLevel(0, [mug, id("enamel-mug")])],
      upgrade: { signals: ["alike", "moved-up"], facts: [] },
    }),
  ];
}

type Measure = { score: number; shift: number; html: number; script: number; css: number };

/** One visit by a phone on a slow network, as Lighthouse pretends it. Sizes as they are sent. */
async function measure(url: string, port: number): Promise<Measure> {
  const result = await lighthouse(url, { port, onlyCategories: ["performance"], logLevel: "error" });
  if (!result) throw new Error("Lighthouse said nothing");
  const { audits, categories } = result.lhr;
  const details = audits["network-requests"]?.details;
  const requests = details?.type === "table" ? details.items : [];
  const bytesOf = (type: string) =>
    requests
      .filter(({ resourceType }) => resourceType === type)
      .reduce((sum, { transferSize }) => sum + Number(transferSize), 0);
  return {
    score: Math.round((categories.performance?.score ?? 0) * 100),
    shift: audits["cumulative-layout-shift"]?.numericValue ?? 0,
    html: bytesOf("Document"),
    script: bytesOf("Script"),
    css: bytesOf("Stylesheet"),
  };
}

/** The median of the scores, and the worst of all else. */
function summarize(measures: readonly Measure[]): Measure {
  const scores = measures.map(({ score }) => score).sort((a, b) => a - b);
  const worst = (name: keyof Measure) => Math.max(...measures.map((one) => one[name]));
  return {
    score: scores[Math.floor(scores.length / 2)] ?? 0,
    shift: Math.round(worst("shift") * 1000) / 1000,
    html: worst("html"),
    script: worst("script"),
    css: worst("css"),
  };
}
