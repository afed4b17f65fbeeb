import { resolve } from 'node:path';
import { describeSecrets } from '../config/describe-secrets.ts';
import { type LoadedConfig, readConfig } from '../config/load.ts';
import type { Surroundings } from '../config/search.ts';
import { approve } from '../config/trust.ts';
import { visible } from '../config/words.ts';
import type { Lang } from '../errors.ts';

/** `client-check trust [FILE]`: approves a configuration, and says what it may now do. Returns the text to print. */
export async function trust(
  file: string | null,
  around: Surroundings,
  lang: Lang | null,
  fallback: Lang,
): Promise<string> {
  const loaded = await readConfig(around, file === null ? null : resolve(around.cwd, file));
  await approve(loaded, around);
  return approvedText(loaded, lang ?? loaded.config.lang ?? fallback);
}

function approvedText({ config, file }: LoadedConfig, lang: Lang): string {
  const uses = describeSecrets(config).map((use) => `  ${use[lang]}\n`);
  const said = lang === 'ja' ? `承認しました: ${visible(file)}\n` : `Approved: ${visible(file)}\n`;
  const until =
    lang === 'ja'
      ? '内容が変わると、もう一度の承認が必要です。\n'
      : 'It has to be approved again when its content changes.\n';
  return said + uses.join('') + until;
}
