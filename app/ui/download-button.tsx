import { BlockStack, Button, Text } from "@shopify/polaris";
import { useState } from "react";

/**
 * Downloads what `url` answers as a file. Not a link: inside the Shopify admin only a fetch carries the session token.
 */
export function DownloadButton({ url, fileName, children }: { url: string; fileName: string; children: string }) {
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const download = async () => {
    setState("loading");
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`answered ${response.status}`);
      saveAs(await response.blob(), fileName);
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <BlockStack gap="100">
      <Button
        size="slim"
        loading={state === "loading"}
        onClick={download}
        accessibilityLabel={`${children}: ${fileName}`}
      >
        {children}
      </Button>
      <div aria-live="polite">
        {state === "failed" ? (
          <Text as="p" variant="bodySm" tone="critical">
            The download did not work. Please try again.
          </Text>
        ) : null}
      </div>
    </BlockStack>
  );
}

function saveAs(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // Only after the browser has taken it: revoking at once cancels the download in Safari.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
