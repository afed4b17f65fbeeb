import { expect } from 'vitest';
import { ClientCheckError } from '../../src/errors.ts';

/** The error that ends something. */
export async function failureOf(work: Promise<unknown>): Promise<ClientCheckError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ClientCheckError);
  return error as ClientCheckError;
}
