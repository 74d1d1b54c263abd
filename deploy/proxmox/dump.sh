# shellcheck shell=bash
# How a database is dumped while people trade; sourced, never run, after lib.sh. Whoever sources it defines
#   on_database PROGRAM ARGUMENT...   runs a program of PostgreSQL's where the database is

# dump_database DIR NEXT: writes papertrade-<time>.dump[.gpg], ….manifest and ….sha256 to DIR, the last of them last, and leaves nothing if it
# cannot, for which it takes the EXIT trap. Then dumped says what was written. NEXT is what to look at when the database does not answer.
dump_database() {
    local dir=$1 key suffix=dump name work session_pid session_in session_out snapshot counts schema server
    key=$(setting BACKUP_KEY_FILE)
    [ -z "$key" ] || { need gpg; [ -s "$key" ] || fail "BACKUP_KEY_FILE names '$key', which is empty or not readable." "Create it: (umask 077; openssl rand -base64 32 > '$key'), and keep a copy elsewhere."; }
    [ -z "$key" ] || suffix=dump.gpg
    name=papertrade-$(date -u +%Y%m%dT%H%M%SZ).$suffix
    work=$(mktemp -d "$dir/.work.XXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf $(printf %q "$work")" EXIT

    # One session keeps the snapshot open, so that the rows counted are exactly the rows dumped while trading goes on.
    coproc SESSION { on_database psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$DATABASE" 2>"$work/session"; }
    # shellcheck disable=SC2153
    session_pid=$SESSION_PID
    exec {session_in}>&"${SESSION[1]}" {session_out}<&"${SESSION[0]}"
    snapshot=$(in_session 'begin isolation level repeatable read read only; select pg_export_snapshot();') || session_failed "$2"
    counts=$(in_session "$COUNT_ROWS") || session_failed "$2"
    schema=$(in_session 'select max(version::numeric) from flyway_schema_history where success;') || session_failed "$2"
    server=$(in_session 'show server_version;') || session_failed "$2"

    on_database pg_dump --format=custom --snapshot="$snapshot" -d "$DATABASE" </dev/null | encrypted >"$work/$name" ||
        fail "The database could not be dumped; nothing was written." "Read the line above. Is the disk full? df -h $dir"
    printf 'commit;\n\\q\n' >&"$session_in"
    wait "$session_pid" || :

    {
        printf 'created %s\nschema %s\nserver %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$schema" "$server"
        printf '%s\n' "$counts" | sed 's/^/rows /'
    } >"$work/$name.manifest"
    # It reads no further than the list of contents; whoever writes to it would end with it.
    plain_dump "$work/$name" | { on_database pg_restore --list >/dev/null && cat >/dev/null; } ||
        fail "The backup that was just written cannot be read back." "Is the disk full? df -h $dir"
    (cd "$work" && sha256sum "$name" "$name.manifest" >"$name.sha256")
    sync -f "$work"
    mv "$work/$name" "$work/$name.manifest" "$dir/"
    mv "$work/$name.sha256" "$dir/"
    # shellcheck disable=SC2034
    dumped="$name ($(du -h "$dir/$name" | cut -f1), schema $schema)"
}

# Of the three below, each sees what dump_database keeps.
in_session() {
    local line
    printf '%s\n\\echo end-of-answer\n' "$1" >&"$session_in" || return 1
    while IFS= read -r -t 600 line <&"$session_out"; do
        [ "$line" != end-of-answer ] || return 0
        printf '%s\n' "$line"
    done
    return 1
}
session_failed() { fail "The database did not answer: $(head -c 300 "$work/session")" "$1"; }
encrypted() { if [ -n "$key" ]; then with_gpg --symmetric --cipher-algo AES256 --output -; else cat; fi; }
