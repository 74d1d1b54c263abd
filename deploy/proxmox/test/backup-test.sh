#!/usr/bin/env bash
# Usage: backup-test.sh
# backup.sh, restore.sh, restore-drill.sh, heal.sh and change-issuer.sh against a real PostgreSQL (Debian's or Ubuntu's postgresql package)
# with PaperTrade's own migrations; only docker is a stand-in. Takes some 20 seconds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
scripts=$here/..
bin=$(find /usr/lib/postgresql/*/bin -maxdepth 0 | sort -V | tail -n 1)
LAB=$(mktemp -d)
chmod 755 "$LAB"
export LAB CALLS=$LAB/calls
as_nobody() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; else "$@"; fi; }
mkdir "$LAB/pg"
[ "$(id -u)" != 0 ] || chown nobody:nogroup "$LAB/pg"
trap 'as_nobody "$bin/pg_ctl" -D "$LAB/pg/data" -m immediate stop >/dev/null 2>&1 || :; rm -rf "$LAB"' EXIT
as_nobody "$bin/initdb" -D "$LAB/pg/data" -U papertrade -A trust >/dev/null
as_nobody "$bin/pg_ctl" -D "$LAB/pg/data" -o "-c listen_addresses= -k $LAB/pg -c fsync=off" -l "$LAB/pg/log" -w start >/dev/null
export PGHOST=$LAB/pg PATH=$here/fake:$bin:$PATH
export BACKUP_DIR=$LAB/backups ENV_FILE=$LAB/env HEAL_STATE_DIR=$LAB/heal
: >"$ENV_FILE"

failures=0
proves() { # proves SENTENCE COMMAND...
    local sentence=$1
    shift
    if "$@" >"$LAB/out" 2>&1; then echo "ok    $sentence"; else
        echo "FAILS $sentence"
        sed 's/^/      /' "$LAB/out"
        failures=$((failures + 1))
    fi
}
refuses() { ! "$@"; }
q() { psql -X -q -A -t -v ON_ERROR_STOP=1 -U papertrade -d "${2:-papertrade}" -c "$1"; }
run() { "$scripts/$1" "${@:2}"; }
newest() { find "$BACKUP_DIR" -name 'papertrade-*.dump*' ! -name '*.sha256' ! -name '*.manifest' | sort | tail -n 1; }

fresh_database() {
    q "drop database if exists papertrade with (force)" postgres
    q "create database papertrade" postgres
    find "$here/../../../src/main/resources/db/migration" -name 'V*.sql' | sort -V | while read -r file; do
        psql -X -q -v ON_ERROR_STOP=1 -U papertrade -d papertrade -f "$file"
    done
    q "create table flyway_schema_history (version text, success boolean); insert into flyway_schema_history values ('15', true)"
}
a_trader() {
    q "insert into app_user values (gen_random_uuid(), 'https://issuer', '$1', '$1', '$1@example.com', now(), now());
       insert into portfolio (id, owner_id, name, currency, cash, deposited, last_sequence, last_occurred_at, opened_at)
       select gen_random_uuid(), id, 'Long game', 'USD', 1234.56, 1234.56, 1, now(), now() from app_user where subject = '$1';
       insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after, deposited_after)
       select id, 1, 'DEPOSITED', now(), 1234.56, 1234.56, 1234.56 from portfolio p
       where not exists (select from ledger_entry e where e.portfolio_id = p.id)"
}
users_are() { [ "$(q 'select string_agg(subject, $$,$$ order by subject) from app_user')" = "$1" ]; }
no_scratch_left() { [ -z "$(q "select datname from pg_database where datname like 'papertrade\_%' and datname not like '%before%'" postgres)" ]; }

fresh_database
a_trader maya
proves "a backup is taken while the database lives" run backup.sh
first=$(newest)
proves "its manifest knows the schema and every table's rows" grep -qx 'rows ledger_entry|1' "$first.manifest"
proves "nobody else can read it" test "$(stat -c %a "$first")" = 600
proves "it says when it last succeeded" test -s "$BACKUP_DIR/status/backup.prom"
proves "the drill restores it, and leaves nothing behind" run restore-drill.sh
proves "no scratch database is left" no_scratch_left
proves "the drill fails when the ledgers do not agree" refuses env LEDGER_STATUS=1 "$scripts/restore-drill.sh"
proves "no scratch database is left after that" no_scratch_left

a_trader tom
proves "a living database is not overwritten" refuses run restore.sh latest
proves "and has what it had" users_are maya,tom
proves "a backup whose ledgers do not agree is not restored" refuses env LEDGER_STATUS=1 "$scripts/restore.sh" --force latest
proves "and the living database has what it had" users_are maya,tom
proves "with --force it is replaced" run restore.sh --force latest
proves "by what was backed up" users_are maya
proves "and kept under another name" test 1 = "$(q "select count(*) from pg_database where datname like 'papertrade\_before%'" postgres)"

fresh_database
proves "a fresh database is restored into" run restore.sh "$first"
proves "to the cent" test 1234.56 = "$(q 'select cash from portfolio')"
proves "with the trigger that keeps the ledger append-only" refuses q 'delete from ledger_entry'

cp "$first" "$LAB/good"
printf x | dd of="$first" bs=1 seek=2000 conv=notrunc status=none
proves "a damaged backup is not restored" refuses run restore.sh --force "$first"
proves "nor does it pass the drill" refuses run restore-drill.sh
cp "$LAB/good" "$first"
sed -i 's/^rows app_user|1/rows app_user|2/' "$first.manifest"
(cd "$BACKUP_DIR" && sha256sum "$(basename "$first")" "$(basename "$first").manifest" >"$first.sha256")
proves "a row that is missing fails the drill" refuses run restore-drill.sh

sleep 1
(umask 077; openssl rand -base64 32 >"$LAB/key")
printf 'BACKUP_KEY_FILE=%s\n' "$LAB/key" >"$ENV_FILE"
proves "with a key the backup is encrypted" run backup.sh
proves "so that pg_restore cannot read it" refuses pg_restore --list "$(newest)"
proves "and the drill can" run restore-drill.sh
printf 'other\n' >"$LAB/other-key"
proves "with another key it is refused" refuses env BACKUP_KEY_FILE="$LAB/other-key" "$scripts/restore-drill.sh"
proves "no scratch database is left then either" no_scratch_left
sleep 1
q 'create table ballast as select md5(random()::text) from generate_series(1, 20000)'
proves "a backup that is longer than its list of contents is read back" run backup.sh
proves "which this one is" test "$(stat -c %s "$(newest)")" -gt 200000
q 'drop table ballast'
before=$(newest)
proves "a dump that fails ends in failure" refuses env PGHOST=/nonexistent "$scripts/backup.sh"
proves "and leaves no half backup" test "$before" = "$(newest)"

kept=$LAB/kept
mkdir "$kept"
for days in $(seq 0 500); do
    touch "$kept/papertrade-$(date -u -d "2026-11-25 -$days days" +%Y%m%d)T020000Z.dump"{,.manifest,.sha256}
done
touch "$kept/papertrade-20261125T140000Z.dump" "$kept/papertrade-20261125T130000Z.dump"{,.manifest,.sha256}
# shellcheck source=deploy/proxmox/retention.sh
(. "$scripts/retention.sh"; clear_unfinished "$kept"; remove_expired "$kept")
names=$(cd "$kept" && ls -- *.dump)
proves "7 daily, 4 weekly and 12 monthly are kept" test 20 = "$(wc -l <<<"$names")"
proves "the newest of each day" grep -q 20261125T13 <<<"$names"
proves "an unfinished one is cleared away" test ! -e "$kept/papertrade-20261125T140000Z.dump"
proves "the oldest month is the twelfth" grep -q 20251231 <<<"$names"

echo 'abc papertrade' >"$LAB/unhealthy"
proves "an unhealthy container is restarted" run heal.sh
run heal.sh >/dev/null; run heal.sh >/dev/null
proves "not more than three times within an hour" refuses run heal.sh
proves "as docker saw it" test 3 = "$(grep -c '^restart abc' "$CALLS")"

fresh_database
a_trader maya
a_trader tom
arrives() { q "insert into app_user values (gen_random_uuid(), 'https://other', '$1', '$1', '$2', now(), now())"; }
owners_are() { [ "$(q "select string_agg(issuer || '/' || subject, ',' order by subject) from app_user join portfolio on owner_id = app_user.id")" = "$1" ]; }
proves "nobody is anybody at another issuer before they have been there" refuses run change-issuer.sh https://issuer https://other
arrives m-1 Maya@example.com
arrives t-1 tom@example.com
arrives t-2 tom@example.com
shown_are() { run change-issuer.sh https://issuer https://other >"$LAB/said" && [ "$(grep ' portfolios$' "$LAB/said")" = "$1" ]; }
proves "whom it would take for whom is shown, and nobody whose address is there twice" shown_are 'Maya@example.com: 1 portfolios'
proves "which changes nothing" owners_are https://issuer/maya,https://issuer/tom
proves "and is done when it is wanted" run change-issuer.sh --apply https://issuer https://other
proves "so that she has what she had" owners_are https://other/m-1,https://issuer/tom
proves "and nobody is there twice" test 4 = "$(q 'select count(*) from app_user')"
proves "whoever was signed in has to do so again" test 1 = "$(grep -c 'restart papertrade$' "$CALLS")"
proves "once more finds nobody" refuses run change-issuer.sh --apply https://issuer https://other

echo
if [ "$failures" != 0 ]; then echo "$failures do not hold."; exit 1; fi
echo "All hold."
