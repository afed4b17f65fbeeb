import { generate } from '../generate.ts';

generate(JSON.parse(process.argv[2] ?? ''));
