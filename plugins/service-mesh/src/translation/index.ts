import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { configurationMessages } from './configuration';
import { findingMessages } from './findings';
import { fleetMessages } from './fleet';
import { mapMessages } from './map';
import { policyMessages } from './policy';
import { repositoryMessages } from './repository';
import { summaryMessages } from './summary';
import { tabMessages } from './tab';
import { tryMessages } from './tryOut';

/**
 * All texts of the plugin.
 *
 * @public
 */
export const serviceMeshTranslationRef = createTranslationRef({
  id: 'plugin.service-mesh',
  messages: {
    ...tabMessages,
    ...summaryMessages,
    ...findingMessages,
    ...configurationMessages,
    ...policyMessages,
    ...mapMessages,
    ...tryMessages,
    ...fleetMessages,
    ...repositoryMessages,
  },
});
