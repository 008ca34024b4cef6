import type { ActionFunctionArgs } from "@remix-run/node";
import { updateScopesJob } from "#app/shops/jobs.ts";
import { parseScopes } from "#app/shops/signals.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "app/scopes_update", parse: parseScopes, job: updateScopesJob }, new Date());
