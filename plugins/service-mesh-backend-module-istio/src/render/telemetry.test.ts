import {
  PolicyValues,
  Protocol,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { rendered, renderedObject, sidecarTarget } from '../testUtils/rendered';
import { defaultInput, ports } from '../testUtils/inputs';
import { renderTelemetry } from './telemetry';

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

  it('says which failures the access log of errors leaves out', () => {
    const lossesOf = (
      accessLog: PolicyValues['observability.accessLog'],
      ...protocols: Protocol[]
    ) =>
      renderTelemetry(
        defaultInput({
          service: {
            ports: ports(
              ...protocols.map((protocol, i) => ({
                port: 80 + i,
                targetPort: 80 + i,
                protocol,
              })),
            ),
          },
          policy: { 'observability.accessLog': accessLog },
        }),
        sidecarTarget(),
      ).losses.map(({ reason }) => reason);

    expect(lossesOf('errors', 'http')).toEqual([]);
    expect(lossesOf('all', 'grpc', 'tcp')).toEqual([]);
    expect(lossesOf('errors', 'grpc')).toEqual([
      expect.stringContaining('gRPC'),
    ]);
    expect(lossesOf('errors', 'http', 'tcp')).toEqual([
      expect.stringContaining('other protocols'),
    ]);
  });
});
