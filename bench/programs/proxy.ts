// The proxy as a process of its own: the bench that waits for a program must not slow down its line.
import { DelayProxy } from '../proxy.ts';

const proxy = await DelayProxy.start(JSON.parse(process.argv[2] ?? ''));
process.on('message', () => process.send?.(proxy.report()));
process.on('disconnect', () => process.exit());
process.send?.(proxy.port);
