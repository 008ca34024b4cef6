import { z } from "zod";

/**
 * JSON templates and section groups of a theme, as Shopify keeps them
 * (https://shopify.dev/docs/storefronts/themes/architecture/templates/json-templates).
 */
const Settings = z.record(z.string(), z.unknown());
export type BlockData = {
  type: string;
  disabled?: boolean | undefined;
  settings?: Record<string, unknown> | undefined;
  blocks?: Record<string, BlockData> | undefined;
  block_order?: string[] | undefined;
};
export const BlockData: z.ZodType<BlockData> = z.lazy(() =>
  z.object({
    type: z.string(),
    disabled: z.boolean().optional(),
    settings: Settings.optional(),
    blocks: z.record(z.string(), BlockData).optional(),
    block_order: z.array(z.string()).optional(),
  }),
);
export const SectionData = z.object({
  type: z.string(),
  disabled: z.boolean().optional(),
  settings: Settings.optional(),
  blocks: z.record(z.string(), BlockData).optional(),
  block_order: z.array(z.string()).optional(),
});
export type SectionData = z.infer<typeof SectionData>;
export const Template = z.object({
  layout: z.string().optional(),
  sections: z.record(z.string(), SectionData),
  order: z.array(z.string()),
});
export type Template = z.infer<typeof Template>;

/** What holds blocks: a section, or a block that has blocks of its own. */
export type BlockHolder = Pick<SectionData, "blocks" | "block_order">;

/** The blocks that stand in it now, in order, with their ids. */
export function blocksIn({ blocks = {}, block_order = [] }: BlockHolder): [string, BlockData][] {
  return block_order.flatMap((id) => {
    const block = blocks[id];
    return block && !block.disabled ? [[id, block]] : [];
  });
}
