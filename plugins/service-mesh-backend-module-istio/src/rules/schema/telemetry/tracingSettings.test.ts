import { judge } from '../../../testUtils/admission';
import { tracingSettings } from './tracingSettings';

describe('schema/telemetry-tracing', () => {
  it.each<[string, object, string[]]>([
    ['tracing twice', { tracing: [{}, {}] }, ['/tracing/1 warns']],
    [
      'two providers',
      { tracing: [{ providers: [{ name: 'a' }, { name: 'b' }] }] },
      ['/tracing/0/providers/1 warns'],
    ],
    [
      'tags of nothing',
      {
        tracing: [
          {
            customTags: {
              a: { literal: { value: '' } },
              b: { environment: {} },
            },
          },
        ],
      },
      ['/tracing/0/customTags/a', '/tracing/0/customTags/b'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(tracingSettings, 'Telemetry', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'tags',
      {
        tracing: [
          {
            customTags: {
              a: { literal: { value: 'x' } },
              b: { header: { name: 'x' } },
            },
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(tracingSettings, 'Telemetry', spec)).toEqual([]);
  });
});
