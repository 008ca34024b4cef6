import type { LiquidTag } from "#app/liquid/world.ts";

/** CSS that Liquid writes; the theme editor repaints it without a reload, which the attribute tells. */
export const style: LiquidTag = {
  hasBody: true,
  render: async ({ body }) => `<style data-shopify>${await body()}</style>`,
};
