import { parseEntityName } from './entityName';

describe('parseEntityName', () => {
  it('reads a full ref', () => {
    expect(parseEntityName('component:shop/order')).toEqual({
      kind: 'component',
      namespace: 'shop',
      name: 'order',
    });
  });

  it('takes a bare name for a component in the namespace default', () => {
    expect(parseEntityName('order')).toEqual({
      kind: 'component',
      namespace: 'default',
      name: 'order',
    });
  });

  it.each(['', 'a:b:c', 'a/b/c', 'component:', '../order/x'])(
    'refuses %p and says what a ref looks like',
    entityRef => {
      expect(() => parseEntityName(entityRef)).toThrow(
        /is not an entity ref\. Set 'entityRef' .* component:default\/order/,
      );
    },
  );
});
