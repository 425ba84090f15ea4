import { judge } from '../../../testUtils/admission';
import { outlierDetection } from './outlierDetection';

describe('schema/outlier-detection', () => {
  it.each<[string, object, string[]]>([
    [
      'failures counted apart',
      {
        trafficPolicy: {
          outlierDetection: { consecutiveLocalOriginFailures: 1 },
        },
      },
      ['/trafficPolicy/outlierDetection/consecutiveLocalOriginFailures'],
    ],
    [
      'a share above 100',
      {
        subsets: [
          { trafficPolicy: { outlierDetection: { maxEjectionPercent: 101 } } },
        ],
      },
      ['/subsets/0/trafficPolicy/outlierDetection/maxEjectionPercent'],
    ],
    [
      'an old field',
      {
        trafficPolicy: {
          portLevelSettings: [{ outlierDetection: { consecutiveErrors: 5 } }],
        },
      },
      [
        '/trafficPolicy/portLevelSettings/0/outlierDetection/consecutiveErrors warns',
      ],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(outlierDetection, 'DestinationRule', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'bounds',
      {
        trafficPolicy: {
          outlierDetection: {
            consecutive5xxErrors: 5,
            maxEjectionPercent: 100,
            minHealthPercent: 0,
          },
        },
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(outlierDetection, 'DestinationRule', spec)).toEqual([]);
  });
});
