// Loaded into a child process (--import): leaves its peak of memory in kilobytes in $PEAK_FILE.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
