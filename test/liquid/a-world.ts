import { type LiquidWorld, makeLiquid } from "#app/liquid/make-liquid.ts";

/** A world with only what the test cares about: an English shop in London at noon on Friday 6 March 2026. */
export function aWorld(change: Partial<LiquidWorld> = {}): LiquidWorld {
  return {
    readSnippet: () => null,
    translate: { locale: "en", words: {}, fallback: {} },
    currency: "GBP",
    moneyFormat: "£{{amount}}",
    assetUrl: (name) => `/assets/${name}`,
    imageUrl: (image, size) =>
      `${(image as { src?: string }).src}?${new URLSearchParams(Object.entries(size).map(([name, value]) => [name, String(value)]))}`,
    now: new Date("2026-03-06T12:00:00Z"),
    timeZone: "Europe/London",
    ...change,
  };
}

/** What a template comes to in a world with `change`. */
export function render(source: string, globals: object = {}, change: Partial<LiquidWorld> = {}): Promise<string> {
  return makeLiquid(aWorld(change)).render(source, globals);
}
