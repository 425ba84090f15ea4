import { ResourceRef } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { all, Answer, any, not } from './answer';

/**
 * A policy with its opinion on a request.
 *
 * @internal
 */
export interface Opinion {
  by: ResourceRef;
  /** Where it is enforced; a request has to be admitted at both places. */
  at: 'waypoint' | 'workload';
  action: unknown;
  /** Whether it is about the workload at all. */
  applies: Exclude<Answer, 'no'>;
  matches: Answer;
  isDryRun: boolean;
}

/**
 * Whether policies refuse a request, and the one that decides; `null` where the absence of any does.
 *
 * @internal
 */
export interface Judgement {
  refused: Answer;
  by: ResourceRef | null;
}

const byOf = (opinion?: Opinion) => opinion?.by ?? null;

/** Where any ALLOW applies, one of them has to match. One that may not apply may neither be needed nor help. */
function judgeAdmissions(policies: readonly Opinion[]): Judgement {
  const sure = policies.filter(({ applies }) => applies === 'yes');
  const others = policies.filter(({ applies }) => applies === 'unknown');
  const admitting = policies.find(({ matches }) => matches === 'yes');
  const reluctant = others.find(({ matches }) => matches !== 'yes');
  if (sure.length === 0) {
    return reluctant
      ? { refused: 'unknown', by: reluctant.by }
      : { refused: 'no', by: byOf(admitting) };
  }
  const admitted = any([
    ...sure.map(({ matches }) => matches),
    ...others.map(({ applies, matches }) => all([applies, matches])),
  ]);
  const decisive =
    sure.find(({ matches }) => matches === admitted) ??
    others.find(({ matches }) => matches !== 'no');
  return { refused: not(admitted), by: byOf(decisive) };
}

/** At one place: CUSTOM first, then DENY, then ALLOW; AUDIT only logs. */
function judgeAt(at: Opinion['at'], opinions: readonly Opinion[]): Judgement {
  const policies = opinions.filter(opinion => opinion.at === at);
  const custom = policies.find(
    ({ action, matches }) => action === 'CUSTOM' && matches !== 'no',
  );
  if (custom) {
    return { refused: 'unknown', by: custom.by };
  }
  const denials = policies
    .filter(({ action }) => action === 'DENY')
    .map(({ by, applies, matches }) => ({
      by,
      refused: all([applies, matches]),
    }));
  const denied = any(denials.map(({ refused }) => refused));
  return denied === 'no'
    ? judgeAdmissions(policies.filter(({ action }) => action === 'ALLOW'))
    : denials.find(({ refused }) => refused === denied)!;
}

/**
 * What policies together do with a request.
 *
 * @internal
 */
export function judge(opinions: readonly Opinion[]): Judgement {
  const judgements = [
    judgeAt('waypoint', opinions),
    judgeAt('workload', opinions),
  ];
  const refused = any(judgements.map(judgement => judgement.refused));
  const decisive = judgements.find(
    judgement => judgement.refused === refused && judgement.by !== null,
  );
  return { refused, by: decisive?.by ?? null };
}
