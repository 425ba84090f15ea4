import { ServiceMeshApi } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  holdsMarkup,
  hostileText,
  testFinding,
  testServiceConfig,
} from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { CheckYaml } from './CheckYaml';

const config = testServiceConfig();

const about = {
  entityRef: config.entityRef,
  environment: config.target.environment,
};

const summary = { error: 0, warning: 0, info: 0, undecided: 0, suppressed: 0 };

const show = (
  validate: ServiceMeshApi['validate'] = async () => ({
    findings: [],
    summary,
  }),
) => renderWithMesh(<CheckYaml config={config} />, { answers: { validate } });

/** jsdom's files cannot be read. */
const file = (name: string, content: string) =>
  Object.assign(new File([content], name), { text: async () => content });

const check = () => screen.findByRole('button', { name: 'Check' });

const text = () => screen.findByRole('textbox', { name: 'YAML' });

describe('CheckYaml', () => {
  it('has nothing to check at first', async () => {
    show();

    expect(await check()).toBeDisabled();
  });

  it('shows findings on the lines of what was pasted', async () => {
    const { api } = show(async ({ files }) => ({
      findings: [
        testFinding({
          severity: 'error',
          code: 'schema/unknown-field',
          message: 'There is no field timeuot.',
          file: files[0].path,
          range: { start: { line: 2, column: 1 }, end: { line: 2, column: 9 } },
        }),
      ],
      summary: { ...summary, error: 1 },
    }));
    await userEvent.type(await text(), 'spec:{enter}  timeuot: 5s');
    await userEvent.click(await check());

    const yaml = await screen.findByRole('listbox', {
      name: 'YAML of pasted.yaml',
    });
    expect(within(yaml).getAllByRole('option')[1]).toHaveTextContent(
      /Error:\s+timeuot: 5s/,
    );
    expect(screen.getByRole('region', { name: 'Findings' })).toHaveTextContent(
      'There is no field timeuot.',
    );
    expect(api.validate).toHaveBeenCalledWith({
      files: [{ path: 'pasted.yaml', content: 'spec:\n  timeuot: 5s' }],
      closedWorld: false,
      ...about,
    });
  });

  it('takes files that are dropped, and leaves out those that are taken back or too large', async () => {
    const { api } = show();
    const large = new File(['x'], 'large.yaml');
    Object.defineProperty(large, 'size', { value: 3_000_000 });
    fireEvent.drop(await screen.findByText(/Drop YAML files here/), {
      dataTransfer: {
        files: [file('a.yaml', 'kind: A'), file('b.yaml', 'kind: B'), large],
      },
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'large.yaml is larger than 2 MB',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Leave out b.yaml' }),
    );
    await userEvent.click(screen.getByRole('checkbox'));
    await userEvent.click(await check());

    expect(
      await screen.findByText('Nothing is wrong with these files.'),
    ).toBeVisible();
    expect(api.validate).toHaveBeenCalledWith({
      files: [{ path: 'a.yaml', content: 'kind: A' }],
      closedWorld: true,
      ...about,
    });
  });

  it('counts what cannot be decided', async () => {
    show(async () => ({
      findings: [testFinding({ undecided: 'needs the namespace' })],
      summary: { ...summary, undecided: 1 },
    }));
    await userEvent.type(await text(), 'kind: A');
    await userEvent.click(await check());

    expect(
      await screen.findByText(/1 question cannot be decided/),
    ).toBeVisible();
  });

  it('says why nothing was checked', async () => {
    show(async () => {
      throw new Error('That is too much.');
    });
    await userEvent.type(await text(), 'kind: A');
    await userEvent.click(await check());

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not check the files',
    );
  });

  it('says that it is busy, and leaves the focus where it is', async () => {
    show(() => new Promise(() => {}));
    await userEvent.type(await text(), 'kind: A');
    await userEvent.click(await check());

    expect(await screen.findByText('Checking the files')).toBeVisible();
    expect(await check()).toHaveFocus();
  });

  it('shows the fix of what is left after another check', async () => {
    const findings = [testFinding(), testFinding({ code: 'a/b' })];
    const validate = jest
      .fn()
      .mockResolvedValueOnce({ findings, summary })
      .mockResolvedValue({ findings: findings.slice(0, 1), summary });
    show(validate);
    await userEvent.type(await text(), 'kind: A');
    await userEvent.click(await check());
    expect(
      await screen.findByRole('button', { name: 'Explain and fix a/b' }),
    ).toHaveAttribute('aria-expanded', 'false');

    await userEvent.click(await check());

    expect(
      await screen.findByRole('button', { expanded: true }),
    ).toHaveAccessibleName('Explain and fix resilience/retry-unsafe');
  });

  it('shows hostile text of files and findings as text', async () => {
    const { container } = show(async ({ files }) => ({
      findings: [
        testFinding({
          code: hostileText,
          message: hostileText,
          file: files[0].path,
          fix: { title: hostileText, snippet: hostileText },
          equivalents: [hostileText],
        }),
      ],
      summary,
    }));
    fireEvent.drop(await screen.findByText(/Drop YAML files here/), {
      dataTransfer: { files: [file(`${hostileText}.yaml`, hostileText)] },
    });
    await screen.findByRole('button', { name: /^Leave out/ });
    await userEvent.click(await check());

    expect(
      await screen.findByRole('region', { name: 'Findings' }),
    ).toHaveTextContent(hostileText.slice(0, 60));
    expect(holdsMarkup(container)).toBe(false);
  });
});
