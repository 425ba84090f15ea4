import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members } from '../lenient';
import { defaultInput } from '../testUtils/inputs';
import {
  rendered,
  renderedObject,
  sidecarTarget,
  waypointTarget,
} from '../testUtils/rendered';
import { renderServiceBundle } from './serviceBundle';

const exposed = (...hosts: PolicyValues['traffic.ingress.hosts']) =>
  defaultInput({
    policy: {
      'traffic.ingress.hosts': hosts,
      'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
      'traffic.ingress.createGateway': true,
    },
  });

const hostsOf = (...hosts: string[]) =>
  renderedObject('VirtualService', 'order-ingress', exposed(...hosts)).spec
    ?.hosts;

describe('the hosts of an ingress', () => {
  it('stand in its VirtualService once, and not beside a wildcard for them, which Istio would refuse', () => {
    expect(hostsOf('a.example.com', 'b.example.org', 'a.example.com')).toEqual([
      'a.example.com',
      'b.example.org',
    ]);
    expect(
      hostsOf('a.example.com', '*.example.com', '*.b.example.com', 'x.org'),
    ).toEqual(['*.example.com', 'x.org']);
    expect(hostsOf('a.example.com', '*')).toEqual(['*']);
  });

  it('are all served by the gateway', () => {
    const target = sidecarTarget({
      settings: { gatewaySelector: { istio: 'ingressgateway' } },
    });
    const gateway = renderedObject(
      'Gateway',
      'public',
      exposed('a.example.com', '*.example.com', 'a.example.com', 'a:80'),
      target,
    );

    expect(members(gateway.spec).servers).toMatchObject([
      { hosts: ['a.example.com', '*.example.com'] },
    ]);
  });

  it.each([sidecarTarget(), waypointTarget()])(
    'are a loss where they are no host names',
    target => {
      const { losses } = renderServiceBundle(
        exposed('a.example.com', 'https://b.example.com', 'c.example.com:443'),
        target,
      );

      expect(
        losses.filter(({ leaf }) => leaf === 'traffic.ingress.hosts'),
      ).toMatchObject([{ reason: expect.stringContaining('2 of the hosts') }]);
    },
  );

  it('bind nothing where none is a host name', () => {
    const names = rendered(exposed('https://b.example.com')).map(
      ({ metadata }) => metadata.name,
    );

    expect(names).not.toContain('order-ingress');
  });
});
