import type { WebhookConfig } from '../config/config.ts';
import type { Notice } from './notice.ts';
import { post } from './post.ts';
import { webhookBody } from './webhook-body.ts';

/** Sends a notice to a webhook. Throws a ClientCheckError. @param json `inbox --json`, for the kind that takes it */
export async function sendToWebhook(
  kind: WebhookConfig['kind'],
  address: URL,
  { notice, json, limit }: { readonly notice: Notice; readonly json: object; readonly limit?: number },
): Promise<void> {
  const { type, text: body } = webhookBody(kind, notice, json);
  const url = new URL(address);
  const headers: Record<string, string> = { 'content-type': `${type}; charset=utf-8` };
  if (kind === 'chatwork' && url.username !== '') {
    // Its API takes the token in a header; in the configuration it stands before the host, as a user name does.
    headers['x-chatworktoken'] = decodeURIComponent(url.username);
    url.username = '';
    url.password = '';
  }
  await post({ url, headers, body, ...(limit === undefined ? {} : { limit }) });
}
