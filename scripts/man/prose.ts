import { en } from './prose-en.ts';
import { ja } from './prose-ja.ts';

type Rows = readonly (readonly [what: string, text: string])[];

/** What of the page is not in commander's declaration. Words between backquotes are bold. */
export interface Prose {
  /** Of the last change to these words. */
  readonly date: string;
  readonly manual: string;
  readonly titles: Readonly<
    Record<
      | 'name'
      | 'synopsis'
      | 'description'
      | 'commands'
      | 'options'
      | 'exit'
      | 'configuration'
      | 'files'
      | 'environment'
      | 'examples'
      | 'see'
      | 'exampleLine',
      string
    >
  >;
  readonly name: string;
  /** Behind the program's name, in roff. */
  readonly synopsis: string;
  readonly description: readonly string[];
  readonly exit: Rows;
  readonly configuration: readonly string[];
  readonly files: Rows;
  readonly environment: Rows;
  readonly examples: Rows;
  readonly see: readonly string[];
}

export const PROSE: Readonly<Record<'ja' | 'en', Prose>> = { ja, en };
