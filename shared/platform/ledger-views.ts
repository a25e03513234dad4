import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { HubError } from '../errors/hub-error.ts';
import { EMPTY_SHELF, Shelf, type Shelved } from '../ledger/saved-views.ts';
import { ledgerViewsKey } from './table/keys.ts';
import { get, getMany, type Row } from './table/read.ts';
import { transact } from './table/write.ts';

/** The saved views of the ledger: one record for each person, one for the team. */
export interface LedgerViews {
  of(staffId: string): Promise<{ own: Shelf; team: Shelf }>;
  /**
   * Changes one shelf (null: the team's) as it stands now, whoever else changes it at the same time.
   * @throws HubError `version-conflict` when others changed it each time
   */
  change(owner: string | null, change: (shelf: Shelf) => Shelved): Promise<Shelved>;
}

const TRIES = 5;

const shelfOf = (row: Row | undefined): Shelf => (row ? Shelf.parse(row) : EMPTY_SHELF);

export function ledgerViews(client: DynamoDBDocumentClient, table: string): LedgerViews {
  return {
    of: async (staffId) => {
      const [own, team] = await getMany(client, table, [ledgerViewsKey(staffId), ledgerViewsKey(null)]);
      return { own: shelfOf(own), team: shelfOf(team) };
    },
    change: async (owner, change) => {
      const key = ledgerViewsKey(owner);
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const { version, ...before } = shelfOf(await get(client, table, key));
        const changed = change({ version, ...before });
        if ('fault' in changed) return changed;
        const shelf = { ...changed.shelf, version: version + 1 };
        const item = { ...key, type: 'ledger-views', ...shelf };
        const tag = 'views';
        const write =
          version === 0 ? ({ tag, op: 'create', item } as const) : ({ tag, op: 'replace', item, version } as const);
        if ((await transact(client, table, [write])).ok) return { shelf };
      }
      throw new HubError('version-conflict', { views: owner ?? 'team' });
    },
  };
}
