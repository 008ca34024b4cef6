import { z } from "zod";
import { Template } from "./template.ts";

/**
 * What the merchant set up in one shop's theme, and how the storefront behaves. Plain JSON, kept between runs.
 *
 * - *template*: a template or section group as the merchant changed it; the theme's own file stands for all others.
 * - *embed*: an app embed of the theme settings, by its block's type.
 */
export const ThemeState = z.object({
  /** Who last placed the app's blocks: what the store itself did, it may do anew when the app has other blocks. */
  arrangedBy: z.enum(["nobody", "store", "merchant"]),
  templates: z.record(z.string(), Template),
  embeds: z.record(z.string(), z.object({ on: z.boolean(), settings: z.record(z.string(), z.unknown()) })),
  /** Ids of products that are not sold in a market, by the market's handle. */
  outOfMarket: z.record(z.string(), z.array(z.number())),
  /** Seconds of the store's time for which a page is kept and served again; 0: never. */
  cacheSeconds: z.number(),
  /** The storefront is one without `Shopify.actions`, as before June 2026. */
  actionsOff: z.boolean(),
});
export type ThemeState = z.infer<typeof ThemeState>;

/** A theme as it was installed. */
export function createThemeState(): ThemeState {
  return { arrangedBy: "nobody", templates: {}, embeds: {}, outOfMarket: {}, cacheSeconds: 0, actionsOff: false };
}
