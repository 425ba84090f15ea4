import { SuppressAnnotation } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * The annotations by which `istioctl analyze` and Kiali accept findings about an object.
 *
 * @internal
 */
export const suppressAnnotations: readonly SuppressAnnotation[] = [
  {
    name: 'galley.istio.io/analyze-suppress',
    all: '*',
    codes: /^IST\d+$/,
  },
  { name: 'kiali.io/ignore-validations', all: '', codes: /^KIA\d+$/ },
];
