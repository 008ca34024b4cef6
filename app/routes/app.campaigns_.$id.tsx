import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, useLoaderData } from "@remix-run/react";
import { CampaignScreen } from "#app/pages/campaigns/campaign-screen.tsx";
import { parseChosen } from "#app/pages/campaigns/caps.ts";
import { changeCampaign, parseCampaign } from "#app/pages/campaigns/change-campaign.server.ts";
import { loadCampaign } from "#app/pages/campaigns/load-campaigns.server.ts";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";

const idOf = (id: string | undefined) => (id === undefined || id === "new" ? null : id);

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const page = await loadCampaign(session.shop, idOf(params.id), new Date(), parseChosen(request.url));
  if (!page) throw new Response("There is no such campaign.", { status: 404 });
  return page;
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const form = parseCampaign(await request.formData());
  if (!form) {
    return data({ isDone: false, text: "This could not be understood.", problems: {}, offerId: null }, { status: 400 });
  }
  return changeCampaign(session.shop, idOf(params.id), form, new Date());
};

export default function CampaignRoute() {
  const page = useLoaderData<typeof loader>();
  return <CampaignScreen key={page.campaign?.offerId ?? "new"} page={page} />;
}

export { PageProblem as ErrorBoundary };
