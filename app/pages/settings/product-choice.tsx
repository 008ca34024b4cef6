import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, InlineError, InlineStack, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon, XIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { Face } from "#app/pages/offers/offers.ts";

type Props = {
  id: string;
  label: string;
  help: string;
  faces: readonly Face[];
  max: number;
  error?: string | undefined;
  onChange: (faces: Face[]) => void;
};

/** As many as are looked through at a glance; the others are a press away. */
const SHOWN = 6;

/** Products that the merchant chooses with Shopify's own picker. */
export function ProductChoice({ id, label, help, faces, max, error, onChange }: Props) {
  const shopify = useAppBridge();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? faces : faces.slice(0, SHOWN);
  const choose = async () => {
    const chosen = await shopify.resourcePicker({
      ...{ type: "product", action: "select", multiple: max, filter: { variants: false } },
      selectionIds: faces.filter(isInShopify).map(({ productId }) => ({ id: `${GID}${productId}` })),
    });
    if (chosen) onChange([...faces.filter((face) => !isInShopify(face)), ...chosen.map(toFace)]);
  };
  return (
    <BlockStack gap="200">
      <Heading label={label} help={help} />
      {faces.length > 0 ? (
        <ul aria-label={label} style={{ margin: 0, padding: 0, listStyle: "none" }}>
          {shown.map((face) => (
            <Chosen key={face.productId} face={face} remove={() => onChange(faces.filter((one) => one !== face))} />
          ))}
        </ul>
      ) : null}
      {error ? <InlineError message={error} fieldID={id} /> : null}
      <InlineStack gap="300" blockAlign="center">
        <Button id={id} onClick={choose} accessibilityLabel={`Choose products: ${label}`}>
          Choose products
        </Button>
        {faces.length > SHOWN ? (
          <Button variant="plain" onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? "Show fewer" : `Show all ${faces.length}`}
          </Button>
        ) : null}
        {faces.length === 0 ? (
          <Text as="span" tone="subdued">
            None chosen
          </Text>
        ) : null}
      </InlineStack>
    </BlockStack>
  );
}

function Heading({ label, help }: Pick<Props, "label" | "help">) {
  return (
    <div>
      <Text as="h3" variant="bodyMd">
        {label}
      </Text>
      <Text as="p" tone="subdued">
        {help}
      </Text>
    </div>
  );
}

function Chosen({ face: { title, imageUrl }, remove }: { face: Face; remove: () => void }) {
  return (
    <li style={{ paddingBlock: "var(--p-space-100)" }}>
      <InlineStack gap="300" blockAlign="center" wrap={false} align="space-between">
        <InlineStack gap="300" blockAlign="center" wrap={false}>
          <Thumbnail source={imageUrl ?? ImageIcon} alt="" size="extraSmall" />
          <Text as="span" breakWord>
            {title}
          </Text>
        </InlineStack>
        <Button variant="tertiary" icon={XIcon} onClick={remove} accessibilityLabel={`Remove ${title}`} />
      </InlineStack>
    </li>
  );
}

const GID = "gid://shopify/Product/";

/** A product that only an uploaded file tells of has a negative id: the picker does not know it. */
function isInShopify({ productId }: Face): boolean {
  return !productId.startsWith("-");
}

type Picked = { id: string; title?: string; images?: { originalSrc?: string }[] };

function toFace({ id, title, images }: Picked): Face {
  return { productId: id.slice(GID.length), title: title ?? "A product", imageUrl: images?.[0]?.originalSrc ?? null };
}
