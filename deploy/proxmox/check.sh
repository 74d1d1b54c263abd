#!/usr/bin/env bash
# Usage: check.sh
# What can be said of the scripts without containers: shellcheck, the tests of backup and restore on this machine's own
# PostgreSQL, create-vm.sh's plan. Needs shellcheck, postgresql and gpg.
set -euo pipefail
cd "$(dirname "$0")/../.."
mapfile -t scripts < <(git ls-files 'deploy/*.sh')
shellcheck -x -P . "${scripts[@]}"
echo "shellcheck: ${#scripts[@]} scripts, nothing found"
deploy/proxmox/test/backup-test.sh
deploy/proxmox/test/create-vm-test.sh
