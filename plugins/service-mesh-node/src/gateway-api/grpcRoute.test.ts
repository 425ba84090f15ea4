import { grpcRoute } from './grpcRoute';

const accepts = (spec: unknown) => grpcRoute.spec.safeParse(spec).success;

const withMethod = (method: object) => ({ rules: [{ matches: [{ method }] }] });

describe('GRPCRoute', () => {
  it.each([
    ['no rules', {}],
    ['a rule for everything', { rules: [{}] }],
    [
      'a service and a method',
      withMethod({ service: 'shop.v1.Orders', method: 'Create' }),
    ],
    ['a method alone', withMethod({ method: 'Create' })],
    [
      'a regular expression',
      withMethod({ type: 'RegularExpression', service: 'shop\\..*' }),
    ],
    [
      'header values with any text',
      { rules: [{ matches: [{ headers: [{ name: 'a', value: 'ä  b' }] }] }] },
    ],
  ])('accepts %s', (_, spec) => {
    expect(accepts(spec)).toBe(true);
  });

  it.each([
    ['an empty method match', withMethod({})],
    [
      'a service that is no protobuf name',
      withMethod({ service: 'shop/Orders' }),
    ],
    ['a path', { rules: [{ matches: [{ path: { value: '/' } }] }] }],
    [
      'a filter of HTTPRoute only',
      { rules: [{ filters: [{ type: 'CORS', cors: {} }] }] },
    ],
  ])('rejects %s', (_, spec) => {
    expect(accepts(spec)).toBe(false);
  });
});
