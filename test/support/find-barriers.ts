import { readFileSync } from "node:fs";
import type { Frame, Page } from "playwright-core";
import { z } from "zod";

const AXE = "node_modules/axe-core/axe.min.js";
const Findings = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** What axe finds wrong with a page or a frame of one, each with where; and by how much it is wider than the screen. */
export async function findBarriers(page: Page | Frame): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, "utf8"));
  const { violations } = Findings.parse(await page.evaluate("axe.run({ resultTypes: ['violations'] })"));
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const barriers = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  return tooWide > 0 ? [...barriers, `${tooWide} px wider than the screen`] : barriers;
}
