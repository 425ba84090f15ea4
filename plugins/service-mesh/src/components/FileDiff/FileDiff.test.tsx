import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { FileDiff } from './FileDiff';

const show = (before: string, after: string) =>
  renderInTestApp(
    <FileDiff label="Changes of a file" before={before} after={after} />,
  );

describe('FileDiff', () => {
  it('shows what went and what came', async () => {
    await show('timeout: 5s\n', 'timeout: 10s\n');

    const diff = await screen.findByRole('group', {
      name: 'Changes of a file',
    });
    expect(diff).toHaveTextContent('-timeout: 5s+timeout: 10s');
  });

  it('shows hostile text as text', async () => {
    await show('a\n', '<img src=x onerror=alert(1)>\u202E\n');

    const diff = await screen.findByRole('group');
    expect(diff).toHaveTextContent('+<img src=x onerror=alert(1)>');
    expect(diff.querySelector('img')).toBeNull();
  });

  it('cuts what is too long to draw', async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => `line ${i}\n`);
    await show('', many.join(''));

    expect(
      await screen.findByText('2000 more lines are not shown.'),
    ).toBeVisible();
  });

  it('says so where the texts have too little in common', async () => {
    const many = (word: string) =>
      Array.from({ length: 1_100 }, (_, i) => `${word}${i}\n`).join('');
    await show(many('a'), many('b'));

    expect(await screen.findByText(/too little in common/)).toBeVisible();
  });
});
