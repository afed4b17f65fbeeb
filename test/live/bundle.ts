import { join } from 'node:path';
import { build } from 'esbuild';

/** Makes a module of src/ one that a child process of a test can load. */
export async function bundle(module: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, '../../src', module)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
}
