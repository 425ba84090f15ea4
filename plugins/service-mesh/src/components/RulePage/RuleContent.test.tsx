import { ServiceMeshApi } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { refusal, testRule } from '../../__testUtils__';
import { accessibilityProblems } from '../../__testUtils__/accessibility';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { RuleContent } from './RuleContent';

const show = (getRule: ServiceMeshApi['getRule']) =>
  renderWithMesh(
    <Routes>
      <Route path="/rules/:area/:name" element={<RuleContent />} />
    </Routes>,
    { url: '/rules/resilience/retry-unsafe', answers: { getRule } },
  );

describe('RuleContent', () => {
  it('says what a rule asks for, why, and with which example', async () => {
    const { api } = show(async () => testRule({ equivalents: ['KIA1107'] }));

    const rule = await screen.findByRole('region', {
      name: 'Requests that change something are not sent twice',
    });
    expect(api.getRule).toHaveBeenCalledWith('resilience/retry-unsafe');
    expect(rule).toHaveTextContent('Known elsewhere as KIA1107');
    expect(
      screen.getByRole('group', { name: 'What it finds' }),
    ).toHaveTextContent('attempts: 3');
    expect(
      screen.getByRole('link', { name: 'Services with this finding' }),
    ).toHaveAttribute(
      'href',
      '/service-mesh?finding=resilience%2Fretry-unsafe',
    );
    expect(
      await accessibilityProblems(screen.getByTestId('service-mesh-rule')),
    ).toEqual([]);
  });

  it('does without an example', async () => {
    show(async () => testRule({ example: null }));

    await screen.findByRole('region');
    expect(screen.queryByText('What it finds')).not.toBeInTheDocument();
  });

  it('says so where there is no such rule', async () => {
    show(async () => {
      throw await refusal(404, 'NotFoundError', 'There is no such rule');
    });

    expect(
      await screen.findByText(
        'There is no page about the rule resilience/retry-unsafe.',
      ),
    ).toBeVisible();
  });

  it('says why it could not be read', async () => {
    show(async () => {
      throw await refusal(403, 'NotAllowedError', 'You may not.');
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the rule',
    );
  });

  it('shows the outline while it loads', async () => {
    show(() => new Promise(() => {}));

    expect(await screen.findByText('Loading the rule')).toBeVisible();
  });
});
