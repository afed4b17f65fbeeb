import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A `crontab` for the PATH that keeps one file. As Debian's does, it shows a carriage return as \r and a backspace as \b, and takes
 * no last line that is not ended. `refuse` is what it says in place of taking a crontab, `meanwhile` what another program adds
 * behind the first reading.
 */
const PROGRAM = `#!/bin/sh
cd "$(dirname "$0")/.." || exit 9
echo "$*" >>calls
case "$1" in
  -l)
    [ -e tab ] || { echo "no crontab for hanako" >&2; exit 1; }
    sed 's/\\r/\\\\r/g; s/\\x08/\\\\b/g' tab
    if [ -e meanwhile ]; then cat meanwhile >>tab; rm meanwhile; fi ;;
  -e) "$VISUAL" tab ;;
  -r) rm tab ;;
  -)
    cat >new
    if [ -e refuse ]; then cat refuse >&2; exit 1; fi
    if [ -s new ] && [ -n "$(tail -c 1 new)" ]; then echo "missing newline before EOF" >&2; exit 1; fi
    mv new tab ;;
esac
`;

export class FakeCrontab {
  private constructor(private readonly folder: string) {}

  static async in(folder: string): Promise<FakeCrontab> {
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin', 'crontab'), PROGRAM, { mode: 0o755 });
    return new FakeCrontab(folder);
  }

  get path(): string {
    return `${join(this.folder, 'bin')}:/usr/bin:/bin`;
  }

  /** The crontab's bytes, one a character; null where there is none. */
  get text(): string | null {
    return existsSync(join(this.folder, 'tab')) ? this.read('tab') : null;
  }

  set text(text: string | null) {
    if (text === null) rmSync(join(this.folder, 'tab'), { force: true });
    else this.write('tab', text);
  }

  get calls(): readonly string[] {
    return this.read('calls').trim().split('\n');
  }

  write(name: 'tab' | 'refuse' | 'meanwhile', text: string): void {
    writeFileSync(join(this.folder, name), text, 'latin1');
  }

  private read(name: string): string {
    return readFileSync(join(this.folder, name), 'latin1');
  }
}
