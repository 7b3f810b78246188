# Sourced by scripts that need an empty Debian to install the packages in: they have a folder $work, a
# $suite and `fail`; this makes $root in it, where nothing is started whatever a package would like.
# shellcheck shell=bash

base="target/deb-test/$suite.tar"
if [[ ! -f "$base" ]]; then
  mkdir -p "${base%/*}"
  # Half an archive must not be taken for one the next time.
  mmdebstrap --quiet --variant=minbase --format=tar "$suite" "$base.new"
  mv "$base.new" "$base"
fi
root="$work/root"
mkdir "$root"
mount -t tmpfs -o size=4G tmpfs "$root"
tar -xf "$base" -C "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir "$root/packages"
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
# A machine behind a mirror of its own says so in its settings.
cp /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
