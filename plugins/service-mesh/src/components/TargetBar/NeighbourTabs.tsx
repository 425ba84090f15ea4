import { LinkButton } from '@backstage/core-components';
import { useApiHolder } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { AppTreeApi, appTreeApiRef } from '@backstage/frontend-plugin-api';
import {
  NeighbourTab,
  useBoundTabs,
  useTabsInTree,
} from '../../hooks/useNeighbourTabs';
import { serviceMeshTranslationRef } from '../../translation';

function TabLinks({ tabs }: { tabs: NeighbourTab[] }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  return (
    <>
      {tabs.map(({ id, link }) => (
        <LinkButton key={id} to={link}>
          {t(`neighbourTabs.${id}`)}
        </LinkButton>
      ))}
    </>
  );
}

const TabsInTree = ({ api }: { api: AppTreeApi }) => (
  <TabLinks tabs={useTabsInTree(api)} />
);

const BoundTabs = () => <TabLinks tabs={useBoundTabs()} />;

/**
 * The ways to the tabs of other plugins that show the service as it runs; nothing where there are none.
 *
 * @internal
 */
export function NeighbourTabs() {
  // Only the new frontend system has one.
  const tree = useApiHolder().get(appTreeApiRef);
  return tree ? <TabsInTree api={tree} /> : <BoundTabs />;
}
