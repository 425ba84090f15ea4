import { readMeshConfig } from '../config';
import { testEntity } from '../testUtils';
import { rivalsOf } from './rivals';

const component = (name: string, annotations: Record<string, string>) =>
  testEntity('Component', name, { annotations });

const others = [
  component('same', { namespace: 'shop', selector: 'app=a,tier=b' }),
  component('unplaced', { selector: 'app=a' }),
  component('elsewhere', { namespace: 'bank', selector: 'app=a' }),
  component('different', { namespace: 'shop', selector: 'app=b' }),
  component('a', { namespace: 'shop', selector: 'app=a' }),
  component('assumed', { namespace: 'shop' }),
];

const rivals = (annotations: Record<string, string>, config = {}) =>
  rivalsOf(
    component('a', annotations),
    others,
    readMeshConfig(config),
    'default',
  ).map(({ metadata }) => metadata.name);

describe('rivals', () => {
  it('claim the same Pods in the same namespace, whoever says which it is', () => {
    expect(rivals({ namespace: 'shop', selector: 'app=a' })).toEqual(['same']);
    expect(
      rivals({ selector: 'app=a' }, { namespaceTemplate: 'shop' }),
    ).toEqual(['same', 'unplaced']);
    expect(
      rivals(
        { namespace: 'bank', selector: 'app=a' },
        { namespaceTemplate: 'bank' },
      ),
    ).toEqual(['unplaced', 'elsewhere']);
  });

  it('are unknown to a component without a namespace, or that claims nothing', () => {
    expect(rivals({ selector: 'app=a' })).toEqual([]);
    expect(rivals({ namespace: 'shop' })).toEqual([]);
  });
});
