import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members } from '../lenient';
import { defaultInput } from '../testUtils/inputs';
import { renderedObject, sidecarTarget } from '../testUtils/rendered';
import { renderIngress } from './ingress';

const exposed = (cors: PolicyValues['traffic.ingress.cors']) =>
  defaultInput({
    policy: {
      'traffic.ingress.hosts': ['shop.example.com'],
      'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
      'traffic.ingress.cors': cors,
    },
  });

const policyOf = (cors: PolicyValues['traffic.ingress.cors']) => {
  const { spec } = renderedObject(
    'VirtualService',
    'order-ingress',
    exposed(cors),
  );
  return members(items(members(spec).http)[0]).corsPolicy;
};

describe('cross-origin requests at the ingress', () => {
  it('are admitted from an origin, from all, and from the hosts that a wildcard in an origin stands for', () => {
    expect(
      policyOf({
        allowOrigins: [
          'https://shop.example.com',
          '*',
          'https://*.example.com',
          'http://localhost:*',
        ],
      }),
    ).toEqual({
      allowOrigins: [
        { exact: 'https://shop.example.com' },
        { exact: '*' },
        { regex: 'https://[-.\\w]+\\.example\\.com' },
        { regex: 'http://localhost:[-.\\w]+' },
      ],
    });
  });

  it.each<PolicyValues['traffic.ingress.cors']>([
    { allowMethods: ['get'] },
    { allowMethods: ['PURGE'] },
    { allowHeaders: ['x y'] },
    { exposeHeaders: [''] },
    { maxAge: '1500ms' },
  ])('are a loss with values that Istio refuses: %j', cors => {
    expect(policyOf(cors)).toBeUndefined();
    expect(
      renderIngress(exposed(cors), sidecarTarget()).losses.map(
        ({ leaf }) => leaf,
      ),
    ).toEqual(['traffic.ingress.cors']);
  });

  it('may last whole seconds, however they are spelled', () => {
    expect(policyOf({ maxAge: '2000ms', allowMethods: ['*'] })).toEqual({
      maxAge: '2000ms',
      allowMethods: ['*'],
    });
  });
});
