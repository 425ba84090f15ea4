import { explainGitError } from './explainGitError';

const REMOTE = 'https://git.example.com/example/config.git';

describe('explainGitError', () => {
  it('says what a host has refused, and what to check', () => {
    const error = Object.assign(new Error('One or more were refused'), {
      name: 'GitPushError',
      data: { prettyDetails: '- refs/heads/a: pre-receive hook declined' },
    });

    expect(explainGitError('push', REMOTE, error).message).toBe(
      `Cannot push to ${REMOTE}. Check that the token of its host may push new branches, and that none of its rules forbids a branch of this name (GitPushError: - refs/heads/a: pre-receive hook declined)`,
    );
  });

  it('never repeats a token that an address holds', () => {
    const error = new Error('no https://user:s3cr3t@git.example.com/a');

    const { message } = explainGitError('read', REMOTE, error);

    expect(message).toContain('no https://git.example.com/a');
    expect(message).not.toContain('s3cr3t');
  });
});
