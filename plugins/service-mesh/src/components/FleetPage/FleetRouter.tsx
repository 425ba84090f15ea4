import { Content } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { ruleRouteRef } from '../../routes';
import { RuleContent } from '../RulePage';
import { FleetContent } from './FleetContent';

/**
 * The page of all services, and below it one for each rule.
 *
 * @internal
 */
export function FleetRouter() {
  return (
    <Content>
      <Routes>
        <Route path="/" element={<FleetContent />} />
        <Route path={ruleRouteRef.path} element={<RuleContent />} />
      </Routes>
    </Content>
  );
}
