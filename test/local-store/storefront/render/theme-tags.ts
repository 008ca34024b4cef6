import type { LiquidTag } from "#app/liquid/make-liquid.ts";
import type { Page } from "./open-page.ts";
import { paginate } from "./paginate.ts";
import { renderGroup, renderStaticSection } from "./render-section.ts";

/** Tags that only a theme has: an app's blocks may not use them. */
export function themeTags(page: () => Page): Record<string, LiquidTag> {
  return {
    section: { render: ({ positional: [name] }) => renderStaticSection(page(), String(name)) },
    sections: { render: ({ positional: [name] }) => renderGroup(page(), String(name)) },
    content_for: {
      async render({ positional: [what], evaluate }) {
        if (what !== "blocks") throw new Error(`The store's theme engine has no content_for '${what}'`);
        return String((await evaluate("content_for_blocks")) ?? "");
      },
    },
    paginate,
  };
}
