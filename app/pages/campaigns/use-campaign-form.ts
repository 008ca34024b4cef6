import { useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { CampaignAnswer, CampaignPage } from "#app/pages/campaigns/campaigns.ts";
import type { Face } from "#app/pages/offers/offers.ts";
import { useAnswerToast } from "#app/ui/use-answer-toast.ts";

export type CampaignEntries = {
  title: string;
  text: string;
  faces: Face[];
  choose: string;
  savingPercent: string;
  fromDay: string;
  untilDay: string;
};

/** The problem that a changed entry makes old. */
const PROBLEM_OF: Record<keyof CampaignEntries, string> = {
  ...{ title: "title", text: "text", faces: "products", choose: "choose" },
  ...{ savingPercent: "saving", fromDay: "days", untilDay: "days" },
};

/** What stands in the form of a campaign, what of it is not saved, and what became of sending it. */
export function useCampaignForm(page: CampaignPage) {
  const fetcher = useFetcher<CampaignAnswer>();
  const caps = useCaps(page);
  const navigate = useNavigate();
  const [changes, setChanges] = useState<Partial<CampaignEntries>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const answer = fetcher.data;
  const isNew = page.campaign === null;
  useAnswerToast(answer);
  useEffect(() => {
    if (!answer) return;
    setProblems(answer.problems);
    if (!answer.isDone) return;
    setChanges({});
    if (isNew && answer.offerId) navigate(`/app/campaigns/${answer.offerId}`, { replace: true });
  }, [answer, isNew, navigate]);
  const saved = toEntries(page);
  const entries = { ...saved, ...changes };
  const set = (changed: Partial<CampaignEntries>) => {
    // Onto what stands there by now: products come from a picker, and more may have been typed since it was opened.
    setChanges((current) => ({ ...current, ...changed }));
    const mended = Object.keys(changed).map((name) => PROBLEM_OF[name as keyof CampaignEntries]);
    setProblems((current) => Object.fromEntries(Object.entries(current).filter(([name]) => !mended.includes(name))));
    if (changed.faces) caps.ask(changed.faces);
  };
  const send = (verb: "save" | "show" | "hide" | "end") => fetcher.submit(toForm(verb, entries), { method: "post" });
  const discard = () => {
    setChanges({});
    setProblems({});
  };
  const isChanged = textOf(entries) !== textOf(saved);
  const isBusy = fetcher.state !== "idle";
  return { entries, set, send, discard, problems, caps: caps.known, isChanged, isBusy };
}

export type CampaignForm = ReturnType<typeof useCampaignForm>;

/** How far the chosen products may be reduced: of those just chosen, the same page is asked again. */
function useCaps({ caps }: CampaignPage) {
  const fetcher = useFetcher<CampaignPage>();
  const ask = (faces: readonly Face[]) =>
    fetcher.load(`/app/campaigns/new?products=${faces.map(({ productId }) => productId).join(",")}`);
  return { known: [...(fetcher.data?.caps ?? []), ...caps], ask };
}

function toEntries({ campaign }: CampaignPage): CampaignEntries {
  return {
    title: campaign?.title ?? "",
    text: campaign?.text ?? "",
    faces: campaign?.faces ?? [],
    choose: String(campaign?.choose ?? ""),
    savingPercent: String(campaign?.savingPercent ?? 10),
    fromDay: campaign?.fromDay ?? "",
    untilDay: campaign?.untilDay ?? "",
  };
}

function toForm(verb: string, { faces, ...texts }: CampaignEntries): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ verb, ...texts })) form.set(name, value);
  for (const { productId } of faces) form.append("productId", productId);
  return form;
}

function textOf({ faces, ...texts }: CampaignEntries): string {
  return JSON.stringify([texts, faces.map(({ productId }) => productId)]);
}
