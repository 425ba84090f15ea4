import { changesOf, withDraft } from './draft';

describe('changesOf', () => {
  it('reads values as they would be written in policy', () => {
    expect(
      changesOf([
        { leaf: 'resilience.timeout', text: '5s', operation: 'createOrder' },
        { leaf: 'resilience.retries.attempts', text: ' 3 ' },
        { leaf: 'traffic.weights', text: '{"v1": 90, "v2": 10}' },
      ]),
    ).toEqual([
      { leaf: 'resilience.timeout', value: '5s', operation: 'createOrder' },
      { leaf: 'resilience.retries.attempts', value: 3 },
      { leaf: 'traffic.weights', value: { v1: 90, v2: 10 } },
    ]);
  });

  it('waits for what is not written to its end', () => {
    expect(
      changesOf([
        { leaf: 'traffic.weights', text: '{"v1": 90, ' },
        { leaf: 'resilience.timeout', text: '  ' },
      ]),
    ).toEqual([]);
  });
});

describe('withDraft', () => {
  it('keeps one text for a setting of the service and of each operation', () => {
    const one = withDraft([], { leaf: 'resilience.timeout', text: '5' });
    const two = withDraft(one, { leaf: 'resilience.timeout', text: '5s' });
    const three = withDraft(two, {
      leaf: 'resilience.timeout',
      operation: 'createOrder',
      text: '1s',
    });

    expect(two).toEqual([{ leaf: 'resilience.timeout', text: '5s' }]);
    expect(three).toHaveLength(2);
    expect(
      withDraft(three, { leaf: 'resilience.timeout', text: '' }),
    ).toHaveLength(1);
  });
});
