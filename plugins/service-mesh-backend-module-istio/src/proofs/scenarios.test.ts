import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ServiceInput,
  settleDraft,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { renderServiceBundle } from '../render/serviceBundle';
import { scenarios } from '../testUtils/scenarios';
import { brokenBy } from './__testUtils__/laws';
import { Subject } from './__testUtils__/laws/law';
import { admittedTo } from './__testUtils__/cast';

function subjectOf(input: ServiceInput, target: Target): Subject {
  const { manifests: drafts, losses } = renderServiceBundle(input, target);
  const manifests = drafts.map(draft => ({
    object: settleDraft(draft).object,
    phase: draft.phase,
  }));
  const service = { input, losses, manifests };
  return {
    name: input.service.name,
    service,
    objects: manifests.map(({ object }) => object),
    namespaceManifests: [],
    target,
    cast: admittedTo({ service, target }),
    mayDeny: input.admission.mode !== 'unknown',
    isSetFor: () => true,
    callees: [],
  };
}

it.each(Object.entries(scenarios))(
  'the service of %s keeps every law',
  (_, { input, target }) => {
    expect(brokenBy([subjectOf(input, target)])).toEqual([]);
  },
);
