import type { Address, Instant } from '../mail/address.ts';

/** One message as `show` gives it. */
export interface MessageView {
  readonly messageId: string | null;
  readonly mailbox: string;
  readonly at: Instant;
  readonly from: Address | null;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly by: 'client' | 'us' | 'colleague' | 'robot' | 'other';
  readonly subject: string;
  /** Its own words; quotes and signature left out. */
  readonly text: string;
  readonly attachments: readonly string[];
  readonly warnings: readonly string[];
}
