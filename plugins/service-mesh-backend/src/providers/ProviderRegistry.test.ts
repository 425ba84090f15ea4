import { testProvider } from '../testProvider';
import { ProviderRegistry } from './ProviderRegistry';

describe('ProviderRegistry', () => {
  it('keeps providers by id, whatever order they come in', () => {
    const registry = new ProviderRegistry();
    registry.addProvider({ ...testProvider, id: 'b', dataPlanes: ['b'] });
    registry.addProvider({ ...testProvider, id: 'a', dataPlanes: ['a'] });
    expect(registry.providers.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('refuses a second provider of an id or a data plane', () => {
    const registry = new ProviderRegistry();
    registry.addProvider(testProvider);
    expect(() => registry.addProvider(testProvider)).toThrow('test');
    expect(() =>
      registry.addProvider({
        ...testProvider,
        id: 'other',
        dataPlanes: ['test-light'],
      }),
    ).toThrow("'test-light' is already rendered by 'test'");
  });
});
