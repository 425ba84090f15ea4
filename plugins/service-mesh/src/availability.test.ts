import { isServiceMeshAvailable } from './availability';

const component = (type?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'order' },
  spec: type ? { type } : undefined,
});

describe('isServiceMeshAvailable', () => {
  it('accepts Components of type service', () => {
    expect(isServiceMeshAvailable(component('service'))).toBe(true);
    expect(isServiceMeshAvailable(component('Service'))).toBe(true);
  });

  it('refuses other types and other kinds', () => {
    expect(isServiceMeshAvailable(component('website'))).toBe(false);
    expect(isServiceMeshAvailable(component())).toBe(false);
    expect(
      isServiceMeshAvailable({ ...component('service'), kind: 'API' }),
    ).toBe(false);
  });
});
