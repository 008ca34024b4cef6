import { useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";
import type { ImportKind } from "#app/pages/import/import.ts";
import { refuseFile } from "#app/pages/import/import-words.ts";

export type Upload =
  | { phase: "idle" }
  | { phase: "sending"; fileName: string; sizeBytes: number }
  /** The whole file was sent and read; what came of it is the newest import of the page's data. */
  | { phase: "ended" }
  | { phase: "cancelled" }
  | { phase: "problem"; text: string };

/**
 * Sends a file to be imported. A plain fetch of the file itself and not a Remix form: the browser then streams it from disk
 * and never holds it in memory, a lost connection is a sentence beside the drop zone instead of an error page, and it can
 * be cancelled. How far the reading is, and how it ended, comes with the page's data.
 */
export function useUpload(kind: ImportKind) {
  const [upload, setUpload] = useState<Upload>({ phase: "idle" });
  const sending = useRef<AbortController | null>(null);
  const { revalidate } = useRevalidator();

  const send = async (file: File) => {
    const refusal = refuseFile(file, kind);
    if (refusal) return setUpload({ phase: "problem", text: refusal });
    const controller = new AbortController();
    sending.current = controller;
    setUpload({ phase: "sending", fileName: file.name, sizeBytes: file.size });
    setUpload(await post(file, kind, controller.signal));
    revalidate();
  };
  const cancel = () => sending.current?.abort();
  const dismiss = () => setUpload({ phase: "idle" });
  return { upload, send, cancel, dismiss };
}

async function post(file: File, kind: ImportKind, signal: AbortSignal): Promise<Upload> {
  const address = `/app/import/upload?${new URLSearchParams({ kind, name: file.name })}`;
  try {
    const response = await fetch(address, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/octet-stream" },
      signal,
    });
    if (response.ok) return { phase: "ended" };
    return { phase: "problem", text: "Tandem could not take in this file. Please upload it again in a few minutes." };
  } catch {
    if (signal.aborted) return { phase: "cancelled" };
    return {
      phase: "problem",
      text: "The connection was lost while the file was sent. Upload it again: nothing is stored twice.",
    };
  }
}
