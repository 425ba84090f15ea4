import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { rendered, renderedObject, sidecarTarget } from '../testUtils/rendered';
import { defaultInput } from '../testUtils/inputs';

const accessLogging = (
  accessLog: PolicyValues['observability.accessLog'],
  settings = {},
) =>
  renderedObject(
    'Telemetry',
    'order',
    defaultInput({ policy: { 'observability.accessLog': accessLog } }),
    sidecarTarget({ settings }),
  ).spec?.accessLogging;

describe('the Telemetry of a service', () => {
  it('is not written where the policy says nothing about it', () => {
    const kinds = rendered(defaultInput()).map(({ kind }) => kind);

    expect(kinds).not.toContain('Telemetry');
  });

  it('switches the access log off', () => {
    expect(accessLogging('off')).toEqual([{ disabled: true }]);
  });

  it('logs everything to the provider that the target names', () => {
    expect(accessLogging('all', { accessLogProvider: 'otel' })).toEqual([
      { providers: [{ name: 'otel' }] },
    ]);
  });
});
