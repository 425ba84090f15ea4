import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { testCaller, testServiceConfig } from '../../__testUtils__';
import { CallerNames } from './CallerNames';

const { admission } = testServiceConfig();

async function textFor(overrides: Partial<typeof admission>) {
  await renderInTestApp(
    <p data-testid="callers">
      <CallerNames admission={{ ...admission, ...overrides }} />
    </p>,
  );
  return screen.getByTestId('callers').textContent;
}

describe('CallerNames', () => {
  it('names a few callers', async () => {
    expect(await textFor({})).toBe('web, ingress');
  });

  it('counts those beyond a few', async () => {
    const callers = ['a', 'b', 'c', 'd', 'e'].map(testCaller);
    expect(await textFor({ callers })).toBe('a, b, c and 2 more');
  });

  it('counts the operations that everybody may call', async () => {
    const everybody = {
      ...testCaller('everybody'),
      kind: 'everybody' as const,
      operations: ['GET /orders', 'GET /health'],
    };

    expect(await textFor({ callers: [everybody] })).toBe(
      'Nobody; 2 operations are open to everybody',
    );
  });

  it('names callers beside the one operation that everybody may call', async () => {
    const everybody = {
      ...testCaller('everybody'),
      kind: 'everybody' as const,
      operations: ['GET /orders'],
    };

    expect(await textFor({ callers: [testCaller('web'), everybody] })).toBe(
      'web; 1 operation is open to everybody',
    );
  });

  it.each([
    [{ callers: [] }, 'Nobody'],
    [{ mode: 'everybody' as const, callers: [] }, 'Everybody'],
    [{ mode: 'unknown' as const }, 'Everybody: no caller is declared'],
  ])('says who %j is', async (overrides, text) => {
    expect(await textFor(overrides)).toBe(text);
  });
});
