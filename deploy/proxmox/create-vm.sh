#!/usr/bin/env bash
# Usage: create-vm.sh --address CIDR --gateway IP --ssh-key FILE [--id N] [--name NAME] [--storage S] [--bridge B]
#                     [--dns IP] [--user NAME] [--dry-run] [--help]
# On the Proxmox host, as root: a virtual machine for PaperTrade from Ubuntu's cloud image (24.04), with 2 processors, 4 GB,
# 20 GB, a static address and your key to log in with. One that is there already under this number and name is left as it is.
#   --address  192.168.1.50/24   --gateway 192.168.1.1   --ssh-key ~/.ssh/id_ed25519.pub
#   --id 120   --name papertrade --storage local-lvm     --bridge vmbr0   --user trader   --dns the gateway
#   --dry-run  prints what would be done, and does nothing
set -euo pipefail
id=120 name=papertrade storage=local-lvm bridge=vmbr0 user=trader address='' gateway='' key='' dns='' dry=''
fail() { printf 'Failed: %s\nNext:   %s\n' "$1" "$2" >&2; exit 1; }
while [ $# -gt 0 ]; do
    case $1 in
        --dry-run) dry=yes ;;
        --help | -h) sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; exit 0 ;;
        --id | --name | --storage | --bridge | --user | --address | --gateway | --dns)
            [ -n "${2:-}" ] || fail "$1 has no value." "create-vm.sh --help"
            declare "${1#--}=$2"; shift ;;
        --ssh-key) [ -n "${2:-}" ] || fail "$1 has no value." "create-vm.sh --help"; key=$2; shift ;;
        *) fail "create-vm.sh knows no '$1'." "create-vm.sh --help" ;;
    esac
    shift
done
[[ $address =~ ^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+/[0-9]+$ ]] || fail "--address is no address with a prefix, like 192.168.1.50/24." "Choose one outside the DHCP range of your router."
[[ $gateway =~ ^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "--gateway is no address, like 192.168.1.1." "ip route shows the one of this host."
[ -r "$key" ] || fail "--ssh-key names no file that can be read." "ssh-keygen -t ed25519, then give its .pub file."
grep -q '^ssh-\|^ecdsa-' "$key" || fail "'$key' is no public key." "Give the file that ends in .pub."
[[ $id =~ ^[0-9]{3,9}$ ]] || fail "--id is no number of a machine." "qm list shows those in use."
run() { if [ -n "$dry" ]; then printf '%q ' "$@"; echo; else "$@"; fi; }
if [ -z "$dry" ]; then
    for command in qm pvesm curl; do command -v "$command" >/dev/null || fail "There is no '$command' here." "Run this on the Proxmox host, or with --dry-run to see what it does."; done
fi

if command -v qm >/dev/null && qm status "$id" >/dev/null 2>&1; then
    there=$(qm config "$id" | sed -n 's/^name: //p')
    [ "$there" = "$name" ] || fail "Machine $id is there already and is called '$there'." "Choose another --id."
    echo "Machine $id ($name) is there already."
    case $(qm status "$id") in *running*) ;; *) run qm start "$id" ;; esac
    exit 0
fi

series=noble
file=$series-server-cloudimg-amd64.img
from=https://cloud-images.ubuntu.com/$series/current
cache=/var/lib/vz/template/papertrade
run mkdir -p "$cache"
run curl -fsSL --retry 3 -o "$cache/SHA256SUMS" "$from/SHA256SUMS"
run curl -fsSL --retry 3 -z "$cache/$file" -o "$cache/$file" "$from/$file"
if [ -z "$dry" ]; then
    (cd "$cache" && grep " \*\?$file\$" SHA256SUMS | sha256sum --status -c -) || { rm -f "${cache:?}/$file"; fail "The image from $from is not the one its checksum is of; it was deleted." "Run this again."; }
else
    echo "# compares $cache/$file with its checksum"
fi

# If something fails on the way, nothing half made is left behind for the next run to take for a machine.
finish() { status=$?; trap - EXIT; if [ "$status" != 0 ] && [ -z "$dry" ]; then qm destroy "$id" --purge >/dev/null 2>&1 || :; fi; exit "$status"; }
trap finish EXIT
run qm create "$id" --name "$name" --ostype l26 --cpu host --cores 2 --memory 4096 --agent enabled=1 --onboot 1 \
    --net0 "virtio,bridge=$bridge" --scsihw virtio-scsi-single --serial0 socket --vga serial0
run qm set "$id" --scsi0 "$storage:0,import-from=$cache/$file,discard=on,ssd=1"
run qm disk resize "$id" scsi0 20G
run qm set "$id" --ide2 "$storage:cloudinit" --boot order=scsi0
run qm set "$id" --ciuser "$user" --sshkeys "$key" --ipconfig0 "ip=$address,gw=$gateway" --nameserver "${dns:-$gateway}"
run qm start "$id"
trap - EXIT
echo "In a minute: ssh $user@${address%/*}, then deploy/runbook.md, 'Install'."
