#!/usr/bin/env bash
# Usage: change-issuer.sh [--apply] OLD_ISSUER NEW_ISSUER
# For when a sign-in provider is gone for good: PaperTrade knows people by issuer and subject, so at another one everybody is a stranger.
# After they have signed in at NEW_ISSUER once, this shows whom it would take for whom, by their e-mail addresses; with --apply, each
# then has what they had, and PaperTrade is restarted. Who has opened a portfolio since, or whose address is there twice, is left alone.
# Only for a provider that verifies addresses: whoever can sign in there with somebody's address gets what is theirs. Back up first.
set -euo pipefail
# shellcheck source=deploy/proxmox/lib.sh
. "$(dirname "$0")/lib.sh"
apply='' issuers=()
for argument in "$@"; do
    case $argument in
        --help | -h) usage; exit 0 ;;
        --apply) apply=yes ;;
        -*) fail "change-issuer.sh knows no '$argument'." "change-issuer.sh --help" ;;
        *) issuers+=("$argument") ;;
    esac
done
[ "${#issuers[@]}" = 2 ] || fail "Two issuers are needed, the old one and the new one." "As they stand in the database: select distinct issuer from app_user"
need docker flock
only_one
old=${issuers[0]} new=${issuers[1]}

# What is theirs stays with the old row, which only gets the new name of who it is; so nothing that refers to it has to change.
same_people() {
    cat <<'SQL'
create temporary table same_people on commit drop as
    select o.id as old, n.id as new, n.issuer, n.subject, n.name, n.email
    from app_user o join app_user n on lower(n.email) = lower(o.email)
    where o.issuer = :'old' and n.issuer = :'new' and o.email <> ''
      and not exists (select from app_user t where lower(t.email) = lower(o.email) and t.issuer in (:'old', :'new') and t.id not in (o.id, n.id))
      and not exists (select from portfolio p where p.owner_id = n.id)
      and not exists (select from price_import i where i.imported_by = n.id);
SQL
}
ask() { postgres psql -X -q -A -t -F ': ' -v ON_ERROR_STOP=1 -v old="$old" -v new="$new" -U "$DATABASE" -d "$DATABASE"; }

people=$({
    echo 'begin;'
    same_people
    echo "select email, count(p.id) || ' portfolios' from same_people left join portfolio p on p.owner_id = old group by email order by email; rollback;"
} | ask)
[ -n "$people" ] || fail "Nobody of $old has signed in at $new so far, or all have opened portfolios there." "Ask them to sign in once, then run this again."
printf '%s\n' "$people"
if [ -z "$apply" ]; then
    say "Nothing was changed. These people are taken for the same with --apply."
    exit 0
fi
{
    echo 'begin;'
    same_people
    echo 'delete from app_user where id in (select new from same_people);
          update app_user u set issuer = s.issuer, subject = s.subject, name = s.name, email = s.email from same_people s where u.id = s.old;
          commit;'
} | ask
# Whoever is signed in is somebody who is no more.
mapfile -t apps < <(instances)
compose restart "${apps[@]}" || fail "They have what they had, but PaperTrade did not restart." "docker compose -p papertrade restart ${apps[*]}"
say "$(grep -c . <<<"$people") people of $new have what they had at $old."
