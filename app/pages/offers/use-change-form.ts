import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { Answer } from "#app/pages/offers/offers.ts";
import { useAnswerToast } from "#app/ui/use-answer-toast.ts";

/** A form that opens in its place, changes something of an offer, and closes once that is done. */
export function useChangeForm() {
  const fetcher = useFetcher<Answer>();
  const [isOpen, setIsOpen] = useState(false);
  const answer = fetcher.data;
  useAnswerToast(answer?.isDone ? answer : undefined);
  useEffect(() => {
    if (answer?.isDone) setIsOpen(false);
  }, [answer]);
  const isBusy = fetcher.state !== "idle";
  const problem = answer && !answer.isDone && !isBusy ? answer.text : undefined;
  return { Form: fetcher.Form, isOpen, isBusy, problem, open: () => setIsOpen(true), close: () => setIsOpen(false) };
}
