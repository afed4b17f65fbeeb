#!/usr/bin/env bash
# in-root.sh ROOT DIR COMMAND...: runs COMMAND, never as root, where the packages unpacked under ROOT and the files of DIR/overlay lie
# over the system's /etc and /usr, with an empty /run. Nothing of the system is written to. Inside, the user is number 1000, and no
# process outlives the first. Needs user namespaces with overlayfs (Linux 5.11).
set -euo pipefail
root=$1 dir=$2
shift 2
user=()
if [ "$(id -u)" = 0 ]; then user=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups env HOME=/); fi
# shellcheck disable=SC2016
inside='
  set -e
  root=$1 dir=$2
  shift 2
  for part in etc usr; do
    mount -t overlay overlay -o "userxattr,lowerdir=$dir/overlay/$part:$root/$part:/$part,upperdir=$dir/ns/$part.upper,workdir=$dir/ns/$part.work" "/$part"
  done
  mount -t tmpfs tmpfs /run
  export PATH=/usr/sbin:/usr/bin HOME="$dir"
  exec unshare --user --map-user=1000 --map-group=1000 --pid --fork --kill-child "$@"'
exec "${user[@]}" unshare --user --map-root-user --mount bash -c "$inside" in-root "$root" "$dir" "$@"
