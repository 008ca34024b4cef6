import { Banner, type BannerHandles, Text } from "@shopify/polaris";

/** Why a file was not taken; it takes the focus, so that it is read out and not searched for. */
export function UploadProblem({ text }: { text: string }) {
  return (
    <Banner tone="critical" ref={focusOnArrival}>
      <Text as="p">{text}</Text>
    </Banner>
  );
}

function focusOnArrival(banner: BannerHandles | null): void {
  banner?.focus();
}
