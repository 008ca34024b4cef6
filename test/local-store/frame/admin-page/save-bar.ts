import type { SaveBar } from "#test/local-store/frame/messages.ts";
import { press } from "./app-frame.ts";
import { confirm } from "./dialog.ts";
import { part } from "./page-data.ts";

let current: SaveBar | null = null;

/** The top bar turns into "Unsaved changes" as long as the app says so. */
export function drawSaveBar(bar: SaveBar | null): void {
  current = bar;
  part("save-bar").hidden = bar === null;
  part<HTMLButtonElement>("save").disabled = bar === null || bar.saveDisabled || bar.loading;
  part<HTMLButtonElement>("discard").disabled = bar === null || bar.discardDisabled || bar.loading;
}

export function hearSaveBar(): void {
  part("save").addEventListener("click", () => press("save", null));
  part("discard").addEventListener("click", () => {
    if (!current?.discardConfirmation) press("discard", null);
    else void discardAfterQuestion();
  });
}

async function discardAfterQuestion(): Promise<void> {
  if (await askToDiscard()) press("discard", null);
}

/** True when there is nothing unsaved, or the merchant gives it up. */
export async function mayLeave(): Promise<boolean> {
  if (!current) return true;
  const gaveUp = await askToDiscard();
  if (gaveUp) drawSaveBar(null);
  return gaveUp;
}

function askToDiscard(): Promise<boolean> {
  return confirm({
    title: "Discard all unsaved changes",
    body: "If you discard changes, you’ll delete any edits you made since you last saved.",
    yes: "Discard changes",
    no: "Continue editing",
    isCritical: true,
  });
}
