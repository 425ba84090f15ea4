import { UnsafeStep } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { firstStep } from './firstStep';

const delivery = {
  written: ['deny.yaml', 'kustomization.yaml', 'route.yaml', 'rule.yaml'],
  withheld: ['theirs.yaml'],
  removed: ['old.yaml'],
};

const manifests = ['deny.yaml', 'route.yaml', 'rule.yaml', 'same.yaml'];

const unsafe = (
  kind: UnsafeStep['kind'],
  files: string[],
  ordered = false,
): UnsafeStep => ({ kind, files, ordered, advice: '' });

describe('firstStep', () => {
  it.each<[string, UnsafeStep[]]>([
    ['nothing is unsafe', []],
    ['a tool orders the files', [unsafe('new-deny', ['deny.yaml'], true)]],
    [
      'nothing could come first',
      [unsafe('strict-mtls', ['deny.yaml', 'route.yaml', 'rule.yaml'])],
    ],
  ])('is the whole delivery where %s', (_, steps) => {
    expect(firstStep(delivery, steps, manifests)).toEqual({
      ...delivery,
      later: [],
    });
  });

  it('holds back what comes later, and removes nothing before that', () => {
    expect(
      firstStep(
        delivery,
        [
          unsafe('routes-follow', ['route.yaml']),
          unsafe('new-deny', ['deny.yaml']),
        ],
        manifests,
      ),
    ).toEqual({
      written: ['kustomization.yaml', 'rule.yaml'],
      withheld: ['theirs.yaml'],
      removed: [],
      later: ['deny.yaml', 'route.yaml'],
    });
  });
});
