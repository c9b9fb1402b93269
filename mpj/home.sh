#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the folder of MPJ Express: MPJ_HOME; else where Debian's package libmpj-java is installed;
# else a cache folder. With --fetch the package is fetched there, without being installed, by
# apt-get, or where there is none by curl from the address in JAURYN_MPJ_URL.

version=0.44+dfsg-4
sha256=62fa4f9ef33798c36319eca73562f75f695e6ee7e50626316ea27d6fdbce7840
package=libmpj-java_${version}_all.deb

fail() {
  echo "error: $1" >&2
  exit 2
}

if [ -n "$MPJ_HOME" ]; then
  for file in lib/mpj.jar lib/smpdev.jar conf/mpjexpress.conf; do
    [ -r "$MPJ_HOME/$file" ] || fail "MPJ_HOME $MPJ_HOME: expected MPJ Express, there is no $file"
  done
  echo "$MPJ_HOME"
  exit 0
fi
if [ -r /usr/share/mpj/lib/mpj.jar ] && [ -r /usr/share/mpj/conf/mpjexpress.conf ]; then
  echo /usr/share/mpj
  exit 0
fi
cache=${XDG_CACHE_HOME:-$HOME/.cache}/jauryn
home=$cache/mpj-$version
if [ -r "$home/lib/mpj.jar" ]; then
  echo "$home"
  exit 0
fi
[ "$1" = --fetch ] || exit 1

mkdir -p "$cache" || fail "cannot make the folder $cache"
work=$(mktemp -d "$cache/fetch.XXXXXX") || fail "cannot write to $cache"
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 70
echo "Fetching MPJ Express (Debian's package libmpj-java, 0.4 MB) ..." >&2
if [ -n "$JAURYN_MPJ_URL" ]; then
  curl -fsSL -o "$package" "$JAURYN_MPJ_URL" >&2 || fail "cannot fetch $JAURYN_MPJ_URL"
elif command -v apt-get >/dev/null 2>&1; then
  apt-get -qq download "libmpj-java=$version" >/dev/null 2>"$work/why" ||
    fail "apt-get cannot download libmpj-java $version ($(tail -n 1 "$work/why")): set MPJ_HOME to a copy of MPJ Express 0.44"
else
  fail "MPJ Express not found: set MPJ_HOME to a copy of version 0.44, or JAURYN_MPJ_URL to where Debian's $package is"
fi
for file in *.deb; do
  [ "$(sha256sum "$file" | cut -d ' ' -f 1)" = "$sha256" ] ||
    fail "$file is not the package that was expected (SHA-256 $sha256)"
  if command -v dpkg-deb >/dev/null 2>&1; then
    dpkg-deb -x "$file" unpacked || fail "cannot unpack $file"
  else
    mkdir unpacked && ar x "$file" && tar -C unpacked -xf data.tar.* || fail "cannot unpack $file"
  fi
done
rm -f unpacked/usr/share/mpj/conf
cp -R unpacked/etc/mpj unpacked/usr/share/mpj/conf || fail "cannot write to $cache"
mv unpacked/usr/share/mpj "$home" 2>/dev/null || [ -r "$home/lib/mpj.jar" ] ||
  fail "cannot write to $cache"
echo "$home"
