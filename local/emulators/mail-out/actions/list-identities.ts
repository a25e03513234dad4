import type { Action } from '../router.ts';

/** Everything on one page. */
export const listIdentities: Action = (form, context) => {
  const type = form.get('IdentityType');
  const wanted = (context.identities ?? []).filter(
    (each) => type === null || each.includes('@') === (type === 'EmailAddress'),
  );
  return { Identities: wanted };
};
