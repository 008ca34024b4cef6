import { BlockStack, Card, DropZone, Link, List, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Import, ImportKind } from "#app/pages/import/import.ts";
import { ImportResult } from "#app/pages/import/import-result.tsx";
import { ReadingFile } from "#app/pages/import/reading-file.tsx";
import { UploadCancelled, UploadProblem } from "#app/pages/import/upload-problem.tsx";
import { useUpload } from "#app/pages/import/use-upload.ts";
import { usePollWhile } from "#app/ui/poll-while.ts";

type Guide = { title: string; why: string; steps: ReactNode[] };

const GUIDES: Record<ImportKind, Guide> = {
  orders: {
    title: "Orders export",
    why: "Every order you ever had, also those that Shopify no longer shows to apps.",
    steps: [
      <>
        Open{" "}
        <Link url="shopify://admin/orders" target="_top">
          Orders
        </Link>{" "}
        in your Shopify admin and choose Export.
      </>,
      "Choose All orders and Plain CSV file. A long list comes by email.",
      "Drop the file here as it is.",
    ],
  },
  products: {
    title: "Products export",
    why: "Optional: for products that were sold once and have left your shop since.",
    steps: [
      <>
        Open{" "}
        <Link url="shopify://admin/products" target="_top">
          Products
        </Link>{" "}
        in your Shopify admin and choose Export.
      </>,
      "Choose All products and Plain CSV file. A long list comes by email.",
      "Drop the file here as it is.",
    ],
  },
};

/** How to get one kind of export, where to drop it, and how far its reading is. */
export function ExportCard({ kind, imports }: { kind: ImportKind; imports: Import[] }) {
  const { upload, send, cancel, dismiss } = useUpload(kind);
  const isSending = upload.phase === "sending";
  usePollWhile(isSending);
  const newest = imports.find((one) => one.kind === kind);
  const reading = newest?.state === "reading" ? newest : null;
  return (
    <Card>
      <BlockStack gap="400">
        <HowToGet guide={GUIDES[kind]} />
        {isSending || reading ? (
          <ReadingFile
            reading={reading}
            fileName={isSending ? upload.fileName : (reading?.fileName ?? "")}
            onCancel={isSending ? cancel : null}
          />
        ) : (
          <FileDrop kind={kind} title={GUIDES[kind].title} onFile={send} />
        )}
        {upload.phase === "ended" && newest && newest !== reading ? (
          <ImportResult imported={newest} onDismiss={dismiss} />
        ) : null}
        {upload.phase === "problem" ? <UploadProblem text={upload.text} /> : null}
        {upload.phase === "cancelled" ? <UploadCancelled /> : null}
      </BlockStack>
    </Card>
  );
}

function HowToGet({ guide: { title, why, steps } }: { guide: Guide }) {
  return (
    <>
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <Text as="p" tone="subdued">
          {why}
        </Text>
      </BlockStack>
      <List type="number" gap="extraTight">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps never change
          <List.Item key={index}>{step}</List.Item>
        ))}
      </List>
    </>
  );
}

function FileDrop({ kind, title, onFile }: { kind: ImportKind; title: string; onFile: (file: File) => void }) {
  // Files of a wrong kind come here too: the refusal says what is wrong, which the drop zone's own message doesn't.
  const take = (files: File[]) => {
    const [first] = files;
    if (first) onFile(first);
  };
  return (
    <DropZone
      label={title}
      labelHidden
      allowMultiple={false}
      onDrop={take}
      variableHeight
      overlayText={`Drop your ${kind} export`}
    >
      <DropZone.FileUpload actionTitle="Add file" actionHint="or drop it here. CSV, plain or gzip" />
    </DropZone>
  );
}
