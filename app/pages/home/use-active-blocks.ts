import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { listActive } from "#app/pages/home/theme-blocks.ts";

/** The blocks that stand in the theme, as Shopify's admin tells it; null until it has, or where it can't. */
export function useActiveBlocks(): readonly string[] | null {
  const shopify = useAppBridge();
  const [active, setActive] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      try {
        const extensions = await shopify.app.extensions();
        if (!isGone) setActive(listActive(extensions));
      } catch {
        // An admin that does not tell: the card shows the ways into the editor all the same.
      }
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [shopify]);
  return active;
}
