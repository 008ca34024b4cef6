import { Banner, type BannerHandles, Text } from "@shopify/polaris";

/** Why a file was not taken; it takes the focus, so that it is read out and not searched for. */
export function UploadProblem({ text }: { text: string }) {
  return (
    <Banner tone="critical" ref={focusOnArrival}>
      <Text as="p">{text}</Text>
    </Banner>
  );
}

/** What becomes of a file that the merchant stopped half-way. */
export function UploadCancelled() {
  return (
    <Banner tone="info" ref={focusOnArrival}>
      <Text as="p">You cancelled the upload. What had been sent by then is read and kept.</Text>
    </Banner>
  );
}

function focusOnArrival(banner: BannerHandles | null): void {
  banner?.focus();
}
