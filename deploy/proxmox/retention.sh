# Which backups stay: the newest of each of 7 days, of 4 weeks and of 12 months that have one; sourced, never run.
# Counted in periods that have a backup, not from today, so that a server that was off for a year loses nothing.
# shellcheck shell=bash

# newest_of_each FORMAT COUNT < names, newest first: prints the ones to keep.
newest_of_each() {
    local format=$1 left=$2 last='' name day period
    while IFS= read -r name; do
        day=${name#papertrade-}
        period=$(date -u -d "${day:0:8}" "+$format")
        if [ "$period" != "$last" ]; then
            [ "$left" -gt 0 ] || break
            left=$((left - 1))
            last=$period
            printf '%s\n' "$name"
        fi
    done
}

finished_backups() { find "$1" -maxdepth 1 -name 'papertrade-*.sha256' -printf '%f\n' | sed 's/\.sha256$//' | sort -r; }

expired() {
    local all
    all=$(finished_backups "$1")
    [ -n "$all" ] || return 0
    comm -23 <(sort <<<"$all") <({
        newest_of_each %Y%m%d 7 <<<"$all"
        newest_of_each %G%V 4 <<<"$all"
        newest_of_each %Y%m 12 <<<"$all"
    } | sort -u)
}

# The checksum goes first: what is left of an interrupted removal counts as unfinished, and is cleared away.
remove_expired() {
    local name
    expired "$1" | while IFS= read -r name; do
        rm -f "$1/$name.sha256"
        rm -f "$1/$name" "$1/$name.manifest"
    done
}

clear_unfinished() {
    local file
    find "$1" -maxdepth 1 -type d -name '.work.*' -exec rm -rf {} +
    for file in "$1"/papertrade-*.dump "$1"/papertrade-*.dump.gpg; do
        [ ! -e "$file" ] || [ -e "$file.sha256" ] || rm -f "$file" "$file.manifest"
    done
}
