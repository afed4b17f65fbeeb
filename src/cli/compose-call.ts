import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import { printableLine } from '../mail/printable.ts';
import { pad, widthOf } from '../render/width.ts';
import { clackAsker } from './asker.ts';
import { compose } from './compose.ts';
import { typed } from './compose-target.ts';
import { composeUsage, type Given, readSet, readValues } from './compose-values.ts';
import { composeWords } from './compose-words.ts';
import type { MailParts } from './mail-actions.ts';
import type { ComposeArguments } from './program-compose.ts';
import { FormFolder } from './templates.ts';
import type { World } from './world.ts';

/** No values are larger. */
const MAX_VALUES = 200_000;

/** `compose` as it was called. Returns the exit code. */
export async function composeFromCall(
  template: string | null,
  id: string | null,
  options: ComposeArguments,
  parts: MailParts,
): Promise<number> {
  const world = await parts.world(options);
  const words = composeWords[world.lang];
  if (options.list) return list(template, world);
  if (template === null) throw composeUsage(words.noTemplate);
  const { to = null, cc = [], set = [], values: from = null, subject = null, mailLang = null } = options;
  if (id !== null && to !== null) throw composeUsage(words.bothTargets);
  if (id === null && to === null) throw composeUsage(words.noTarget);
  if (mailLang !== null && mailLang !== 'ja' && mailLang !== 'en') throw parts.wrong('mail-lang', mailLang);
  const inFile = from === null ? new Map<string, readonly string[]>() : await valuesIn(from, parts, world);
  const given: Given = new Map([...inFile, ...readSet(set, world.lang)]);
  const { person } = world;
  const asker = () => (person.present && from !== '-' ? clackAsker(parts.streams, words, parts.ending) : null);
  return compose(world, {
    ...parts.scope(world, options),
    template,
    id,
    to,
    cc: cc.map((one) => typed(one, world)),
    subject: subject === null ? null : printableLine(subject),
    mailLang,
    given,
    asker,
    edit: options.edit ?? false,
    dryRun: options.dryRun ?? false,
    quote: options.quote ?? true,
    senderOnly: options.replySenderOnly ?? false,
  });
}

async function valuesIn(file: string, { around, streams }: MailParts, { lang }: World): Promise<Given> {
  if (file === '-') {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of streams.stdin) {
      chunks.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > MAX_VALUES) throw new ClientCheckError('file-unreadable', { file, reason: 'EFBIG' });
    }
    return readValues(Buffer.concat(chunks).toString('utf8'), file, lang);
  }
  try {
    const text = await readFile(resolve(around.cwd, file), 'utf8');
    if (text.length > MAX_VALUES) throw Object.assign(new Error(), { code: 'EFBIG' });
    return await readValues(text, file, lang);
  } catch (cause) {
    if (cause instanceof ClientCheckError) throw cause;
    throw new ClientCheckError(
      'file-unreadable',
      { file, reason: (cause as NodeJS.ErrnoException).code ?? '' },
      { cause },
    );
  }
}

/** `--list`: the templates, or the fields of one. */
async function list(template: string | null, { config, templates, lang, output }: World): Promise<number> {
  const forms = new FormFolder(config.templates, templates);
  const words = composeWords[lang];
  const print = (rows: readonly (readonly [string, string])[]) => {
    const column = Math.max(0, ...rows.map(([name]) => widthOf(name)));
    output.print(rows.map(([name, what]) => `${pad(name, column)}  ${printableLine(what)}\n`).join(''));
  };
  if (template !== null) {
    const { name, fields } = (await forms.load(template, 'template-unknown'))(lang);
    output.print(`${words.fieldsOf(name)}\n`);
    print(
      fields.map((field) => [
        `  ${field.name}`,
        `${field.ask}  (${words.types[field.type]}${field.required ? '' : `; ${words.optional}`})`,
      ]),
    );
    return 0;
  }
  const names = await forms.names();
  const loaded = await Promise.all(names.map((name) => forms.load(name, 'template-unknown')));
  print(loaded.map((form, index) => [names[index] ?? '', form(lang).description]));
  return 0;
}
