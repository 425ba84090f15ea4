import { destinationRule, httpRoute, virtualService } from '../__testUtils__';
import { compareManifests } from './compareManifests';

const statuses = (...args: Parameters<typeof compareManifests>) =>
  compareManifests(...args).map(({ kind, status }) => [kind, status]);

describe('compareManifests', () => {
  it('says what became of each object', () => {
    expect(
      statuses(
        [destinationRule, virtualService],
        [
          {
            ...virtualService,
            file: 'staging/shop/order/virtual-service-order.yaml',
            yaml: virtualService.yaml.replace('5s', '6s'),
          },
          httpRoute,
        ],
      ),
    ).toEqual([
      ['DestinationRule', 'removed'],
      ['VirtualService', 'changed'],
      ['HTTPRoute', 'added'],
    ]);
  });

  it('takes no notice of folders and content hashes', () => {
    const withHash = (hash: string) => ({
      ...virtualService,
      file: `${hash}/order.yaml`,
      yaml: `metadata:\n  annotations:\n    mesh-configurator.io/content-hash: ${hash}\n`,
    });

    expect(statuses([withHash('a')], [withHash('b')])).toEqual([
      ['VirtualService', 'same'],
    ]);
  });

  it('tells a patch from an object of the same name', () => {
    expect(
      statuses([virtualService], [{ ...virtualService, role: 'patch' }]),
    ).toEqual([
      ['VirtualService', 'removed'],
      ['VirtualService', 'added'],
    ]);
  });
});
