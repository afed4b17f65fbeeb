#!/usr/bin/env node
// Writes man/client-check.1 and man/ja/client-check.1. test/man compares them with what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSource } from './load-source.mjs';

const root = join(import.meta.dirname, '..');
const { manPage } = await loadSource('scripts/man/page.ts');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(root, 'man/client-check.1'), manPage(version, 'en'));
writeFileSync(join(root, 'man/ja/client-check.1'), manPage(version, 'ja'));
