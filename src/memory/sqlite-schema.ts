/** The number of each relation in the file; the highest goes first when there is too much. */
export const RELATION_NUMBERS = { wrote: 0, verified: 1, unverified: 2 } as const;

/** Hashes, days and the relation between them; nothing else of a mail. */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS correspondence (
    party BLOB NOT NULL, relation INTEGER NOT NULL, user BLOB NOT NULL, day INTEGER NOT NULL,
    PRIMARY KEY (party, relation, user)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS by_age ON correspondence (relation DESC, day);
`;

// The plus keeps SQLite from going through everybody of a relation by age: the party is what narrows it down.
const known = (relation: number): string =>
  `(SELECT count(*) FROM (SELECT 1 FROM correspondence
    WHERE party = :party AND relation = ${relation} AND +day >= :since LIMIT :many))`;

/** How well a party is known. */
export const TALLY = `
  SELECT (SELECT CAST(value AS INTEGER) FROM about WHERE name = 'began') AS began,
    ${known(RELATION_NUMBERS.wrote)} AS wrote, ${known(RELATION_NUMBERS.verified)} AS verified,
    ${known(RELATION_NUMBERS.unverified)} AS unverified
`;

export const DID_WRITE = `
  SELECT 1 FROM correspondence
  WHERE party = :party AND relation = ${RELATION_NUMBERS.wrote} AND user = :user AND +day >= :since
`;

/** Incoming mail adds nobody to those who know a party once they are many. */
export const LEARN = `
  INSERT INTO correspondence (party, relation, user, day)
  SELECT :party, :relation, :user, :day
  WHERE :relation = ${RELATION_NUMBERS.wrote}
    OR EXISTS (SELECT 1 FROM correspondence WHERE party = :party AND relation = :relation AND user = :user)
    OR (SELECT count(*) FROM (SELECT 1 FROM correspondence WHERE party = :party AND relation = :relation
      LIMIT :many)) < :many
  ON CONFLICT DO UPDATE SET day = excluded.day WHERE excluded.day > day
`;

const removing = (which: string): string =>
  `DELETE FROM correspondence WHERE (party, relation, user) IN (
    SELECT party, relation, user FROM correspondence ${which} LIMIT :atMost)`;

/** The list of relations lets the index find the old ones of each. */
export const REMOVE_OLD = removing(`WHERE relation IN (0, 1, 2) AND day < :since`);
export const REMOVE_SURPLUS = removing('ORDER BY relation DESC, day');

export const FORGET = 'DELETE FROM correspondence WHERE party = :hash OR user = :hash';
export const COUNT_ALL = 'SELECT count(*) AS entries FROM correspondence';
export const COUNT = 'SELECT relation, count(*) AS entries FROM correspondence GROUP BY relation';
