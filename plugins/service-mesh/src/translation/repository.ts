/**
 * Texts about the repository that the catalog names for the files.
 *
 * @internal
 */
export const repositoryMessages = {
  repository: {
    title: 'Repository',
    loading: 'Reading the repository',
    again: 'Look again',
    error: 'Could not compare with the repository',
    'in-step': 'The repository holds what is generated.',
    differs:
      'The repository holds something else. Below, − is what it holds and + what is generated; a pull request brings that.',
    absent: 'The repository does not hold these files yet.',
    hidden:
      'You may not see all that the files are made from, so that they cannot be compared.',
    unreachable: 'The repository cannot be told.',
    byHand_one: '{{count}} file was edited by hand.',
    byHand_other: '{{count}} files were edited by hand.',
    edited:
      'Somebody has edited this file. A pull request leaves it alone unless told otherwise.',
    diff: 'Differences in {{file}}',
    file: {
      added: 'not there yet',
      unchanged: 'the same',
      changed: 'different',
      foreign: 'there, but not ours, so that it is not shown',
      obsolete: 'no longer generated',
    },
  },
} as const;
