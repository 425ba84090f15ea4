import { testEntity } from '../testUtils';
import { unknownAnnotations } from './unknownAnnotations';

const messages = (annotations: Record<string, string>) =>
  unknownAnnotations(testEntity('Component', 'order', { annotations })).map(
    ({ message }) => message,
  );

describe('unknownAnnotations', () => {
  it('says what a misspelt annotation may have meant', () => {
    expect(messages({ namespce: 'shop' })).toEqual([
      expect.stringContaining("did you mean 'mesh-configurator.io/namespace'?"),
    ]);
  });

  it('says that an annotation means nothing', () => {
    expect(messages({ 'frobnication-level': '9' })).toEqual([
      expect.stringMatching(/means nothing\. It is ignored/),
    ]);
  });

  it('is silent about annotations that are read, and about those of others', () => {
    expect(
      messages({ namespace: 'shop', 'policy.resilience.timeout': '5s' }),
    ).toEqual([]);
    expect(
      unknownAnnotations({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'order', annotations: { 'example.com/x': 'y' } },
      }),
    ).toEqual([]);
  });
});
