import { gnuImap4d } from '../live/servers/gnu-imap4d.ts';
import { suite } from './suite.ts';

suite(gnuImap4d);
