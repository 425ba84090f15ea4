import { judge } from '../../../testUtils/admission';
import { cors } from './cors';

describe('schema/cors-policy', () => {
  it.each<[string, object, string[]]>([
    [
      'an origin that says nothing',
      { http: [{ corsPolicy: { allowOrigins: [{}, { exact: '' }] } }] },
      [
        '/http/0/corsPolicy/allowOrigins/0',
        '/http/0/corsPolicy/allowOrigins/1',
      ],
    ],
    [
      'a method that is none',
      { http: [{ corsPolicy: { allowMethods: ['GET', 'post'] } }] },
      ['/http/0/corsPolicy/allowMethods/1'],
    ],
    [
      'a header that is none',
      { http: [{ corsPolicy: { exposeHeaders: ['a b'] } }] },
      ['/http/0/corsPolicy/exposeHeaders/0'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(cors, 'VirtualService', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a policy',
      {
        http: [
          {
            corsPolicy: {
              allowOrigins: [{ prefix: 'https://' }],
              allowMethods: ['*'],
              allowHeaders: ['*', 'x-a'],
            },
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(cors, 'VirtualService', spec)).toEqual([]);
  });
});
