/** Which way IMAP is read: `CLIENT_CHECK_TEST_READER=plain` has a suite run on the plain way alone. */
const { CLIENT_CHECK_TEST_READER: way } = process.env;

export const READER: Readonly<Record<string, string>> = way === undefined ? {} : { CLIENT_CHECK_TEST_READER: way };
