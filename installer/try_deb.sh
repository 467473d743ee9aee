#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the package on a Debian 12 that has nothing else, starts the programs there as a plain user, removes the package
# and looks for what it left. Needs root, debootstrap and a mirror; takes minutes.
#
#   installer/try_deb.sh [--without-tour] build/release/packages/countinghouse_0.1.0_amd64.deb [MIRROR]
set -euo pipefail

tour=yes
if [ "${1:-}" = --without-tour ]; then
    tour=
    shift
fi

deb=$(readlink -f "${1:?which package?}")
# The one that this machine installs from, unless said otherwise.
mirror=${2:-$(apt-cache policy | awk '$3 ~ "^bookworm/main" { print $2; exit }')}
[ -n "$mirror" ] || { echo "try_deb: no mirror of Debian 12 is known here: name one" >&2; exit 1; }
root=$(mktemp -d /tmp/countinghouse-debian.XXXXXX)
# Its users have to get in.
chmod 755 "$root"

leave() {
    umount -l "$root/proc" "$root/dev" 2>/dev/null || true
    rm -rf --one-file-system "$root"
}
trap leave EXIT
say() { printf '== %s\n' "$*"; }
fail() {
    printf 'try_deb: %s\n' "$*" >&2
    exit 1
}
inside() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
# As somebody who has no rights there and no display.
as_user() { chroot --userspec=1000:1000 "$root" env HOME=/home/anna USER=anna LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=/tmp/run "$@"; }
# Whatever carries our names, but for what belongs to people and to apt itself.
traces() {
    (cd "$root" && find etc opt srv usr var \( -path var/lib/apt -o -path var/cache/apt -o -path var/log \) -prune -o \
        \( -name '*countinghouse*' -o -name 'order-service*' \) -print)
    grep -rl countinghouse "$root/etc" "$root/usr/share/applications" "$root/usr/share/mime" "$root/var/lib/dpkg" 2>/dev/null || true
}

say "A fresh Debian 12"
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 || {
    tail -n 5 "$root.log" >&2
    fail "debootstrap did not come through"
}
rm -f "$root.log"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev" 2>/dev/null || true
inside useradd --create-home --uid 1000 anna
install -d -m 700 -o 1000 -g 1000 "$root/tmp/run"
cp "$deb" "$root/tmp/"
inside apt-get -qq update

say "Installing"
inside apt-get -qq -y --no-install-recommends install "/tmp/$(basename "$deb")" >/dev/null
inside dpkg --audit
[ -z "$(inside dpkg --verify countinghouse)" ] || fail "files differ from what the package says"

say "Starting as a plain user"
for program in countinghouse countinghouse-cli order-service; do
    as_user "$program" --version >/dev/null || fail "$program does not start"
    inside test -f "/usr/share/man/man1/$program.1.gz" || fail "no manual page of $program"
done
as_user order-service demo --store sqlite:/home/anna/shop.db --orders 50 >/dev/null
say "The window, on the demo shop"
inside apt-get -qq -y --no-install-recommends install fonts-dejavu-core >/dev/null
status=0
as_user timeout 15 countinghouse --demo >/dev/null 2>&1 || status=$?
[ "$status" -eq 124 ] || fail "the window did not stay open (exit $status)"
if [ -n "$tour" ]; then
    say "A tour of the demo shop"
    as_user timeout 300 countinghouse --tour /home/anna/tour >/dev/null || fail "the tour did not come through"
    pictures=$(find "$root/home/anna/tour" -name '*.png' | wc -l)
    [ "$pictures" -ge 40 ] || fail "the tour saved $pictures pictures"
    say "$pictures pictures"
fi
grep -q 'x-scheme-handler/countinghouse' "$root/usr/share/applications/countinghouse.desktop" || fail "no link handler"

say "Removing"
inside apt-get -qq -y purge countinghouse >/dev/null
left=$(traces)
[ -z "$left" ] || fail "left behind:
$left"
[ -f "$root/home/anna/shop.db" ] || fail "the user's data went with it"
say "Installed, started, removed without a trace but the user's data"
