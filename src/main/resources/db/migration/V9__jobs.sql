-- Recurring work, a row a job, shared by all instances: whoever marks a row as picked runs the job. The columns are those of
-- db-scheduler (decision 0005); task_data is the sentence of the last failure.
CREATE TABLE job (
    task_name            TEXT        NOT NULL,
    task_instance        TEXT        NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMPTZ NOT NULL,
    picked               BOOLEAN     NOT NULL,
    picked_by            TEXT,
    last_success         TIMESTAMPTZ,
    last_failure         TIMESTAMPTZ,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMPTZ,
    version              BIGINT      NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);

-- When listings are due is a job's business like any other's; what was imported is not asked for again.
INSERT INTO job (task_name, task_instance, execution_time, picked, last_success, version)
SELECT 'Import listings from Alpha Vantage', 'recurring', due_at, FALSE, imported_at, 1
FROM listing_import
WHERE source = 'ALPHA_VANTAGE' AND imported_at IS NOT NULL;

DROP TABLE listing_import;
