#!/usr/bin/env bash
# unpack.sh [NAME...]: fetches mail servers as Debian packages (courier, cyrus, gnu-imap4d; all of them by default) and unpacks each into
# a folder of $CLIENT_CHECK_SERVERS, by default in the temporary folder, with the libraries that this system lacks. Nothing is installed: Debian's imap-server packages exclude one another, no maintainer
# script is run, no service started, no root needed. What is there already is left alone.
set -euo pipefail
folder=${CLIENT_CHECK_SERVERS:-${TMPDIR:-/tmp}/client-check-servers-$(id -u)}
[ $# -gt 0 ] || set -- courier cyrus gnu-imap4d

packages_of() {
  case $1 in
  courier) echo courier-imap courier-authlib-userdb gamin ;;
  cyrus) echo cyrus-imapd sasl2-bin libsasl2-modules-db ;;
  gnu-imap4d) echo mailutils-imap4d ;;
  *) echo "no such server: $1" >&2; return 2 ;;
  esac
}
# What hangs on them and is never run: mail transport agents, Perl, this system's TLS command line.
unwanted='^(perl|perl-base|perl-modules-.*|libperl5.*|gnutls-bin|libgnutls-.*|libgnutls28-dev|exim4.*|postfix|opensmtpd|bsd-mailx|mailutils|psmisc)$'

mkdir -p "$folder"
folder=$(cd "$folder" && pwd -P)
chmod 755 "$folder"
for name in "$@"; do
  [ ! -e "$folder/$name/.versions" ] || continue
  read -ra wanted <<<"$(packages_of "$name")"
  work=$(mktemp -d "$folder/.$name.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  chmod 755 "$work"
  mkdir "$work/.debs"
  cd "$work/.debs"
  # What apt would install here: a simulation, without lock and without root.
  mapfile -t all < <(apt-get -s -o Debug::NoLocking=1 --no-install-recommends install "${wanted[@]}" | awk '/^Inst /{print $2}')
  mapfile -t get < <(printf '%s\n' "${all[@]}" | grep -Ev "$unwanted" | cat - <(printf '%s\n' "${wanted[@]}") | sort -u)
  apt-get -qq download "${get[@]}" >download.log 2>&1 || { cat download.log >&2; exit 1; }
  for deb in *.deb; do dpkg -x "$deb" "$work"; done
  # Some packages ship /lib, which is a link to /usr/lib today.
  for part in lib bin sbin; do
    [ ! -d "$work/$part" ] || { mkdir -p "$work/usr/$part"; cp -a "$work/$part/." "$work/usr/$part/"; rm -rf "${work:?}/$part"; }
  done
  mkdir -p "$work/etc" "$work/usr"
  for deb in *.deb; do dpkg-deb -W --showformat='${Package} ${Version}\n' "$deb"; done >"$work/.versions"
  rm -rf "$work/.debs"
  # Into its place at once; another process may have been quicker.
  mv -T "$work" "$folder/$name" 2>/dev/null || [ -e "$folder/$name/.versions" ]
  echo "unpacked $name into $folder/$name: ${get[*]}"
done
