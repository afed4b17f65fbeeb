import { courier } from '../live/servers/courier.ts';
import { suite } from './suite.ts';

suite(courier);
