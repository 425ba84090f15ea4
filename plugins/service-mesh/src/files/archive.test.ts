import JSZip from 'jszip';
import { destinationRule, virtualService } from '../__testUtils__';
import { archive } from './archive';

describe('archive', () => {
  it('holds every file in its folder', async () => {
    const blob = await archive([destinationRule, virtualService]);
    const zip = await JSZip.loadAsync(await blob.arrayBuffer());

    expect(
      await zip
        .file('default/shop/order/virtual-service-order.yaml')
        ?.async('string'),
    ).toBe(virtualService.yaml);
    expect(Object.values(zip.files).filter(({ dir }) => !dir)).toHaveLength(2);
  });
});
