import { z } from "zod";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { blockType } from "#test/local-store/storefront/app-extension.ts";
import { type App, addBlock, requireBlock } from "#test/local-store/storefront/placements.ts";
import { isAllowedOn } from "#test/local-store/storefront/schema.ts";
import type { SectionData, Template } from "#test/local-store/storefront/template.ts";
import { readTemplate } from "#test/local-store/storefront/theme.ts";
import { CannotChange } from "#test/local-store/world/world-change.ts";

/** What the merchant does in the theme editor. */
export const ThemeEdit = z.discriminatedUnion("verb", [
  z.object({ verb: z.literal("add"), template: z.string(), section: z.string(), block: z.string() }),
  z.object({
    verb: z.literal("move"),
    template: z.string(),
    section: z.string(),
    id: z.string(),
    by: z.coerce.number(),
  }),
  z.object({ verb: z.literal("remove"), template: z.string(), section: z.string(), id: z.string() }),
  z.object({
    verb: z.literal("set"),
    template: z.string(),
    section: z.string(),
    id: z.string(),
    settings: z.record(z.string(), z.unknown()),
  }),
  z.object({ verb: z.literal("switch"), block: z.string(), on: z.boolean() }),
]);
export type ThemeEdit = z.infer<typeof ThemeEdit>;

/** Does one edit. @throws CannotChange for what isn't there, or may not stand there */
export function editTheme(shop: LocalShop, app: App, edit: ThemeEdit): void {
  shop.theme.arrangedBy = "merchant";
  if (edit.verb === "switch") switchEmbed(shop, app, edit);
  else editTemplate(shop, app, edit);
}

function editTemplate(shop: LocalShop, app: App, edit: Exclude<ThemeEdit, { verb: "switch" }>): void {
  const template = openTemplate(shop, edit.template);
  const section = template.sections[edit.section];
  if (!section) throw new CannotChange(`${edit.template} has no section ${edit.section}`);
  if (edit.verb === "add") addTo(section, app, edit);
  else if (edit.verb === "move") move(section, edit.id, edit.by);
  else if (edit.verb === "remove") remove(section, edit.id);
  else setUp(section, edit.id, edit.settings);
  shop.theme.templates[edit.template] = template;
}

/** The template as the merchant left it, to be changed. */
function openTemplate(shop: LocalShop, name: string): Template {
  const template = shop.theme.templates[name] ?? readTemplate("templates", name);
  if (!template) throw new CannotChange(`The theme has no template ${name}`);
  return structuredClone(template);
}

function addTo(section: SectionData, app: App, { block, template }: { block: string; template: string }): void {
  const { extension, schema } = requireBlock(app, block);
  if (schema.target !== undefined && schema.target !== "section") throw new CannotChange(`${block} is an app embed`);
  if (!isAllowedOn(schema, { template, group: null })) throw new CannotChange(`${block} may not stand on ${template}`);
  let n = 1;
  while (section.blocks?.[`${block}_${n}`]) n += 1;
  addBlock(section, `${block}_${n}`, blockType(app.handle, extension, block), {});
}

function move(section: SectionData, id: string, by: number): void {
  const order = (section.block_order ?? []).filter((one) => one !== id);
  const from = section.block_order?.indexOf(id) ?? -1;
  if (from === -1) throw new CannotChange(`There is no block ${id}`);
  section.block_order = order.toSpliced(Math.min(Math.max(from + by, 0), order.length), 0, id);
}

function remove(section: SectionData, id: string): void {
  const { [id]: gone, ...rest } = section.blocks ?? {};
  if (!gone) throw new CannotChange(`There is no block ${id}`);
  section.blocks = rest;
  section.block_order = section.block_order?.filter((one) => one !== id);
}

function setUp(section: SectionData, id: string, settings: Record<string, unknown>): void {
  const block = section.blocks?.[id];
  if (!block) throw new CannotChange(`There is no block ${id}`);
  block.settings = { ...block.settings, ...settings };
}

function switchEmbed(shop: LocalShop, app: App, { block, on }: { block: string; on: boolean }): void {
  const { extension, schema } = requireBlock(app, block);
  if (schema.target !== "head" && schema.target !== "body") throw new CannotChange(`${block} is no app embed`);
  const type = blockType(app.handle, extension, block);
  shop.theme.embeds[type] = { settings: {}, ...shop.theme.embeds[type], on };
}
