import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { CopyButton } from './CopyButton';

jest.mock('react-use/esm/useCopyToClipboard', () => ({
  __esModule: true,
  default: jest.fn(),
}));

const show = async (error?: Error) => {
  const copy = jest.fn();
  jest
    .mocked(useCopyToClipboard)
    .mockReturnValue([{ noUserInteraction: true, error }, copy]);
  await renderInTestApp(<CopyButton text="kind: A" label="Copy YAML" />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy YAML' }));
  return copy;
};

describe('CopyButton', () => {
  it('copies, and says that it did until the reader goes on', async () => {
    expect(await show()).toHaveBeenCalledWith('kind: A');
    expect(screen.getByRole('button')).toHaveTextContent('Copied');
    expect(screen.getByRole('status')).toHaveTextContent('Copied');

    await userEvent.tab();

    expect(screen.getByRole('button')).toHaveTextContent('Copy YAML');
  });

  it('says so where the browser refuses', async () => {
    await show(new Error('denied'));

    expect(screen.getByRole('button')).toHaveTextContent('Could not copy');
  });
});
