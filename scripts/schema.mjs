#!/usr/bin/env node
// Writes client-check.schema.json, the JSON Schema of the configuration. test/config compares it with what would be written.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSource } from './load-source.mjs';

const { configSchema } = await loadSource('scripts/schema/generate.ts');
const file = join(import.meta.dirname, '..', 'client-check.schema.json');
writeFileSync(file, `${JSON.stringify(configSchema(), null, 2)}\n`);
