import { testServiceConfig } from '../testUtils/serviceConfig';
import { marker } from './marker';

describe('marker', () => {
  it('names the mesh and the services', () => {
    expect(marker([testServiceConfig(), testServiceConfig()])).toBe(
      '<!-- mesh-configurator mesh=istio services=1 entities=component%3Adefault%2Forder -->',
    );
  });

  it('cannot be ended by a name', () => {
    const text = marker([testServiceConfig({ entityRef: 'a--><b' })]);
    expect(text.slice(4, -3)).not.toMatch(/--|>/);
  });
});
