import { gmailLike } from '../live/servers/gmail-like.ts';
import { suite } from './suite.ts';

suite(gmailLike);
