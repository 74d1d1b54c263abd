#!/usr/bin/env bash
# Usage: copy-home.sh [DIRECTORY]
# Backs the database at AWS up to this machine while people trade there, for when the account is lost: to DIRECTORY (BACKUP_DIR/from-aws), as backup.sh
# does with the database at home, encrypted when BACKUP_KEY_FILE names a file with a passphrase. Whatever takes a backup takes this one:
# BACKUP_DIR=<directory> restore-drill.sh proves it, restore.sh goes on with it. Keeps as many as backup.sh.
# Needs a passage.sh in another terminal. INSTALLATION (production) says of which.
set -euo pipefail
# shellcheck source=deploy/aws/move/lib.sh
. "$(dirname "$0")/../move/lib.sh"
# shellcheck source=deploy/proxmox/retention.sh
. "$(dirname "$0")/../../proxmox/retention.sh"
# shellcheck source=deploy/proxmox/dump.sh
. "$(dirname "$0")/../../proxmox/dump.sh"
case ${1:-} in --help | -h) usage; exit 0 ;; esac
[ $# -le 1 ] || fail "copy-home.sh needs one directory at most." "copy-home.sh --help"
dir=${1:-$(backup_dir)/from-aws}
side_named aws
need sha256sum flock
umask 077
only_one
mkdir -p "$dir"
clear_unfinished "$dir"
on_database() { on aws "$@"; }
dump_database "$dir" "Does passage.sh still run?"
remove_expired "$dir"
say "Copied $INSTALLATION to $dir/$dumped."
