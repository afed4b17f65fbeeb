import { constants } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type Form, parseForm } from '../compose/form.ts';
import type { Lang } from '../compose/language.ts';
import { parseTemplate, type Template } from '../compose/template.ts';
import { ClientCheckError } from '../errors.ts';

/** No template is larger: what `parseTemplate` takes, in UTF-8. */
const MAX_BYTES = 200_000;

/** Templates by name and language: the user's folder goes before the one that comes with the program. */
class Folder<T extends { readonly description: string }> {
  private readonly folders: readonly string[];
  private readonly loaded = new Map<string, T>();

  constructor(
    own: string | null,
    builtIn: string,
    private readonly parse: (source: string, file: string) => T,
  ) {
    this.folders = own === null ? [builtIn] : [own, builtIn];
  }

  /**
   * Reads and checks a template in both languages, so that a fault shows before anything is written. A template that there is in
   * one language only serves both. Throws `missing` or `template-invalid`.
   */
  async load(name: string, missing: 'template-missing' | 'template-unknown'): Promise<(lang: Lang) => T> {
    const [ja, en] = [await this.find(name, 'ja'), await this.find(name, 'en')];
    const any = ja ?? en;
    if (any === null) {
      const known = (await this.names()).join(', ');
      throw new ClientCheckError(missing, { name, places: this.folders.join(', '), known });
    }
    return (lang) => (lang === 'ja' ? ja : en) ?? any;
  }

  async has(name: string): Promise<boolean> {
    return (await this.find(name, 'ja')) !== null || (await this.find(name, 'en')) !== null;
  }

  private async find(name: string, lang: Lang): Promise<T | null> {
    // A name is no path: what could lead out of the folder is no template's name.
    if (!/^[\p{L}\p{N}_-]{1,100}$/u.test(name)) return null;
    for (const folder of this.folders) {
      for (const file of [
        join(folder, lang, `${name}.liquid`),
        join(folder, `${name}.${lang}.liquid`),
        join(folder, `${name}.liquid`),
      ]) {
        const template = this.loaded.get(file) ?? (await read(folder, file, name, this.parse));
        if (template === null) continue;
        this.loaded.set(file, template);
        return template;
      }
    }
    return null;
  }

  /** Names of all templates. */
  async names(): Promise<string[]> {
    const places = this.folders.flatMap((folder) => [folder, join(folder, 'ja'), join(folder, 'en')]);
    const files = await Promise.all(places.map((place) => readdir(place).catch(() => [])));
    const names = files.flat().flatMap((file) => /^(.+?)(?:\.(?:ja|en))?\.liquid$/.exec(file)?.[1] ?? []);
    return [...new Set(names)].sort();
  }
}

/** What `draft` writes. */
export class TemplateFolder extends Folder<Template> {
  constructor(own: string | null, builtIn: string) {
    super(own, builtIn, parseTemplate);
  }
}

/** What `compose` writes: a folder of its own within that of the templates. */
export class FormFolder extends Folder<Form> {
  constructor(own: string | null, builtIn: string) {
    super(own === null ? null : join(own, 'compose'), join(builtIn, 'compose'), parseForm);
  }
}

/** A template's file; null where there is none. */
async function read<T>(
  folder: string,
  file: string,
  name: string,
  parse: (source: string, file: string) => T,
): Promise<T | null> {
  try {
    return { ...parse(await readWithin(folder, file), file), name };
  } catch (cause) {
    if (cause instanceof ClientCheckError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new ClientCheckError('file-unreadable', { file, reason: code ?? '' }, { cause });
  }
}

/**
 * The text of a plain file within the folder. A link that leads out of it is refused: a configuration that came with a cloned
 * repository could else put any file of the user's into a mail. A FIFO would be waited for, a device has no end.
 */
async function readWithin(folder: string, file: string): Promise<string> {
  const [within, real] = [await realpath(folder), await realpath(file)];
  if (!real.startsWith(within + sep)) {
    const [reasonJa, reasonEn] = [
      'リンク先がテンプレートのフォルダーの外にあります',
      'it is a link that leads out of the templates folder',
    ];
    throw new ClientCheckError('template-invalid', { file, line: 1, reasonJa, reasonEn });
  }
  const handle = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw Object.assign(new Error('no plain file'), { code: 'not-a-file' });
    if (stats.size > MAX_BYTES) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
