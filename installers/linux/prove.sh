#!/usr/bin/env bash
# Proves the .deb on a machine that has nothing: a root folder of Debian's essential packages and those that the .deb asks for, put together from the
# packages of this machine, with no Java and nothing of the build in reach. There the .deb is installed; a user who is not root asks for the version,
# imports events, takes a picture and opens a window; it is installed again over itself and removed; and the data is still there. Then the .rpm is
# installed in the same place, by rpm, without the names that Fedora has for what Debian calls otherwise; and the portable folder is unpacked: both open
# the data that is there.
# Needs root, for the root folder, and a Debian or Ubuntu.
#
#   installers/linux/prove.sh                              packages first
#   installers/linux/prove.sh FILE.deb FILE.rpm FILE.tar.gz    proves these files
set -euo pipefail
installers=$(cd "$(dirname "$0")/.." && pwd -P)
repository=$(dirname "$installers")
# shellcheck source=installers/unix.sh
. "$installers/unix.sh"

orders=$repository/../shared/data/olist-orders.ndjson.gz
user=1000
[ "$(id -u)" -eq 0 ] || fail "The proof needs root: sudo $0"

# asked: the packages that the .deb asks for; of alternatives the one that is installed here
asked() {
  dpkg-deb -f "$deb" Depends | sed 's/([^)]*)//g' | tr ',' '\n' | while IFS= read -r choice; do
    for each in ${choice//|/ }; do
      if dpkg-query -Wf '${db:Status-Status}' "$each" 2> /dev/null | grep -q '^installed'; then
        printf '%s\n' "$each"
        break
      fi
    done
  done
}

# essential: the packages that every Debian has, those that are asked for, and what they need in turn
essential() {
  {
    dpkg-query -Wf '${Package} ${Essential}\n' | sed -n 's/ yes$//p'
    asked
  } | sort -u | xargs apt-cache depends --recurse --installed --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances |
    grep '^[a-z]' | sed 's/:.*//' | sort -u
}

# put_together ROOT: copies the packages into it, and what dpkg knows of them
put_together() {
  local packages link
  mapfile -t packages < <(essential)
  mapfile -t packages < <(dpkg-query -Wf '${Package} ${db:Status-Status}\n' "${packages[@]}" 2> /dev/null | sed -n 's/ installed$//p')
  for link in /bin /sbin /lib /lib32 /lib64 /libx32; do
    if [ -h "$link" ]; then
      mkdir -p "$1/$(readlink "$link")"
      cp -P "$link" "$1"
    fi
  done
  dpkg-query -L "${packages[@]}" | grep '^/.' | grep -v '^/usr/share/\(doc\|man\|locale\|info\)/' | sort -u |
    while IFS= read -r path; do if [ -e "$path" ] || [ -h "$path" ]; then printf '%s\0' "$path"; fi; done |
    sed -z "s|^/|./|" | tar --null --no-recursion -C / -T - -cf - | tar -xf - -C "$1" --keep-directory-symlink
  cp -R /etc/alternatives /etc/ld.so.conf /etc/ld.so.conf.d "$1/etc/"
  printf 'root:x:0:0::/root:/bin/sh\nmaria:x:%s:%s::/home/maria:/bin/sh\n' $user $user > "$1/etc/passwd"
  printf 'root:x:0:\nmaria:x:%s:\n' $user > "$1/etc/group"
  mkdir -p "$1"/{proc,dev,root,tmp,home/maria,opt} "$1"/var/lib/dpkg/{info,updates,triggers}
  chown $user:$user "$1/home/maria"
  chmod 1777 "$1/tmp"
  dpkg-query -s "${packages[@]}" > "$1/var/lib/dpkg/status"
  touch "$1/var/lib/dpkg/available"
  for link in "${packages[@]}"; do cp "/var/lib/dpkg/info/$link"*.list "$1/var/lib/dpkg/info/" 2> /dev/null || true; done
  ldconfig -r "$1"
}

# inside ROOT COMMAND...: runs it there as root, with processes of its own
inside() {
  local root=$1
  shift
  # shellcheck disable=SC2016 # the inner shell's
  unshare --mount --pid --fork --kill-child sh -c 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" "$@"' "$root" \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"
}

# as_user ROOT COMMAND...: runs it there as a user would
as_user() {
  local root=$1
  shift
  inside "$root" chroot --userspec=$user:$user --groups= / env HOME=/home/maria sh -c 'cd && exec "$@"' - "$@"
}

# expect WHAT COMMAND...: says that it is so, or ends
expect() {
  local what=$1 begun=$SECONDS
  shift
  "$@" > "$ground/said" 2>&1 || { cat "$ground/said" >&2; fail "NOT PROVEN: $what"; }
  say "proven: $what ($((SECONDS - begun)) s)"
}

# resident ROOT: what a window with the sample open holds at its first start, in megabytes
resident() {
  # shellcheck disable=SC2016 # the inner shell's
  as_user "$1" env JDK_JAVA_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw" sh -c '
    export HINDCAST_DATA=$HOME/sample HINDCAST_CONFIG=$HOME/settings
    hindcast sample > /dev/null 2>&1
    place=$(hindcast aggregates --type Order --limit 1 2> /dev/null | grep -o "Order/[^ ]*" | head -n 1)
    hindcast "hindcast://embedded/$place" > /dev/null 2>&1 &
    settings=$HINDCAST_CONFIG/window.properties
    tries=0
    until grep -qs "^place=.*Order" "$settings" || [ $((tries += 1)) -gt 300 ]; do sleep 0.1; done
    sleep 5
    grep ^VmRSS "/proc/$!/status"
    kill $!
    wait' | awk '/^VmRSS/ { printf "%d\n", $2 / 1024 }'
}

ground=$(mktemp -d)
trap 'rm -rf "$ground"' EXIT
if command -v shellcheck > /dev/null; then
  expect "the scripts are sound" sh -c "cd '$repository' && shellcheck -x installers/*/*.sh installers/linux/postrm installers/mac/hindcast app/src/packaging/bin/hindcast .ci/run"
fi
if command -v desktop-file-validate > /dev/null; then
  expect "the desktop entry is valid" desktop-file-validate "$installers/linux/hindcast.desktop"
fi
if command -v python3 > /dev/null; then
  expect "what macOS and Windows read is well-formed" python3 -c \
    'import sys, plistlib, xml.dom.minidom as xml; [plistlib.load(open(f, "rb")) if f.endswith(".plist") else xml.parse(f) for f in sys.argv[1:]]' \
    "$installers"/mac/*.plist "$installers"/windows/*.wxs
fi
if [ $# -eq 0 ]; then
  "$installers/linux/package.sh" --trial
  set -- "$installers/target/hindcast_$(version)_$(dpkg --print-architecture).deb" "$installers/target/hindcast-$(version).$(uname -m).rpm" \
    "$installers/target/hindcast-$(version)-linux-$(uname -m).tar.gz"
fi
[ $# -eq 3 ] || fail "A .deb, an .rpm and a .tar.gz are proven together, or none is named and they are made first."
deb=$1 rpm=$2 portable=$3
root=$ground/root
mkdir "$root"
put_together "$root"
cp "$deb" "$root/tmp/hindcast.deb"
say "A root folder of $(grep -c '^Package:' "$root/var/lib/dpkg/status") packages, $(megabytes "$root") MB"

expect "there is no Java" inside "$root" sh -c '! command -v java && ! ls /usr/lib/jvm'
expect "it weighs at most $(option most-megabytes) MB ($(megabytes "$deb") MB)" test "$(megabytes "$deb")" -le "$(option most-megabytes)"
expect "dpkg installs it" inside "$root" dpkg -i /tmp/hindcast.deb
expect "it tells its version" as_user "$root" sh -c "hindcast --version | grep 'Hindcast $(version)'"
expect "the JVM takes the cache of quick starts" as_user "$root" env JDK_JAVA_OPTIONS=-XX:AOTMode=on hindcast --version
if [ -e "$orders" ]; then
  cp "$orders" "$root/tmp/orders.ndjson.gz"
  expect "it imports the real orders" as_user "$root" sh -c 'hindcast import /tmp/orders.ndjson.gz | grep 19,811'
else
  say "The real orders are not beside the checkout; a sample takes their place."
  expect "it makes a sample" as_user "$root" hindcast sample
fi
expect "it takes a picture" as_user "$root" hindcast screenshot --place hindcast://embedded/aggregates --theme dark --out /tmp/picture.png
cp "$root/tmp/picture.png" "$installers/target/picture.png"
painted=$( (as_user "$root" hindcast bench start --rounds 5 --json || true) | sed -n '1s/.*"value":\([0-9]*\).*/\1/p')
# Time and memory are no more than told: what else this machine does is not known.
say "measured: its window is painted after ${painted:-?} ms, where at most $(option most-milliseconds) ms are promised of an idle machine"
held=$(resident "$root")
say "measured: with the sample open it holds ${held:-?} MB, where at most $(option most-resident-megabytes) MB are promised"
count=$(as_user "$root" hindcast aggregates --limit 0 --json | wc -l)
as_user "$root" sh -c 'mkdir -p .config/hindcast && echo kept >> .config/hindcast/window.properties'
expect "an upgrade keeps data and settings" inside "$root" dpkg -i /tmp/hindcast.deb
expect "… $count aggregates" as_user "$root" sh -c "test \$(hindcast aggregates --limit 0 --json | wc -l) -eq $count && grep -qx kept ~/.config/hindcast/window.properties"
expect "it is removed and says where the data is" inside "$root" sh -c 'dpkg -r hindcast | grep .local/share/hindcast'
expect "nothing of it is left" inside "$root" sh -c '! command -v hindcast && ! ls /opt/hindcast'
expect "… but the data" inside "$root" test -e /home/maria/.local/share/hindcast/database/cluster/PG_VERSION

expect "rpm installs it" rpm --root "$root" --install --nodeps "$rpm"
expect "it opens the data that is there" as_user "$root" sh -c "hindcast --version | grep 'Hindcast $(version)' && test \$(hindcast aggregates --limit 0 --json | wc -l) -eq $count"
expect "the JVM takes its cache too" as_user "$root" env JDK_JAVA_OPTIONS=-XX:AOTMode=on hindcast --version
expect "an upgrade keeps it" rpm --root "$root" --upgrade --force --nodeps "$rpm"
# shellcheck disable=SC2016 # the inner shell's
expect "it is removed and says where the data is" sh -c 'rpm --root "$0" --erase hindcast | grep .local/share/hindcast' "$root"
expect "nothing of it is left" inside "$root" sh -c '! command -v hindcast && ! ls /opt/hindcast'

cp "$portable" "$root/tmp/hindcast.tar.gz"
expect "the portable folder is unpacked" as_user "$root" tar -xf /tmp/hindcast.tar.gz
expect "it opens the data that is there" as_user "$root" sh -c "test \$(hindcast/bin/hindcast aggregates --limit 0 --json | wc -l) -eq $count"
expect "it is trained where it is" as_user "$root" env JDK_JAVA_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw" hindcast/bin/hindcast train
expect "… and the JVM takes that cache" as_user "$root" env JDK_JAVA_OPTIONS=-XX:AOTMode=on hindcast/bin/hindcast --version
