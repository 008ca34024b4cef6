import type { ActionFunctionArgs } from "@remix-run/node";
import { takeInWebhook } from "#app/shopify/take-in-webhook.server.ts";
import { updateScopesJob } from "#app/shops/jobs.ts";
import { parseScopes } from "#app/shops/signals.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "app/scopes_update", parse: parseScopes, job: updateScopesJob }, new Date());
