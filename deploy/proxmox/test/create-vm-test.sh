#!/usr/bin/env bash
# Usage: create-vm-test.sh
# create-vm.sh with a stand-in for Proxmox's qm: what it plans, what it refuses, and that a second run makes no second machine.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
LAB=$(mktemp -d)
export LAB
trap 'rm -rf "$LAB"' EXIT
echo 'ssh-ed25519 AAAA tester' >"$LAB/key.pub"
mkdir "$LAB/bin"
cat >"$LAB/bin/qm" <<'QM'
#!/usr/bin/env bash
echo "$*" >>"$LAB/calls"
case $1 in
    status) [ -e "$LAB/there" ] && echo "status: stopped" ;;
    config) echo "name: $(cat "$LAB/there")" ;;
esac
QM
chmod +x "$LAB/bin/qm"
cp "$LAB/bin/qm" "$LAB/bin/pvesm"
export PATH=$LAB/bin:$PATH
run() { "$here/../create-vm.sh" --address 192.168.1.50/24 --gateway 192.168.1.1 --ssh-key "$LAB/key.pub" "$@"; }
proves() { local sentence=$1; shift; if "$@" >"$LAB/out" 2>&1; then echo "ok    $sentence"; else echo "FAILS $sentence"; sed 's/^/      /' "$LAB/out"; exit 1; fi; }
refuses() { ! "$@"; }
says() { local text=$1; shift; "$@" 2>&1 | grep -q -- "$text"; }

proves "the plan has processors and memory" says '--cores 2 --memory 4096' run --dry-run
proves "the plan has 20 GB" says 'disk resize 120 scsi0 20G' run --dry-run
proves "the plan has the static address" says 'ip=192.168.1.50/24' run --dry-run
proves "a dry run makes nothing" refuses grep -q '^create' "$LAB/calls"
proves "an address without a prefix is refused" refuses run --address 192.168.1.50 --dry-run
proves "a key that is none is refused" refuses run --ssh-key "$here/create-vm-test.sh" --dry-run
echo papertrade >"$LAB/there"
proves "a machine that is there is left as it is" says 'is there already' run
proves "and started" grep -q '^start 120' "$LAB/calls"
proves "but not made again" refuses grep -q '^create' "$LAB/calls"
echo another >"$LAB/there"
proves "another machine under that number is not touched" refuses run
echo "All hold."
