import { ClientCheckError } from '../errors.ts';
import type { WebhookConfig } from './config.ts';
import { readUrl } from './names.ts';
import type { RunCommand } from './run-command.ts';
import { firstLineOf } from './secret.ts';

interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly run?: RunCommand;
  readonly limit?: number;
}

/** The address of a webhook: whoever has it may post, so it stands in no error and no log. Throws a ClientCheckError. */
export async function resolveWebhookUrl({ url }: WebhookConfig, context: Context): Promise<URL> {
  const text = await textOf(url, context);
  if (!('value' in readUrl(text))) throw new ClientCheckError('webhook-url');
  return new URL(text);
}

async function textOf(url: WebhookConfig['url'], context: Context): Promise<string> {
  if (url.kind === 'url') return url.url;
  if (url.kind === 'urlEnv') {
    const text = context.env[url.name];
    if (!text) throw new ClientCheckError('webhook-env', { name: url.name });
    return text;
  }
  const answer = await firstLineOf(url.command, context);
  if ('line' in answer) return answer.line.trim();
  const { what, reason } = answer;
  throw new ClientCheckError('webhook-command', { what, reasonJa: reason.ja, reasonEn: reason.en });
}
