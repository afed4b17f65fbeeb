import { ClientCheckError } from '../errors.ts';
import { writeWhole } from '../on-disk.ts';
import type { ReportView } from '../render/report-data.ts';
import type { World } from './world.ts';

/** Writes the page, whole or not at all, readable by its owner alone. Throws `file-unwritable`. */
export async function writePage(file: string, view: ReportView, { lang }: Pick<World, 'lang'>): Promise<void> {
  const { reportPage } = await import('../render/report-page.ts');
  try {
    await writeWhole(file, Buffer.from(reportPage(view, lang)), 0o600);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? '';
    throw new ClientCheckError('file-unwritable', { file, reason }, { cause });
  }
}
