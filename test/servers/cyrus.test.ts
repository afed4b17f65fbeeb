import { cyrus } from '../live/servers/cyrus.ts';
import { suite } from './suite.ts';

suite(cyrus);
