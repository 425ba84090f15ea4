import { describeOrigin } from './describeOrigin';

describe('describeOrigin', () => {
  it('names the entity and the place in it', () => {
    expect(
      describeOrigin({
        source: 'annotation',
        entityRef: 'component:default/order',
        pointer: '/metadata/annotations/mesh-configurator.io~1namespace',
      }),
    ).toBe(
      'annotation of component:default/order at mesh-configurator.io/namespace',
    );
  });

  it('names the rule behind a default', () => {
    expect(
      describeOrigin({ source: 'default', rule: 'one retry is enough' }),
    ).toBe('built-in default: one retry is enough');
  });

  it('says what was overridden, strongest first', () => {
    expect(
      describeOrigin({
        source: 'definition',
        entityRef: 'api:default/order-api',
        overrode: [
          { source: 'config', pointer: '/serviceMesh/policy' },
          { source: 'default' },
        ],
      }),
    ).toBe(
      'API definition of api:default/order-api (instead of app-config at serviceMesh › policy; built-in default)',
    );
  });
});
