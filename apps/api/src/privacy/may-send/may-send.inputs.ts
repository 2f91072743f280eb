import { encodeId, findUuid, isPurpose } from '@smartx/domain/kernel';
import type { SendOccasion, SendVerdict } from '@smartx/domain/privacy';
import type { MaySendArgs, SendVerdictType } from './may-send.types.ts';

/** Who is asked about, and what; null where an id names nobody. */
export function occasionOf(args: MaySendArgs): { subjectId: string; occasion: SendOccasion } | null {
  const { purposes, topic, similarGoods, stopOffered } = args;
  const subjectId = findUuid('subject', args.subjectId);
  const contactPointId = args.contactPointId == null ? null : findUuid('contactPoint', args.contactPointId);
  if (subjectId === null || (args.contactPointId != null && contactPointId === null)) return null;
  const occasion = {
    ...(purposes && { purposes: [...new Set(purposes.filter(isPurpose))] }),
    ...{ contactPointId, topic: topic ?? null },
    ...{ similarGoods: similarGoods ?? false, stopOffered: stopOffered ?? false },
  };
  return { subjectId, occasion };
}

/** A verdict with the public id of its address. */
export function shownVerdict({ since, contactPointId, ...verdict }: SendVerdict): SendVerdictType {
  return { ...verdict, beganAt: since, contactPointId: encodeId('contactPoint', contactPointId) };
}
