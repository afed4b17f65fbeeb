import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** One bench at a time in a folder: a second one would end the first one's server. Throws where another is at work. */
export function lock(file: string): void {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid !== process.pid && alive(pid))
      throw new Error(`another bench (process ${pid}) uses this folder`, { cause: error });
    writeFileSync(file, String(process.pid));
  }
  process.once('exit', () => rmSync(file, { force: true }));
}
