import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

/** Tells in a toast what became of something the merchant asked for, once for each answer. */
export function useAnswerToast(answer: { isDone: boolean; text: string } | undefined): void {
  const shopify = useAppBridge();
  useEffect(() => {
    if (answer) shopify.toast.show(answer.text, { isError: !answer.isDone });
  }, [answer, shopify]);
}
