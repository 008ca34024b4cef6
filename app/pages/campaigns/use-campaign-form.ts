import { useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { CampaignAnswer, CampaignPage } from "#app/pages/campaigns/campaigns.ts";
import { useAnswerToast } from "#app/ui/use-answer-toast.ts";

/** What stands in the form of a campaign, and what became of sending it. */
export function useCampaignForm({ campaign }: CampaignPage) {
  const fetcher = useFetcher<CampaignAnswer>();
  const navigate = useNavigate();
  const [entries, setEntries] = useState({
    title: campaign?.title ?? "",
    text: campaign?.text ?? "",
    faces: campaign?.faces ?? [],
    choose: String(campaign?.choose ?? ""),
    savingPercent: String(campaign?.savingPercent ?? 10),
    fromDay: campaign?.fromDay ?? "",
    untilDay: campaign?.untilDay ?? "",
  });
  const answer = fetcher.data;
  useAnswerToast(answer);
  useEffect(() => {
    if (answer?.isDone && !campaign && answer.offerId) navigate(`/app/campaigns/${answer.offerId}`, { replace: true });
  }, [answer, campaign, navigate]);
  const set = (changed: Partial<typeof entries>) => setEntries({ ...entries, ...changed });
  const send = (verb: "save" | "show" | "hide" | "end") => {
    const { faces, ...texts } = entries;
    const form = new FormData();
    for (const [name, value] of Object.entries({ verb, ...texts })) form.set(name, value);
    for (const { productId } of faces) form.append("productId", productId);
    fetcher.submit(form, { method: "post" });
  };
  return { entries, set, send, problems: answer?.problems ?? {}, isBusy: fetcher.state !== "idle" };
}

export type CampaignForm = ReturnType<typeof useCampaignForm>;
