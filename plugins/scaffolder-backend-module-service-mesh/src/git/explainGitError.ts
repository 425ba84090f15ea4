import { InputError } from '@backstage/errors';

interface GitError extends Error {
  data?: { prettyDetails?: string };
}

const advice = {
  read: 'Check that it exists, that the branch does, and that the token of its host may read it',
  push: 'Check that the token of its host may push new branches, and that none of its rules forbids a branch of this name',
};

/**
 * Why Git could not do something, without an address that may hold a token.
 *
 * @internal
 */
export function explainGitError(
  what: 'read' | 'push',
  remote: string,
  { name, message, data = {} }: GitError,
): InputError {
  const details = (data.prettyDetails ?? message)
    .replace(/\s+/g, ' ')
    .replace(/\/\/[^/@\s]*@/g, '//');
  return new InputError(
    `Cannot ${what === 'read' ? 'read' : 'push to'} ${remote}. ${
      advice[what]
    } (${name}: ${details})`,
  );
}
