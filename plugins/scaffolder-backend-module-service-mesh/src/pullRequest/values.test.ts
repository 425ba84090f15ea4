import { testServiceConfig } from '../testUtils/serviceConfig';
import { sourcedValues } from './values';

const [manifest] = testServiceConfig().manifests;

describe('sourcedValues', () => {
  it('pairs each place that has an origin with its value', () => {
    expect(sourcedValues(manifest)).toEqual([
      {
        pointer: '/metadata/namespace',
        value: '"shop"',
        source: expect.stringContaining('mesh-configurator.io/namespace'),
      },
      {
        pointer: '/spec/http/0/timeout',
        value: '"5s"',
        source: 'built-in default: unary operations end after 30 s',
      },
    ]);
  });

  it('shows null for a place that does not exist, also for names every object knows', () => {
    const origins = {
      '/spec/constructor/name': { source: 'default' },
    } as const;

    expect(sourcedValues({ ...manifest, origins })[0].value).toBe('null');
  });
});
