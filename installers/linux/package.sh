#!/usr/bin/env bash
# Makes hindcast_VERSION_ARCH.deb, hindcast-VERSION.ARCH.rpm and hindcast-VERSION-linux-ARCH.tar.gz of what `mvn package` left, into installers/target,
# and prints what they weigh and how soon the window is painted. The programs that it needs are told when one is missing.
#
#   installers/linux/package.sh           all three
#   installers/linux/package.sh deb       one of deb, rpm, tar
#   installers/linux/package.sh --trial   quicker, less packed, and without the licences, which need the network: not to hand out
set -euo pipefail
installers=$(cd "$(dirname "$0")/.." && pwd -P)
repository=$(dirname "$installers")
# shellcheck source=installers/unix.sh
. "$installers/unix.sh"

target=$installers/target
tree=$target/linux
place=/opt/hindcast
home=$tree$place
version=$(version)
case $(uname -m) in
  x86_64) deb_arch=amd64 rpm_arch=x86_64 ;;
  aarch64) deb_arch=arm64 rpm_arch=aarch64 ;;
  *) fail "There is no package for $(uname -m)." ;;
esac

# in_place COMMAND...: runs it where the tree's /opt is the machine's: the cache of quick starts belongs to the place in which it is trained
in_place() {
  local root=(unshare --mount)
  [ "$(id -u)" -eq 0 ] || root=(unshare --mount --map-root-user)
  # shellcheck disable=SC2016 # the inner shell's
  "${root[@]}" sh -c 'mount --bind "$0/opt" /opt && exec "$@"' "$tree" "$@"
}

put_together() {
  rm -rf "$tree"
  mkdir -p "$home"
  cp -R "$folder/." "$home"
  rm -f "$home/lib/hindcast.aot" "$home/bin/hindcast.cmd"
  link_runtime "$home/runtime"
  [ -n "$trial" ] || inventory "$home/licences"
  find "$home" -exec touch --no-dereference -d "@$(instant)" {} +
}

describe() {
  local share=$tree/usr/share id size
  id=$(option id)
  mkdir -p "$tree/usr/bin" "$share/applications" "$share/metainfo" "$share/mime/packages" "$share/doc/hindcast" \
    "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
  ln -s ../..$place/bin/hindcast "$tree/usr/bin/hindcast"
  cp "$installers/linux/hindcast.desktop" "$share/applications/$id.desktop"
  sed "s/@VERSION@/$version/; s/@DATE@/$(date -u -d "@$(instant)" +%F)/" "$installers/linux/metainfo.xml" > "$share/metainfo/$id.metainfo.xml"
  cp "$installers/linux/mime.xml" "$share/mime/packages/$id.xml"
  for size in 16 24 32 48 64 128 256 512; do
    mkdir -p "$share/icons/hicolor/${size}x$size/apps"
    rsvg-convert -w $size -h $size "$installers/hindcast.svg" -o "$share/icons/hicolor/${size}x$size/apps/$id.png"
  done
  mkdir -p "$share/icons/hicolor/scalable/apps"
  cp "$installers/hindcast.svg" "$share/icons/hicolor/scalable/apps/$id.svg"
  "$home/bin/hindcast" completion bash > "$share/bash-completion/completions/hindcast"
  "$home/bin/hindcast" completion zsh > "$share/zsh/vendor-completions/_hindcast"
  "$home/bin/hindcast" completion fish > "$share/fish/vendor_completions.d/hindcast.fish"
}

make_deb() {
  need dpkg-deb dpkg
  local control=$tree/DEBIAN
  mkdir "$control"
  sed "s/@VERSION@/$version/; s/@ARCH@/$deb_arch/; s/@SUMMARY@/$(option summary)/; s/@DESCRIPTION@/$(option description)/
    s/@SIZE@/$(du -sk --apparent-size --exclude=DEBIAN "$tree" | cut -f 1)/" "$installers/linux/control" > "$control/control"
  cp "$installers/linux/postrm" "$control/postrm"
  chmod 755 "$control/postrm"
  (cd "$tree" && find opt usr -type f -print0 | sort -z | xargs -0 md5sum) > "$control/md5sums"
  SOURCE_DATE_EPOCH=$(instant) dpkg-deb --root-owner-group -Zxz "-z${trial:-6}" --build "$tree" "$target/hindcast_${version}_$deb_arch.deb" > /dev/null
  rm -rf "$control"
}

make_rpm() {
  need rpmbuild rpm
  rpmbuild -bb --quiet --target "$rpm_arch" --define "_topdir $target/rpm" --define "version_ $version" --define "summary_ $(option summary)" \
    --define "description_ $(option description)" --define "tree_ $tree" --define "_binary_payload w${trial:-6}.xzdio" --buildroot "$target/rpm/root" "$installers/linux/hindcast.spec"
  mv "$target/rpm/RPMS/$rpm_arch"/*.rpm "$target/hindcast-$version.$rpm_arch.rpm"
  rm -rf "$target/rpm"
}

# train: the cache of quick starts, on the first paint and on a playhead that is moved along an order
train() {
  local ground
  ground=$(mktemp -d)
  mapfile -t start < <(rehearsal "$ground" "$home/bin/hindcast")
  HINDCAST_CONFIG=$ground/settings in_place $place/bin/hindcast train "${start[@]}"
  rm -rf "$ground"
}

# The portable folder is trained where it is unpacked, so it has no cache.
make_tar() {
  tar -C "$tree/opt" --sort=name --owner=0 --group=0 --numeric-owner --exclude=hindcast/lib/hindcast.aot -cf - hindcast |
    gzip "-${trial:-9}n" > "$target/hindcast-$version-linux-$rpm_arch.tar.gz"
}

# painted ROUNDS: milliseconds from the installed command to the first window painted, the median of so many
painted() { (in_place $place/bin/hindcast bench start --rounds "$1" --json 2> /dev/null || true) | sed -n '1s/.*"value":\([0-9]*\).*/\1/p'; }

trial=
if [ "${1:-}" = --trial ]; then
  trial=1
  shift
fi
[ -x "$folder/bin/hindcast" ] || fail "There is nothing to package yet: mvn package -DskipTests makes $folder."
need rsvg-convert librsvg2-bin
mkdir -p "$target"
find_jdk
put_together
describe
say "Painted after $(painted 1) ms without a cache"
train
say "Painted after $(painted 5) ms with the cache"
[ $# -gt 0 ] || set -- deb rpm tar
for kind in "$@"; do "make_$kind"; done
say "Installed: $(megabytes "$tree") MB, of which Java $(megabytes "$home/runtime") MB and the cache $(megabytes "$home/lib/hindcast.aot") MB"
for file in "$target"/hindcast[_-]"$version"*; do say "$(megabytes "$file") MB  ${file#"$repository/"}"; done
