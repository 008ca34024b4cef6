import type { LocalShop } from "#test/local-store/local-shop.ts";
import { CannotChange } from "#test/local-store/world/world-change.ts";
import { type AppExtension, blockType, readAppBlock, readBlockType } from "./app-extension.ts";
import { isAllowedOn, type Schema } from "./schema.ts";
import type { SectionData, Template } from "./template.ts";
import { listTemplates, readTemplate } from "./theme.ts";

/** Where one block of the app stands: in a section (`main`, `apps`) of a template. */
export type Placement = {
  block: string;
  template: string;
  section: string;
  settings?: Record<string, unknown> | undefined;
};
export type EmbedWish = { block: string; settings?: Record<string, unknown> | undefined };
/** All that the app has in a theme: what is not named is not there. */
export type Placements = { blocks: Placement[]; embeds: EmbedWish[] };

/** Whose blocks they are. */
export type App = { handle: string; extensions: AppExtension[] };

/**
 * Puts the app's blocks where they are wished and nowhere else; the theme's own blocks stay as the theme has them.
 * @throws CannotChange for a block, template or section that isn't there, or where the block's schema forbids it
 */
export function setPlacements(shop: LocalShop, app: App, { blocks, embeds }: Placements): void {
  const templates = new Map<string, Template>();
  for (const [at, placement] of blocks.entries()) {
    const { extension, schema } = requireBlock(app, placement.block);
    if (schema.target === "head" || schema.target === "body") {
      throw new CannotChange(`${placement.block} is an app embed: it stands in no section`);
    }
    if (!isAllowedOn(schema, { template: placement.template, group: null })) {
      throw new CannotChange(`${placement.block} may not stand on ${placement.template}: its schema says so`);
    }
    const template = templates.get(placement.template) ?? requireTemplate(placement.template);
    templates.set(placement.template, template);
    const id = `${placement.block.replace(/\W/g, "_")}_${at + 1}`;
    const type = blockType(app.handle, extension, placement.block);
    addBlock(requireSection(template, placement.section), id, type, placement.settings ?? {});
  }
  shop.theme.templates = Object.fromEntries(templates);
  shop.theme.embeds = Object.fromEntries(
    embeds.map(({ block, settings = {} }) => {
      const { extension } = requireBlock(app, block);
      return [blockType(app.handle, extension, block), { on: true, settings }];
    }),
  );
}

/** The places that a merchant would choose first: beside the buy button, in the cart, and below the page for the rest. */
export function obviousPlacements({ extensions }: Pick<App, "extensions">): Placements {
  const placements: Placements = { blocks: [], embeds: [] };
  for (const extension of extensions) {
    for (const block of extension.blocks) {
      const schema = readAppBlock(extension, block)?.schema;
      if (!schema) continue;
      if (schema.target === "head" || schema.target === "body") placements.embeds.push({ block });
      else placements.blocks.push(...placesFor(schema).map((place) => ({ block, ...place })));
    }
  }
  return placements;
}

function placesFor(schema: Schema): { template: string; section: string }[] {
  const onlyOn = schema.enabled_on?.templates;
  const own = [
    { template: "product", section: "main" },
    { template: "cart", section: "main" },
  ].filter(({ template }) => onlyOn?.includes(template));
  if (own.length > 0 || onlyOn) return own;
  return ["index", "product"].map((template) => ({ template, section: "apps" }));
}

/** Adds a block to a section: below the buy button where there is one, else at the end. */
export function addBlock(section: SectionData, id: string, type: string, settings: Record<string, unknown>): void {
  section.blocks = { ...section.blocks, [id]: { type, settings } };
  const order = section.block_order ?? [];
  // Behind the button and the app blocks that follow it already.
  const isApp = (one: string) => readBlockType(section.blocks?.[one]?.type ?? "") !== null;
  let at = order.indexOf("buy") + 1;
  if (at === 0) at = order.length;
  while (at < order.length && isApp(order[at] ?? "")) at += 1;
  section.block_order = order.toSpliced(at, 0, id);
}

/** The app's block of this name. @throws CannotChange when it has none */
export function requireBlock({ extensions }: App, name: string): { extension: AppExtension; schema: Schema } {
  for (const extension of extensions) {
    const block = readAppBlock(extension, name);
    if (block) return { extension, schema: block.schema };
  }
  const known = extensions.flatMap(({ blocks }) => blocks);
  throw new CannotChange(`The app has no block ${name}; it has ${known.join(", ") || "none"}`);
}

function requireTemplate(name: string): Template {
  const template = readTemplate("templates", name);
  if (!template) throw new CannotChange(`The theme has no template ${name}; it has ${listTemplates().join(", ")}`);
  return template;
}

function requireSection(template: Template, name: string): SectionData {
  const section = template.sections[name];
  if (!section) throw new CannotChange(`There is no section ${name}; there are ${template.order.join(", ")}`);
  return section;
}
