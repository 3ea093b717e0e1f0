// What is in the database, as SQL for people to read.

/** `\dt`: every table with its rows, counted where that is quick and guessed where it is not, and its size on disk. */
export const TABLES = `
  SELECT c.relname AS "table",
         CASE WHEN pg_relation_size(c.oid) < 64 * 1024 * 1024
           THEN (xpath('//n/text()', query_to_xml(format('SELECT count(*) AS n FROM %s', c.oid::regclass), true, true, '')))[1]::text
           ELSE 'about ' || greatest(c.reltuples, 0)::bigint END AS rows,
         pg_size_pretty(pg_total_relation_size(c.oid)) AS size
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema() ORDER BY c.relname`;

/** The parts of `\d NAME`: title and SQL, with the table's oid as $1. */
export const TABLE_PARTS: readonly (readonly [string, string])[] = [
  [
    "",
    `SELECT a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
            CASE WHEN a.attnotnull THEN 'not null' ELSE '' END AS "null",
            coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS "default"
     FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
  ],
  [
    "Indexes",
    `SELECT i.relname AS index, regexp_replace(pg_get_indexdef(x.indexrelid), '^.* USING ', '') AS "on",
            CASE WHEN x.indisprimary THEN 'primary key' WHEN x.indisunique THEN 'unique' ELSE '' END AS kind
     FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = $1 ORDER BY i.relname`,
  ],
  [
    "References",
    `SELECT pg_get_constraintdef(oid) AS "to" FROM pg_constraint WHERE conrelid = $1 AND contype = 'f' ORDER BY conname`,
  ],
  [
    "Referred to by",
    `SELECT conrelid::regclass AS "table", pg_get_constraintdef(oid) AS how
     FROM pg_constraint WHERE confrelid = $1 AND contype = 'f' ORDER BY 1`,
  ],
  [
    "Row-level security",
    `SELECT polname AS policy, polroles::regrole[] AS roles, pg_get_expr(polqual, polrelid) AS sees
     FROM pg_policy WHERE polrelid = $1 ORDER BY polname`,
  ],
];

/** A table by its name, in any spelling; the exact one first. */
export const FIND_TABLE = `
  SELECT c.oid, quote_ident(c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm') AND lower(c.relname) = lower($1)
  ORDER BY c.relname = $1 DESC LIMIT 1`;

/** The names of tables, quoted as SQL needs them. */
export const TABLE_NAMES = `
  SELECT quote_ident(c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema() ORDER BY 1`;

/** Whether row-level security hides rows from this login, and how many tables there are. */
export const WHO = `
  SELECT current_user AS login, current_database() AS database, current_setting('server_version') AS version,
         (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS "seesAll"`;
