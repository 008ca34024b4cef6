import { Badge, BlockStack, Button, Card, Collapsible, Divider, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import { Fragment, useState } from "react";
import {
  type Editor,
  THEME_BLOCKS,
  type ThemeBlock,
  toEditorAddress,
  toEditorPage,
} from "#app/pages/home/theme-blocks.ts";
import { useActiveBlocks } from "#app/pages/home/use-active-blocks.ts";

type Active = readonly string[] | null;

const FIRST = THEME_BLOCKS.filter(({ isFirst }) => isFirst);
const OTHERS = THEME_BLOCKS.filter(({ isFirst }) => !isFirst);

/** How the merchant brings offers into their theme: what Tandem can show there, and the way into the editor for each. */
export function ShowInTheme({ editor }: { editor: Editor }) {
  const active = useActiveBlocks();
  const [isWhole, setIsWhole] = useState(false);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Show offers in your store
          </Text>
          <Text as="p" tone="subdued">
            Shoppers see an offer where its block stands in your theme. A button here opens Shopify's theme editor with
            the block put in: move it where you like, then press Save there. Begin with these two.
          </Text>
        </BlockStack>
        <Rows blocks={FIRST} active={active} editor={editor} />
        <Collapsible id="other-blocks" open={isWhole}>
          <Divider />
          <div style={{ paddingBlockStart: "var(--p-space-400)" }}>
            <Rows blocks={OTHERS} active={active} editor={editor} />
          </div>
        </Collapsible>
        <div>
          <Button
            variant="plain"
            disclosure={isWhole ? "up" : "down"}
            ariaExpanded={isWhole}
            ariaControls="other-blocks"
            onClick={() => setIsWhole(!isWhole)}
          >
            {isWhole ? "Show fewer" : `Show ${OTHERS.length} more`}
          </Button>
        </div>
      </BlockStack>
    </Card>
  );
}

function Rows({ blocks, active, editor }: { blocks: readonly ThemeBlock[]; active: Active; editor: Editor }) {
  return (
    <BlockStack gap="400">
      {blocks.map((block, index) => (
        <Fragment key={block.handle}>
          {index > 0 ? <Divider /> : null}
          <Row block={block} isOn={active?.includes(block.handle) ?? null} editor={editor} />
        </Fragment>
      ))}
    </BlockStack>
  );
}

/** `isOn`: null while it is not known. */
function Row({ block, isOn, editor }: { block: ThemeBlock; isOn: boolean | null; editor: Editor }) {
  const verb = block.isEmbed ? "Switch on" : "Add to theme";
  const content = isOn ? "Open the editor" : verb;
  const url = isOn ? toEditorPage(block, editor) : toEditorAddress(block, editor);
  return (
    <InlineGrid columns={{ xs: 1, sm: "minmax(0, 1fr) auto" }} gap={{ xs: "200", sm: "400" }} alignItems="center">
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="bodyMd" fontWeight="semibold">
            {block.title}
          </Text>
          {isOn === null ? null : <Badge tone={isOn ? "success" : undefined}>{isOn ? "On" : "Not yet"}</Badge>}
        </InlineStack>
        <Text as="p" tone="subdued">
          {block.text}
        </Text>
      </BlockStack>
      <InlineStack>
        <Button url={url} target="_top" accessibilityLabel={`${content}: ${block.title}`}>
          {content}
        </Button>
      </InlineStack>
    </InlineGrid>
  );
}
