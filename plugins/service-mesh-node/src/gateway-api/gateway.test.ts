import { gateway } from './gateway';

const waypoint = {
  gatewayClassName: 'istio-waypoint',
  listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
};

const accepts = (spec: object) => gateway.spec.safeParse(spec).success;

describe('Gateway', () => {
  it('accepts listeners of any protocol, since implementations add their own', () => {
    expect(accepts(waypoint)).toBe(true);
  });

  it.each([
    ['no listener', { listeners: [] }],
    [
      'two listeners of one name',
      {
        listeners: [
          waypoint.listeners[0],
          { ...waypoint.listeners[0], port: 80 },
        ],
      },
    ],
    ['a field that is misspelled', { gatewayClass: 'istio' }],
    [
      'a port out of range',
      { listeners: [{ ...waypoint.listeners[0], port: 0 }] },
    ],
  ])('rejects %s', (_, wrong) => {
    expect(accepts({ ...waypoint, ...wrong })).toBe(false);
  });
});
