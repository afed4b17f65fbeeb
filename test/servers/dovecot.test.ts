import { dovecot, dovecotJapanese, microsoft } from '../live/servers/dovecots.ts';
import { suite } from './suite.ts';

suite(dovecot);
suite(dovecotJapanese);
suite(microsoft);
